#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "http/body.h"
#include "http/headers.h"
#include "http/target.h"

namespace rongtong::http {

/// The methods that routes may have. HEAD runs the route of GET, its content is left out by the
/// server; others are answered with 405 or 501.
enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions, kUnknown };

Method parse_method(std::string_view name);
std::string_view method_name(Method method);

/// Who asks, as far as the connection tells.
struct Client {
  std::string address;        ///< of the person, not of a trusted proxy before us
  bool secure = false;        ///< by TLS, here or at a trusted proxy
  bool behind_proxy = false;  ///< the peer is a trusted proxy
  std::string host;           ///< of the Host field, checked against the allowed names

  friend bool operator==(const Client&, const Client&) = default;
};

struct Route;

/// One request. Handlers get it whole: the body is there.
struct Request {
  Method method = Method::kGet;
  Target target;
  Headers headers;
  Client client;
  Body body;
  /// Of the route's template, `{code}` → its decoded value, in the order of the template.
  std::vector<std::pair<std::string, std::string>> arguments;
  std::string id;  ///< given to the request here, or by a trusted proxy; in logs and problems
  base::Language language = base::Language::kChinese;
  const Route* route = nullptr;  ///< set by the router
  /// Requested when the answer is no longer wanted: the server stops and its deadline is over.
  std::stop_token cancelled;

  /// The argument; throws Error (kInternal) when the template has none of that name.
  const std::string& argument(std::string_view name) const;
  /// As a whole number; templates with `{id:int}` hold that it is one.
  std::int64_t number(std::string_view name) const;
};

/// The language that the person wants, by `?lang=`, the cookie `lang`, then Accept-Language with
/// its q-values; Chinese when none of them says zh or en.
base::Language language_of(const Headers& headers, const Query& query);

/// The media type of a Content-Type field without parameters, in lower case; empty when absent or
/// malformed.
std::string media_type(const Headers& headers);

}  // namespace rongtong::http
