#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rongtong::http {

/// base64url without padding (RFC 4648, 5).
std::string to_base64url(std::string_view bytes);
/// Empty for other characters, padding, and spellings that are not the shortest.
std::optional<std::string> from_base64url(std::string_view text);

/// Makes cursors of lists that clients hand back as they got them: the place in the list, signed
/// with HMAC-SHA256 (RFC 2104, cut to 16 bytes), so that no one can make one up. Not secret: a
/// reader of the cursor sees the place. Thread safe.
class CursorSigner {
 public:
  using Key = std::array<unsigned char, 32>;

  explicit CursorSigner(const Key& key) : key_(key) {}
  /// A key from the system's random numbers: cursors then end with the process.
  static Key random_key();

  /// `query` names the list, its filters and its order: a cursor serves no other list.
  std::string seal(std::string_view place, std::string_view query) const;
  /// The place; empty when it is no cursor of ours for this query.
  std::optional<std::string> open(std::string_view cursor, std::string_view query) const;

 private:
  std::string signature(std::string_view place, std::string_view query) const;

  Key key_;
};

}  // namespace rongtong::http
