#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/io/byte_source.h"
#include "http/event_stream.h"

namespace rongtong::http {

/// Content that is made piece by piece. `next` runs on a worker each time the client has taken what
/// was sent before, so that a slow client holds memory for one piece and no thread.
class ChunkSource {
 public:
  virtual ~ChunkSource() = default;
  /// The next piece; empty at the end. Not more than about 256 KiB. An exception cuts the
  /// connection without the last chunk, so that the client sees that something is missing.
  virtual std::optional<std::string> next() = 0;
};

/// What `source` holds, in pieces.
std::shared_ptr<ChunkSource> chunks_of(std::unique_ptr<base::ByteSource> source);

/// An answer. The server adds Content-Length or chunks, Date, Connection and the fields of its
/// options.
struct Response {
  using Shared = std::shared_ptr<const std::string>;
  using Content = std::variant<
      std::monostate,
      std::string,
      Shared,
      std::shared_ptr<ChunkSource>,
      std::shared_ptr<EventStream>>;

  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers{};
  Content content{};
  /// What GET would have sent, where a HEAD answer is made without making the content.
  std::optional<std::uint64_t> length{};
  /// For our log only: what went wrong, in English, where the person is told less.
  std::string note{};

  /// Sets a field, replacing one of that name. Throws Error (kInternal) when name or value could
  /// break out of its line.
  Response& set(std::string_view name, std::string_view value);
  /// Adds a field beside others of its name: Set-Cookie.
  Response& add(std::string_view name, std::string_view value);
  /// The value; null when absent.
  const std::string* find(std::string_view name) const;

  /// The bytes of content in memory; empty for the others.
  std::string_view text() const;
};

Response text_response(int status, std::string text, std::string_view type);
Response json_response(int status, std::string json);
Response event_response(std::shared_ptr<EventStream> stream);
/// 303 or another redirect to a target of ours: `/…`, not `//…`. Throws Error (kInternal) else.
Response redirect(int status, std::string_view location);

/// `OK`, `Not Found`; `Status` for codes without a name.
std::string_view reason_phrase(int status);
/// 1xx, 204 and 304 have no content by definition.
bool may_have_content(int status);

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
std::string http_date(std::chrono::sys_seconds time);
/// Reads that form only, the one that is written today; empty for others.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

}  // namespace rongtong::http
