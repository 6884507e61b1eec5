#include "http/multipart.h"

#include <algorithm>

#include "base/error.h"
#include "base/text/utf8.h"

namespace rongtong::http {

namespace {

constexpr std::size_t kMostHead = 8U << 10U;
constexpr std::size_t kMostBoundary = 70;

base::Error no_form(const char* what) {
  return {base::ErrorCode::kInvalidArgument, base::msg("http.multipart", what)};
}

/// One parameter of a field: `name=value` or `name="quoted"`, taken off the front with its `;`.
struct Parameter {
  std::string name;
  std::string value;
};

std::string take_quoted(std::string_view& text) {
  std::string value;
  text.remove_prefix(1);
  while (!text.empty() && text.front() != '"') {
    // Browsers write %22 for a quote; `\"` is the older way. A lone backslash is a path of old.
    if (text.starts_with("\\\"")) text.remove_prefix(1);
    value += text.front();
    text.remove_prefix(1);
  }
  if (text.empty()) throw no_form("a quote is not closed");
  text.remove_prefix(1);
  return value;
}

std::optional<Parameter> take_parameter(std::string_view& text) {
  const auto start = text.find_first_not_of(" \t;");
  if (start == std::string_view::npos) return std::nullopt;
  text.remove_prefix(start);
  const auto equals = text.find_first_of("=;");
  if (equals == std::string_view::npos || text[equals] != '=') throw no_form("a parameter");
  Parameter parameter{ascii_lower(trimmed(text.substr(0, equals))), {}};
  text.remove_prefix(equals + 1);
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  if (text.starts_with('"')) {
    parameter.value = take_quoted(text);
  } else {
    const auto end = std::min(text.find(';'), text.size());
    parameter.value = trimmed(text.substr(0, end));
    text.remove_prefix(end);
  }
  return parameter;
}

/// `C:\folder\a.xlsx` and `../a.xlsx` are `a.xlsx`: a name is shown, never opened.
std::string last_segment(const std::string& name) {
  const auto slash = name.find_last_of("/\\");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

void check_text(const std::string& text) {
  const bool control = std::ranges::any_of(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (control || !base::is_utf8(text)) throw no_form("a name");
}

void read_disposition(std::string_view value, PartHead& head) {
  const auto semicolon = std::min(value.find(';'), value.size());
  if (!same_word(trimmed(value.substr(0, semicolon)), "form-data")) throw no_form("a part");
  auto rest = value.substr(semicolon);
  bool named = false;
  while (const auto parameter = take_parameter(rest)) {
    if (parameter->name == "name") {
      if (named) throw no_form("two names");
      named = true;
      head.name = parameter->value;
    } else if (parameter->name == "filename") {
      if (head.file_name) throw no_form("two file names");
      head.file_name = last_segment(parameter->value);
    }
  }
  if (!named) throw no_form("a part without a name");
  check_text(head.name);
  if (head.file_name) check_text(*head.file_name);
}

PartHead parse_head(std::string_view text) {
  PartHead head;
  bool placed = false;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
      throw no_form("a line of a part's head");
    }
    const auto value = trimmed(line.substr(colon + 1));
    if (same_word(line.substr(0, colon), "content-disposition")) {
      if (placed) throw no_form("two dispositions");
      placed = true;
      read_disposition(value, head);
    } else if (same_word(line.substr(0, colon), "content-type")) {
      head.type = ascii_lower(trimmed(value.substr(0, value.find(';'))));
    }
  }
  if (!placed) throw no_form("a part without a name");
  return head;
}

class FormBuilder final : public PartSink {
 public:
  explicit FormBuilder(const FormLimits& limits) : limits_(limits) {}

  void begin(const PartHead& head) override {
    head_ = head;
    bytes_.clear();
    file_.reset();
  }
  void data(std::string_view bytes) override {
    const std::size_t limit = head_.file_name ? limits_.memory_file : limits_.field_bytes;
    if (!head_.file_name && bytes_.size() + bytes.size() > limit) {
      throw base::Error(
          base::ErrorCode::kInvalidArgument,
          base::msg("http.form_field", limits_.field_bytes / 1024),
          {{}, 0, head_.name}
      );
    }
    bytes_ += bytes;
    if (bytes_.size() <= limit) return;
    if (!file_) file_ = std::make_shared<TemporaryFile>(limits_.spool_folder);
    file_->append(bytes_);
    bytes_.clear();
  }
  void end() override {
    if (file_) file_->append(bytes_);
    parts.push_back({head_, file_ ? Body(std::move(file_)) : Body(std::move(bytes_))});
    bytes_.clear();
    file_.reset();
  }

