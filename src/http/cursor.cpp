#include "http/cursor.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/error.h"

namespace rongtong::http {

namespace {

constexpr std::string_view kLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kSignature = 16;

base::Error crypto_failure() { return {base::ErrorCode::kInternal, base::msg("http.status.500")}; }

}  // namespace

std::string to_base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = (bits << 8U) | static_cast<unsigned char>(c);
    count += 8;
    while (count >= 6) {
      count -= 6;
      text += kLetters[(bits >> count) & 63U];
    }
  }
  if (count > 0) text += kLetters[(bits << (6 - count)) & 63U];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const auto value = kLetters.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> count) & 0xFFU);
    }
  }
  const bool leftover = count >= 6 || (bits & ((1U << count) - 1U)) != 0;
  if (leftover) return std::nullopt;
  return bytes;
}

CursorSigner::Key CursorSigner::random_key() {
  Key key{};
  if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1) throw crypto_failure();
  return key;
}

/// The length in front keeps (place, query) pairs apart that read alike when put together.
std::string CursorSigner::signature(std::string_view place, std::string_view query) const {
  std::string text = std::to_string(place.size()) + ":";
  text += place;
  text += query;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* const made = HMAC(
      EVP_sha256(),
      key_.data(),
      static_cast<int>(key_.size()),
      reinterpret_cast<const unsigned char*>(text.data()),
      text.size(),
      digest.data(),
      &size
  );
  if (made == nullptr || size < kSignature) throw crypto_failure();
  return {reinterpret_cast<const char*>(digest.data()), kSignature};
}

std::string CursorSigner::seal(std::string_view place, std::string_view query) const {
  return to_base64url(signature(place, query) + std::string(place));
}

std::optional<std::string> CursorSigner::open(std::string_view cursor, std::string_view query)
    const {
  auto bytes = from_base64url(cursor);
  if (!bytes || bytes->size() < kSignature) return std::nullopt;
  std::string place = bytes->substr(kSignature);
  const std::string expected = signature(place, query);
  if (CRYPTO_memcmp(expected.data(), bytes->data(), kSignature) != 0) return std::nullopt;
  return place;
}

}  // namespace rongtong::http
