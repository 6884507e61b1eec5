#include "http/wire.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>

namespace rongtong::http {

namespace beast = boost::beast;

namespace {

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// A line that starts with a blank continues the one before: proxies disagree about it.
bool has_continuation_line(std::string_view head) {
  for (auto at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1)) {
    if (at + 1 < head.size() && (head[at + 1] == ' ' || head[at + 1] == '\t')) return true;
  }
  return false;
}

/// Of a chunked body at least `0`, CRLF, CRLF is to come wherever we stand. Beast 1.81 asserts that
/// it sees all of them at once in the last chunk (basic_parser.ipp, `n >= 5`), which a client that
/// sends byte by byte would break.
constexpr std::size_t kLeastChunked = 5;

bool is_plain_target(std::string_view target) {
  return std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F; });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 19 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// True when length, coding and host leave one way to read the message.
bool is_unambiguous(const RequestHead& head) {
  const auto lengths = head.headers.count("content-length");
  const auto codings = head.headers.count("transfer-encoding");
  if (lengths + codings > 1) return false;
  if (lengths == 1 && !is_number(*head.headers.find("content-length"))) return false;
  if (codings == 1 && !head.http11) return false;
  const auto hosts = head.headers.count("host");
  return hosts == 1 || (hosts == 0 && !head.http11);
}

}  // namespace

int status_of(WireFault fault) {
  switch (fault) {
    case WireFault::kNone:
      return 200;
    case WireFault::kMalformed:
      return 400;
    case WireFault::kHeadTooLarge:
      return 431;
    case WireFault::kTargetTooLong:
      return 414;
    case WireFault::kUnknownCoding:
      return 501;
    case WireFault::kVersion:
      return 505;
  }
  return 400;
}

class RequestParser::Impl final : public beast::http::basic_parser<true> {
 public:
  explicit Impl(const HeadLimits& limits) : limits_(limits) {
    header_limit(static_cast<std::uint32_t>(limits.bytes));
    body_limit(boost::none);  // routes have limits of their own, counted where the body is kept
    eager(false);
  }

  std::size_t take_head(std::string_view bytes) {
    // RFC 9112 (2.2): an empty line before the request is skipped.
    std::size_t skipped = 0;
    while (skipped < 4 && bytes.substr(skipped, 2) == "\r\n") skipped += 2;
    bytes.remove_prefix(skipped);
    const auto end = bytes.find("\r\n\r\n");
    if (std::min(end, bytes.size()) + 4 > limits_.bytes) {
      fault_ = too_large(bytes);
      return 0;
    }
    if (end == std::string_view::npos) {
      refuse_early(bytes);
      return 0;
    }
    const auto head_bytes = bytes.substr(0, end + 4);
    if (has_continuation_line(head_bytes)) {
      fault_ = WireFault::kMalformed;
      return 0;
    }
    const std::size_t used = feed(head_bytes);
    if (fault_ == WireFault::kNone && !is_header_done()) fault_ = WireFault::kMalformed;
    if (fault_ != WireFault::kNone) return 0;
    finish_head();
    eager(true);
    return skipped + used;
  }

  std::size_t take_body(std::string_view bytes, std::string& out) {
    if (is_done() || fault_ != WireFault::kNone) return 0;
    if (chunked() && bytes.size() < kLeastChunked) return 0;
    out_ = &out;
    const std::size_t used = bytes.empty() ? 0 : feed(bytes);
    out_ = nullptr;
    // A size line or trailers that do not end: the caller's buffer must not grow for them.
    if (fault_ == WireFault::kNone && bytes.size() - used > limits_.bytes && !is_done()) {
      fault_ = WireFault::kMalformed;
    }
    return used;
  }

  RequestHead head_;
  WireFault fault_ = WireFault::kNone;

 private:
  WireFault too_large(std::string_view bytes) const {
    const auto line_end = bytes.substr(0, limits_.bytes).find("\r\n");
    const bool long_target = line_end == std::string_view::npos || line_end > limits_.target;
    return long_target ? WireFault::kTargetTooLong : WireFault::kHeadTooLarge;
  }

  /// What can be no request line is refused before its end is waited for: TLS on a plain port.
  void refuse_early(std::string_view bytes) {
    const auto method = bytes.substr(0, bytes.find(' '));
    const bool started = bytes.empty() || bytes == "\r" || is_token(method);
    if (!started || method.size() > 32) fault_ = WireFault::kMalformed;
  }

  std::size_t feed(std::string_view bytes) {
    beast::error_code error;
    const auto used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (error && error != beast::http::error::need_more && fault_ == WireFault::kNone) {
      fault_ = fault_of(error);
    }
    return used;
  }

  static WireFault fault_of(beast::error_code error) {
    if (error == beast::http::error::bad_version) return WireFault::kVersion;
    if (error == beast::http::error::header_limit) return WireFault::kHeadTooLarge;
    return WireFault::kMalformed;
  }

  void finish_head() {
    head_.keep_alive = keep_alive();
    head_.chunked = chunked();
    if (const auto length = head_.headers.find("content-length")) {
      if (content_length()) head_.content_length = *content_length();
    }
    if (!is_unambiguous(head_)) {
      fault_ = WireFault::kMalformed;
    } else if (const auto coding = head_.headers.find("transfer-encoding");
               coding && !same_word(*coding, "chunked")) {
      fault_ = WireFault::kUnknownCoding;
    }
  }

  void
  on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version, beast::error_code&)
      override {
    head_.method = view(method);
    head_.target = view(target);
    head_.http11 = version == 11;
    if (head_.target.size() > limits_.target) fault_ = WireFault::kTargetTooLong;
    if (!is_plain_target(head_.target) || head_.method.size() > 32) fault_ = WireFault::kMalformed;
  }
  void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}

  void
  on_field_impl(beast::http::field, beast::string_view name, beast::string_view value, beast::error_code&)
      override {
    if (is_header_done()) return;  // a trailer: never mixed with the fields
    if (head_.headers.size() >= limits_.fields) fault_ = WireFault::kHeadTooLarge;
    if (!is_field_value(view(value))) fault_ = WireFault::kMalformed;
    if (fault_ == WireFault::kNone) head_.headers.add(view(name), view(value));
  }
  void on_header_impl(beast::error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
  std::size_t on_body_impl(beast::string_view body, beast::error_code&) override {
    out_->append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, beast::error_code&)
      override {
    out_->append(body.data(), body.size());
    return body.size();
  }
  void on_finish_impl(beast::error_code&) override {}

  HeadLimits limits_;
  std::string* out_ = nullptr;
};

RequestParser::RequestParser(const HeadLimits& limits) : impl_(std::make_unique<Impl>(limits)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::take_head(std::string_view bytes) { return impl_->take_head(bytes); }
bool RequestParser::has_head() const {
  return impl_->is_header_done() && impl_->fault_ == WireFault::kNone;
}
const RequestHead& RequestParser::head() const { return impl_->head_; }
RequestHead RequestParser::take() { return std::move(impl_->head_); }
std::size_t RequestParser::take_body(std::string_view bytes, std::string& out) {
  return impl_->take_body(bytes, out);
}
bool RequestParser::complete() const { return impl_->is_done(); }
WireFault RequestParser::fault() const { return impl_->fault_; }

}  // namespace rongtong::http
