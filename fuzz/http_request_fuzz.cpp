// Any bytes as requests of one connection: however they are cut, they mean the same; what is read
// as a head is unambiguous; targets and fields that pass can be taken apart.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/cookies.h"
#include "http/request.h"
#include "http/target.h"
#include "http/wire.h"

namespace {

using namespace rongtong::http;

void look_at(const RequestHead& head) {
  const auto& headers = head.headers;
  if (headers.count("content-length") > 0 && headers.count("transfer-encoding") > 0) {
    __builtin_trap();
  }
  if (head.http11 && headers.count("host") != 1) __builtin_trap();
  media_type(headers);
  cookie_value(headers, "session");
  const auto target = parse_target(head.target);
  if (!target) return;
  language_of(headers, target->query);
  for (const auto& segment : target->segments) {
    if (segment == ".." || segment.find('/') != std::string::npos) __builtin_trap();
  }
}

/// Everything that the bytes say, fed `step` at a time.
std::string read(std::string_view bytes, std::size_t step) {
  std::string said;
  std::string waiting;
  while (said.size() < (1U << 20U)) {
    RequestParser parser({.bytes = 1024, .fields = 16, .target = 256});
    std::string body;
    for (;;) {
      if (!parser.has_head()) waiting.erase(0, parser.take_head(waiting));
      if (parser.has_head()) waiting.erase(0, parser.take_body(waiting, body));
      if (parser.fault() != WireFault::kNone) return said + "fault";
      if (parser.has_head() && parser.complete()) break;
      if (bytes.empty()) return said + "more";
      waiting += bytes.substr(0, step);
      bytes.remove_prefix(std::min(step, bytes.size()));
    }
    look_at(parser.head());
    said += parser.head().method + " " + parser.head().target + "\n" + body + "\n";
  }
  return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size > 4096) return 0;
  const std::string whole = read(bytes, size + 1);
  if (read(bytes, 1) != whole || read(bytes, 7) != whole) __builtin_trap();
  return 0;
}
