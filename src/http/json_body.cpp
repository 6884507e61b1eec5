#include "http/json_body.h"

#include "base/error.h"

namespace rongtong::http {

namespace {

/// `application/json; charset=gbk` would be read as something else than was meant.
bool is_utf8_type(std::string_view field) {
  const std::string lower = ascii_lower(field);
  const auto at = lower.find("charset=");
  if (at == std::string::npos) return true;
  const auto value = lower.substr(at + 8);
  return value.starts_with("utf-8") || value.starts_with("\"utf-8\"");
}

std::string whole(const Body& body, std::size_t most) {
  if (!body.in_file()) return body.text();
  std::string text(std::min<std::uint64_t>(body.size(), most + 1), '\0');
  text.resize(base::read_fully(*body.source(), text));
  return text;
}

}  // namespace

boost::json::value json_body(const Request& request, const base::JsonLimits& limits) {
  if (request.body.empty()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("http.no_json"));
  }
  if (!is_utf8_type(request.headers.find("content-type").value_or(""))) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("http.charset"));
  }
  if (!request.body.in_file()) return base::parse_json(request.body.text(), {}, limits);
  return base::parse_json(whole(request.body, limits.max_bytes), {}, limits);
}

}  // namespace rongtong::http
