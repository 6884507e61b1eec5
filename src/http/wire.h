#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/headers.h"

namespace rongtong::http {

/// What the head of a request may cost.
struct HeadLimits {
  /// Request line and fields together, in bytes. Also the bound of a chunk's size line and of the
  /// trailers, which are read and dropped.
  std::size_t bytes = 16U << 10U;
  std::size_t fields = 64;
  std::size_t target = 8U << 10U;

  friend bool operator==(const HeadLimits&, const HeadLimits&) = default;
};

/// Request line and fields as they came, checked for form only.
struct RequestHead {
  std::string method;
  std::string target;
  bool http11 = true;
  bool keep_alive = true;
  bool chunked = false;
  std::optional<std::uint64_t> content_length;  ///< empty when chunked or absent
  Headers headers;

  bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

/// Why the bytes are no request that we answer, as the status that says so (400, 413, 414, 431,
/// 501, 505). After any of them the connection cannot go on: where the next request would start is
/// not known.
enum class WireFault { kNone, kMalformed, kHeadTooLarge, kTargetTooLong, kUnknownCoding, kVersion };

int status_of(WireFault fault);

/// The glue over Beast's parser: bytes in, one request out, no sockets. Stricter than Beast where
/// two readers of the same bytes could disagree (request smuggling): continuation lines, more than
/// one length, a length beside a coding, codings other than `chunked`, a missing or second Host and
/// a coding in HTTP/1.0 are refused.
class RequestParser {
 public:
  explicit RequestParser(const HeadLimits& limits = {});
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  /// Looks for a whole head at the front of `bytes`; the caller keeps what is not used and hands it
  /// in again with more behind it. Returns the bytes used: 0 while the head is not whole.
  std::size_t take_head(std::string_view bytes);
  bool has_head() const;
  const RequestHead& head() const;
  /// The head moved out; the parser goes on with the body.
  RequestHead take();

  /// Appends what `bytes` holds of the body to `out`, chunks undone. Returns the bytes used; the
  /// caller keeps the rest. REQUIRES has_head().
  std::size_t take_body(std::string_view bytes, std::string& out);
  /// True when the request has ended: what follows is the next one.
  bool complete() const;

  WireFault fault() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rongtong::http