  std::vector<Part> parts;

 private:
  const FormLimits& limits_;
  PartHead head_;
  std::string bytes_;
  std::shared_ptr<TemporaryFile> file_;
};

}  // namespace

std::optional<std::string> multipart_boundary(const Headers& headers) {
  if (media_type(headers) != "multipart/form-data") return std::nullopt;
  const auto field = headers.find("content-type").value_or("");
  auto rest = field.substr(std::min(field.find(';'), field.size()));
  try {
    while (const auto parameter = take_parameter(rest)) {
      if (parameter->name != "boundary") continue;
      const std::string& boundary = parameter->value;
      const bool fits = !boundary.empty() && boundary.size() <= kMostBoundary &&
                        boundary.back() != ' ' && is_field_value(boundary);
      return fits ? std::optional(boundary) : std::nullopt;
    }
  } catch (const base::Error&) {
    return std::nullopt;  // malformed parameters: there is no boundary to read by
  }
  return std::nullopt;
}

MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink, std::size_t most_parts)
    : boundary_("--" + std::string(boundary)),
      delimiter_("\r\n" + boundary_),
      sink_(sink),
      most_parts_(most_parts) {}

void MultipartParser::feed(std::string_view bytes) {
  waiting_ += bytes;
  while (step()) {
  }
}

void MultipartParser::finish() {
  if (state_ != State::kEpilogue) throw no_form("it ends too early");
}

/// One step; false when more bytes are wanted.
bool MultipartParser::step() {
  switch (state_) {
    case State::kPreamble:
      return read_preamble();
    case State::kAfterBoundary:
      return read_after_boundary();
    case State::kHead:
      return read_head();
    case State::kDataStart:
      return read_data_start();
    case State::kData:
      return read_data();
    case State::kEpilogue:
      waiting_.clear();
      return false;
  }
  return false;
}

/// No browser writes a preamble: the first boundary stands first.
bool MultipartParser::read_preamble() {
  if (waiting_.size() < boundary_.size()) return false;
  if (!waiting_.starts_with(boundary_)) throw no_form("the boundary");
  take(boundary_.size());
  state_ = State::kAfterBoundary;
  return true;
}

bool MultipartParser::read_after_boundary() {
  if (waiting_.size() < 2) return false;
  const bool last = waiting_.starts_with("--");
  if (!last && !waiting_.starts_with("\r\n")) throw no_form("the boundary");
  take(2);
  if (!last && ++parts_ > most_parts_) throw no_form("too many parts");
  state_ = last ? State::kEpilogue : State::kHead;
  return true;
}

bool MultipartParser::read_head() {
  const auto end = waiting_.find("\r\n\r\n");
  if (std::min(end, waiting_.size()) > kMostHead) throw no_form("a part's head is too long");
  if (end == std::string::npos) return false;
  sink_.begin(parse_head(std::string_view(waiting_).substr(0, end)));
  // The line end before the next boundary may be the one that ends the head: an empty part.
  take(end + 2);
  state_ = State::kDataStart;
  return true;
}

bool MultipartParser::read_data_start() {
  if (waiting_.size() < delimiter_.size() && delimiter_.starts_with(waiting_)) return false;
  if (!waiting_.starts_with(delimiter_)) take(2);
  state_ = State::kData;
  return true;
}

bool MultipartParser::read_data() {
  const auto found = waiting_.find(delimiter_);
  if (found == std::string::npos) {
    // The tail may be the start of the delimiter.
    const std::size_t keep = std::min(waiting_.size(), delimiter_.size() - 1);
    const std::size_t ready = waiting_.size() - keep;
    if (ready > 0) sink_.data(std::string_view(waiting_).substr(0, ready));
    take(ready);
    return false;
  }
  if (found > 0) sink_.data(std::string_view(waiting_).substr(0, found));
  sink_.end();
  take(found + delimiter_.size());
  state_ = State::kAfterBoundary;
  return true;
}

std::vector<Part> read_form(const Request& request, const FormLimits& limits) {
  const auto boundary = multipart_boundary(request.headers);
  if (!boundary) throw no_form("the boundary");
  FormBuilder builder(limits);
  MultipartParser parser(*boundary, builder, limits.parts);
  const auto source = request.body.source();
  std::string piece(64U << 10U, '\0');
  for (auto n = source->read(piece); n != 0; n = source->read(piece)) {
    parser.feed(std::string_view(piece).substr(0, n));
  }
  parser.finish();
  return std::move(builder.parts);
}

}  // namespace rongtong::http
