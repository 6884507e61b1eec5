#include <xxhash.h>

#include <memory>
#include <vector>

#include "base/io/file.h"
#include "base/io/file_source.h"

namespace rongtong::base {

namespace {

std::string hex(XXH128_hash_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  std::string text;
  for (const unsigned char byte : bytes.digest) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace

std::string file_hash(const std::filesystem::path& path) {
  const auto source = file_source(path);
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(
      XXH3_createState(), &XXH3_freeState
  );
  XXH3_128bits_reset(state.get());
  std::vector<char> buffer(256U << 10U);
  while (const std::size_t got = source->read(buffer)) {
    XXH3_128bits_update(state.get(), buffer.data(), got);
  }
  return hex(XXH3_128bits_digest(state.get()));
}

std::string bytes_hash(std::string_view bytes) {
  return hex(XXH3_128bits(bytes.data(), bytes.size()));
}

}  // namespace rongtong::base
