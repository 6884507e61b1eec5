#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rongtong::http {

/// `%41` → `A`; empty when a `%` lacks its two digits, or the bytes are no UTF-8, or hold NUL or
/// another control character. `plus_is_blank`: as forms write it.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank = false);

/// Bytes outside letters, digits and `-._~` as `%XX`: fit for any part of a target.
std::string percent_encoded(std::string_view text);

/// Names and values of a query or a form body (application/x-www-form-urlencoded), decoded, in the
/// order written. One name may stand twice only where the reader asks for `all`.
class Query {
 public:
  /// Empty when the text is malformed or has more than `kMostParameters`.
  static std::optional<Query> parse(std::string_view text);

  /// The value; empty when absent. A name that stands twice throws Error (kInvalidArgument,
  /// `http.query_twice`): which one is meant is not guessed.
  std::optional<std::string> find(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  /// As `find`, as a whole number in [`least`, `most`]; throws Error with the name as place.
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t least, std::int64_t most)
      const;
  /// `true`/`1` and `false`/`0`; throws Error for other words.
  std::optional<bool> boolean(std::string_view name) const;
  /// Names that are not in `known`, once each, in the order written: for a route that refuses what
  /// it does not read.
  std::vector<std::string> unknown(const std::vector<std::string_view>& known) const;

  const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

  static constexpr std::size_t kMostParameters = 128;

 private:
  std::vector<std::pair<std::string, std::string>> items_;
};

/// The target of a request, taken apart and decoded.
struct Target {
  std::string path;                   ///< as sent, without query: `/a/%E4%B8%AD`
  std::vector<std::string> segments;  ///< decoded; `/` has none; a trailing `/` gives an empty last
  std::string raw_query;
  Query query;
  std::string authority;  ///< of an absolute target (`http://host/…`), else empty
};

/// Takes a target apart. Empty (answer 400) for anything but `/…` and `http(s)://host/…`: malformed
/// escapes, `.` and `..` as a segment, an empty segment in the middle, an escaped `/` or `\`,
/// a fragment. Nothing is "cleaned": two spellings of one path would pass two different checks.
std::optional<Target> parse_target(std::string_view target);

}  // namespace rongtong::http
