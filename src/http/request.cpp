#include "http/request.h"

#include <charconv>

#include "base/error.h"
#include "http/accept.h"
#include "http/cookies.h"

namespace rongtong::http {

namespace {
constexpr std::pair<Method, std::string_view> kMethods[] = {
    {Method::kGet, "GET"},
    {Method::kHead, "HEAD"},
    {Method::kPost, "POST"},
    {Method::kPut, "PUT"},
    {Method::kPatch, "PATCH"},
    {Method::kDelete, "DELETE"},
    {Method::kOptions, "OPTIONS"}};

std::optional<base::Language> parse_language(std::string_view tag) {
  const auto primary = tag.substr(0, tag.find('-'));
  if (same_word(primary, "zh")) return base::Language::kChinese;
  if (same_word(primary, "en")) return base::Language::kEnglish;
  return std::nullopt;
}
}  // namespace

Method parse_method(std::string_view name) {
  for (const auto& [method, text] : kMethods) {
    if (text == name) return method;
  }
  return Method::kUnknown;
}

std::string_view method_name(Method method) {
  for (const auto& [one, text] : kMethods) {
    if (one == method) return text;
  }
  return "?";
}

const std::string& Request::argument(std::string_view name) const {
  for (const auto& [key, value] : arguments) {
    if (key == name) return value;
  }
  throw base::Error(base::ErrorCode::kInternal, base::msg("http.no_argument", name));
}

std::int64_t Request::number(std::string_view name) const {
  const std::string& text = argument(name);
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("http.status.404"));
  }
  return value;
}

base::Language language_of(const Headers& headers, const Query& query) {
  // Every value, not `find`: a doubled parameter is no reason to answer nothing at all.
  for (const auto& value : query.all("lang")) {
    if (const auto language = parse_language(value)) return *language;
  }
  if (const auto cookie = cookie_value(headers, "lang")) {
    if (const auto language = parse_language(*cookie)) return *language;
  }
  if (headers.find("accept-language")) {
    for (const auto& tag : by_preference(headers.joined("accept-language"))) {
      if (const auto language = parse_language(tag)) return *language;
    }
  }
  return base::Language::kChinese;
}

std::string media_type(const Headers& headers) {
  const auto field = headers.find("content-type");
  if (!field || headers.count("content-type") > 1) return {};
  const auto type = trimmed(field->substr(0, field->find(';')));
  const auto slash = type.find('/');
  if (slash == std::string_view::npos) return {};
  if (!is_token(type.substr(0, slash)) || !is_token(type.substr(slash + 1))) return {};
  return ascii_lower(type);
}

}  // namespace rongtong::http
