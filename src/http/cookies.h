#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/headers.h"

namespace rongtong::http {

/// The value of a cookie. Empty when it is absent, or when it stands twice with different values: a
/// neighbouring site may have planted one of them.
std::optional<std::string> cookie_value(const Headers& headers, std::string_view name);

enum class SameSite { kStrict, kLax, kNone };

struct Cookie {
  std::string name;  ///< a token; `__Host-…` needs secure, path `/` and no domain
  std::string value;
  std::string path = "/";
  /// Empty: until the browser closes. Zero: the browser forgets it now.
  std::optional<std::chrono::seconds> max_age{};
  bool secure = true;
  bool http_only = true;
  SameSite same_site = SameSite::kLax;

  friend bool operator==(const Cookie&, const Cookie&) = default;
};

/// The value of a Set-Cookie field. Throws Error (kInternal) for characters that RFC 6265 does not
/// allow, and for SameSite=None or a `__Host-` name without its conditions.
std::string set_cookie(const Cookie& cookie);

}  // namespace rongtong::http
