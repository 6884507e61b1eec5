#include "http/cookies.h"

#include <algorithm>

#include "base/error.h"

namespace rongtong::http {

namespace {

bool is_cookie_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

void check(const Cookie& cookie) {
  const bool host_name = cookie.name.starts_with("__Host-");
  const bool fits = is_token(cookie.name) && is_cookie_value(cookie.value) &&
                    cookie.path.starts_with('/') && is_cookie_value(cookie.path) &&
                    (cookie.same_site != SameSite::kNone || cookie.secure) &&
                    (!host_name || (cookie.secure && cookie.path == "/"));
  if (!fits) throw base::Error(base::ErrorCode::kInternal, base::msg("http.cookie", cookie.name));
}

std::string_view same_site_name(SameSite same_site) {
  switch (same_site) {
    case SameSite::kStrict:
      return "Strict";
    case SameSite::kLax:
      return "Lax";
    case SameSite::kNone:
      return "None";
  }
  return "Strict";
}

}  // namespace

std::optional<std::string> cookie_value(const Headers& headers, std::string_view name) {
  std::optional<std::string> found;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (headers[i].name != "cookie") continue;
    auto rest = headers[i].value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto item = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const auto equals = item.find('=');
      if (equals == std::string_view::npos || trimmed(item.substr(0, equals)) != name) continue;
      auto value = trimmed(item.substr(equals + 1));
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
        value = value.substr(1, value.size() - 2);
      }
      if (found && *found != value) return std::nullopt;
      found = value;
    }
  }
  return found;
}

std::string set_cookie(const Cookie& cookie) {
  check(cookie);
  std::string text = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age) text += "; Max-Age=" + std::to_string(cookie.max_age->count());
  if (cookie.secure) text += "; Secure";
  if (cookie.http_only) text += "; HttpOnly";
  text += "; SameSite=";
  text += same_site_name(cookie.same_site);
  return text;
}

}  // namespace rongtong::http
