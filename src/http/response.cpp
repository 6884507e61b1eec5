#include "http/response.h"

#include <array>
#include <charconv>

#include "base/error.h"
#include "http/headers.h"

namespace rongtong::http {

namespace {

constexpr std::size_t kPiece = 64U << 10U;

class SourceChunks final : public ChunkSource {
 public:
  explicit SourceChunks(std::unique_ptr<base::ByteSource> source) : source_(std::move(source)) {}

  std::optional<std::string> next() override {
    std::string piece(kPiece, '\0');
    piece.resize(base::read_fully(*source_, piece));
    if (piece.empty()) return std::nullopt;
    return piece;
  }

 private:
  std::unique_ptr<base::ByteSource> source_;
};

void check_field(std::string_view name, std::string_view value) {
  if (is_token(name) && is_field_value(value)) return;
  throw base::Error(base::ErrorCode::kInternal, base::msg("http.bad_field", name));
}

constexpr std::pair<int, std::string_view> kReasons[] = {
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"}};

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void append_two(std::string& text, unsigned number) {
  text += static_cast<char>('0' + number / 10 % 10);
  text += static_cast<char>('0' + number % 10);
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  const char* const first = text.data() + at;
  const auto read = std::from_chars(first, first + count, value);
  if (read.ec != std::errc() || read.ptr != first + count || value < 0) return std::nullopt;
  return value;
}

}  // namespace

std::shared_ptr<ChunkSource> chunks_of(std::unique_ptr<base::ByteSource> source) {
  return std::make_shared<SourceChunks>(std::move(source));
}

Response& Response::set(std::string_view name, std::string_view value) {
  check_field(name, value);
  std::erase_if(headers, [&](const auto& field) { return same_word(field.first, name); });
  headers.emplace_back(name, value);
  return *this;
}

Response& Response::add(std::string_view name, std::string_view value) {
  check_field(name, value);
  headers.emplace_back(name, value);
  return *this;
}

const std::string* Response::find(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_word(key, name)) return &value;
  }
  return nullptr;
}

std::string_view Response::text() const {
  if (const auto* own = std::get_if<std::string>(&content)) return *own;
  if (const auto* shared = std::get_if<Shared>(&content)) return **shared;
  return {};
}

Response text_response(int status, std::string text, std::string_view type) {
  Response response;
  response.status = status;
  response.content = std::move(text);
  response.set("Content-Type", type);
  return response;
}

Response json_response(int status, std::string json) {
  return text_response(status, std::move(json), "application/json");
}

Response event_response(std::shared_ptr<EventStream> stream) {
  Response response;
  response.content = std::move(stream);
  response.set("Content-Type", "text/event-stream");
  response.set("Cache-Control", "no-store");
  response.set("X-Accel-Buffering", "no");  // nginx would hold events back
  return response;
}

Response redirect(int status, std::string_view location) {
  const bool ours = location.starts_with('/') && !location.starts_with("//") &&
                    location.find('\\') == std::string_view::npos;
  if (!ours) throw base::Error(base::ErrorCode::kInternal, base::msg("http.redirect"));
  Response response;
  response.status = status;
  response.set("Location", location);
  return response;
}

std::string_view reason_phrase(int status) {
  for (const auto& [code, reason] : kReasons) {
    if (code == status) return reason;
  }
  return "Status";
}

bool may_have_content(int status) { return status >= 200 && status != 204 && status != 304; }

std::string http_date(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string text(kDays[std::chrono::weekday(day).c_encoding()]);
  text += ", ";
  append_two(text, static_cast<unsigned>(date.day()));
  text += ' ';
  text += kMonths[static_cast<unsigned>(date.month()) - 1];
  text += ' ';
  text += std::to_string(static_cast<int>(date.year()));
  text += ' ';
  append_two(text, static_cast<unsigned>(clock.hours().count()));
  text += ':';
  append_two(text, static_cast<unsigned>(clock.minutes().count()));
  text += ':';
  append_two(text, static_cast<unsigned>(clock.seconds().count()));
  return text + " GMT";
}

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") {
    return std::nullopt;
  }
  unsigned month = 0;
  while (month < 12 && kMonths[month] != text.substr(8, 3)) ++month;
  const auto day = digits(text, 5, 2);
  const auto year = digits(text, 12, 4);
  const auto hour = digits(text, 17, 2);
  const auto minute = digits(text, 20, 2);
  const auto second = digits(text, 23, 2);
  if (month == 12 || !day || !year || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(*year),
      std::chrono::month(month + 1),
      std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

}  // namespace rongtong::http
