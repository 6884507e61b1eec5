// Any bytes as a target, a query, weights, cookies, addresses, cursors and tags.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/text/utf8.h"
#include "http/accept.h"
#include "http/address.h"
#include "http/conditional.h"
#include "http/cookies.h"
#include "http/cursor.h"
#include "http/response.h"
#include "http/target.h"

namespace {

using namespace rongtong::http;

void check_query(std::string_view text) {
  const auto query = Query::parse(text);
  if (!query) return;
  std::string again;
  for (const auto& [name, value] : query->items()) {
    if (!rongtong::base::is_utf8(value) || value.find('\0') != std::string::npos) __builtin_trap();
    again += percent_encoded(name) + "=" + percent_encoded(value) + "&";
    try {
      query->find(name);
      query->integer(name, -5, 5);
      query->boolean(name);
    } catch (const rongtong::base::Error&) {
      // refused with a sentence: what is asked for
    }
  }
  if (Query::parse(again)->items() != query->items()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_query(text);
  parse_target(text);
  by_preference(text);
  coding_weight(text, "gzip");
  lists_tag(text, "\"1\"", true);
  parse_http_date(text);
  if (const auto range = AddressRange::parse(text); range && !range->holds(range->first)) {
    __builtin_trap();
  }
  is_allowed_host(text, {"localhost"});
  if (const auto bytes = from_base64url(text); bytes && to_base64url(*bytes) != text) {
    __builtin_trap();
  }
  Headers headers;
  headers.add("Cookie", text);
  cookie_value(headers, "session");
  return 0;
}
