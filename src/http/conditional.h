#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace rongtong::http {

/// `"v12"`: the tag of a record with a version, which changes with every change.
std::string version_tag(std::int64_t version);
/// `"…"`: the tag of bytes, from their hash.
std::string content_tag(std::string_view bytes);

/// True when a tag in the list `field` (or `*`) names `tag`. Weak comparison (RFC 9110, 8.8.3.2)
/// unless `strong`. The mark that `compress` puts on a tag is passed over: it is the same state.
bool lists_tag(std::string_view field, std::string_view tag, bool strong);

/// For GET: true when the client holds this state already, by If-None-Match, else, where
/// `modified` is known, by If-Modified-Since.
bool client_holds(
    const Request& request,
    std::string_view tag,
    std::optional<std::chrono::sys_seconds> modified = std::nullopt
);
/// 304 with the tag, to be sent when `client_holds`.
Response not_modified(std::string_view tag);

/// For changes: empty when If-Match names the present `tag`; 412 when it names another, as someone
/// else has changed the record; 428 when it is missing.
std::optional<Response> check_match(const Request& request, std::string_view tag);

}  // namespace rongtong::http
