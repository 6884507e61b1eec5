#include "http/target.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text/utf8.h"
#include "http/headers.h"

namespace rongtong::http {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

/// Form bodies hold line ends in values, so that only NUL is refused there.
std::optional<std::string> decoded_value(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i] == '+' ? ' ' : text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return std::nullopt;
    result += c;
  }
  if (!base::is_utf8(result)) return std::nullopt;
  return result;
}

base::Error refused(std::string_view key, std::string_view name, std::string_view value) {
  return {
      base::ErrorCode::kInvalidArgument, base::msg(key, name, value), {{}, 0, std::string(name)}};
}

bool is_safe_segment(const std::string& segment) {
  return segment != "." && segment != ".." && segment.find_first_of("/\\") == std::string::npos;
}

bool split_path(std::string_view path, std::vector<std::string>& segments) {
  path.remove_prefix(1);
  if (path.empty()) return true;
  for (;;) {
    const auto end = path.find('/');
    auto segment = percent_decoded(path.substr(0, end));
    if (!segment || !is_safe_segment(*segment)) return false;
    const bool last = end == std::string_view::npos;
    if (segment->empty() && !last) return false;
    segments.push_back(std::move(*segment));
    if (last) return true;
    path.remove_prefix(end + 1);
  }
}

/// Takes `http://host` off the front; false when there is a scheme but no host.
bool take_authority(std::string_view& text, std::string& authority) {
  if (text.starts_with('/')) return true;
  const auto scheme = text.find("://");
  if (scheme == std::string_view::npos) return false;
  if (!same_word(text.substr(0, scheme), "http") && !same_word(text.substr(0, scheme), "https")) {
    return false;
  }
  text.remove_prefix(scheme + 3);
  const auto end = std::min(text.find_first_of("/?"), text.size());
  authority = text.substr(0, end);
  text.remove_prefix(end);
  return !authority.empty() && authority.find('@') == std::string::npos;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (plus_is_blank && c == '+') c = ' ';
    if (c == '%') {
      const int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (is_control(c)) return std::nullopt;
    result += c;
  }
  if (!base::is_utf8(result)) return std::nullopt;
  return result;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c)) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += '%';
      result += kDigits[byte >> 4U];
      result += kDigits[byte & 15U];
    }
  }
  return result;
}

std::optional<Query> Query::parse(std::string_view text) {
  Query query;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto item = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (item.empty()) continue;
    const auto equals = std::min(item.find('='), item.size());
    auto name = percent_decoded(item.substr(0, equals), true);
    auto value = decoded_value(item.substr(std::min(equals + 1, item.size())));
    if (!name || !value || query.items_.size() == kMostParameters) return std::nullopt;
    query.items_.emplace_back(std::move(*name), std::move(*value));
  }
  return query;
}

std::optional<std::string> Query::find(std::string_view name) const {
  const std::string* found = nullptr;
  for (const auto& [key, value] : items_) {
    if (key != name) continue;
    if (found != nullptr) throw refused("http.query_twice", name, value);
    found = &value;
  }
  if (found == nullptr) return std::nullopt;
  return *found;
}

std::vector<std::string> Query::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : items_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::optional<std::int64_t> Query::integer(
    std::string_view name, std::int64_t least, std::int64_t most
) const {
  const auto text = find(name);
  if (!text) return std::nullopt;
  std::int64_t value = 0;
  const char* const end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || value < least || value > most) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg("http.query_integer", name, least, most),
        {{}, 0, std::string(name)}
    );
  }
  return value;
}

std::optional<bool> Query::boolean(std::string_view name) const {
  const auto text = find(name);
  if (!text) return std::nullopt;
  if (*text == "true" || *text == "1") return true;
  if (*text == "false" || *text == "0") return false;
  throw refused("http.query_boolean", name, *text);
}

std::vector<std::string> Query::unknown(const std::vector<std::string_view>& known) const {
  std::vector<std::string> names;
  for (const auto& [key, value] : items_) {
    if (std::ranges::find(known, key) != known.end()) continue;
    if (std::ranges::find(names, key) == names.end()) names.push_back(key);
  }
  return names;
}

std::optional<Target> parse_target(std::string_view text) {
  Target target;
  if (text.find('#') != std::string_view::npos) return std::nullopt;
  if (!take_authority(text, target.authority)) return std::nullopt;
  const auto question = std::min(text.find('?'), text.size());
  target.path = text.substr(0, question);
  if (target.path.empty()) target.path = "/";
  target.raw_query = text.substr(std::min(question + 1, text.size()));
  if (!split_path(target.path, target.segments)) return std::nullopt;
  auto query = Query::parse(target.raw_query);
  if (!query) return std::nullopt;
  target.query = std::move(*query);
  return target;
}

}  // namespace rongtong::http
