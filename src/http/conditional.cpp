#include "http/conditional.h"

#include "base/io/file.h"
#include "http/problem.h"

namespace rongtong::http {

namespace {

constexpr std::string_view kPackedMark = "-gz\"";

/// The tag as it was before it was packed.
std::string plain(std::string_view tag) {
  if (!tag.ends_with(kPackedMark)) return std::string(tag);
  return std::string(tag.substr(0, tag.size() - kPackedMark.size())) + "\"";
}

/// Takes `"…"` or `W/"…"` off the front of a list; empty at its end or at a fault.
std::string_view take_tag(std::string_view& list) {
  const auto start = list.find_first_not_of(" \t,");
  if (start == std::string_view::npos) return {};
  list.remove_prefix(start);
  const std::size_t open = list.starts_with("W/") ? 2 : 0;
  if (list.size() <= open || list[open] != '"') return {};
  const auto close = list.find('"', open + 1);
  if (close == std::string_view::npos) return {};
  const auto tag = list.substr(0, close + 1);
  list.remove_prefix(close + 1);
  return tag;
}

}  // namespace

std::string version_tag(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

std::string content_tag(std::string_view bytes) { return "\"" + base::bytes_hash(bytes) + "\""; }

bool lists_tag(std::string_view field, std::string_view tag, bool strong) {
  if (trimmed(field) == "*") return true;
  const bool weak_tag = tag.starts_with("W/");
  const std::string wanted = plain(weak_tag ? tag.substr(2) : tag);
  for (auto one = take_tag(field); !one.empty(); one = take_tag(field)) {
    const bool weak = one.starts_with("W/");
    if (strong && (weak || weak_tag)) continue;
    if (plain(weak ? one.substr(2) : one) == wanted) return true;
  }
  return false;
}

bool client_holds(
    const Request& request, std::string_view tag, std::optional<std::chrono::sys_seconds> modified
) {
  // RFC 9110 (13.1.3): the date counts only where no tag was sent.
  if (request.headers.find("if-none-match")) {
    return lists_tag(request.headers.joined("if-none-match"), tag, false);
  }
  const auto since = request.headers.find("if-modified-since");
  if (!since || !modified) return false;
  const auto date = parse_http_date(*since);
  return date && *modified <= *date;
}

Response not_modified(std::string_view tag) {
  Response response;
  response.status = 304;
  response.set("ETag", tag);
  return response;
}

std::optional<Response> check_match(const Request& request, std::string_view tag) {
  if (!request.headers.find("if-match")) return problem(428, request.language, request.id);
  if (lists_tag(request.headers.joined("if-match"), tag, true)) return std::nullopt;
  return problem(412, request.language, request.id);
}

}  // namespace rongtong::http
