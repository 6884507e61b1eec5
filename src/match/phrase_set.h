#pragma once

#include <bitset>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace rongtong::match {

/// A set of phrases, folded, to be found in folded text. Immutable.
class PhraseSet {
 public:
  /// UTF-8; empty phrases are passed over.
  explicit PhraseSet(std::span<const std::string> phrases);

  /// Characters of the longest phrase that `text` begins with; 0 when there is none.
  std::size_t longest_at(std::u32string_view text) const;

 private:
  static constexpr std::size_t kPlane = 0x10000;
  std::bitset<kPlane> starts_;  ///< by the low 16 bits of the first character
  std::unordered_map<char32_t, std::vector<std::u32string>> by_start_;  ///< longest first
};

}  // namespace rongtong::match
