#pragma once

#include <cstdint>
#include <vector>

#include "match/tokens.h"

namespace rongtong::match {

/// Numbers terms from 0 in the order of their first use. Open addressing, at most 5/8 full: 20
/// bytes a term.
class TermTable {
 public:
  TermTable() : slots_(kFirstSlots, kFree) {}

  std::uint32_t number(TermKey key) {
    std::size_t at = slot_of(key);
    while (slots_[at] != kFree) {
      if (keys_[slots_[at]] == key) return slots_[at];
      at = (at + 1) & (slots_.size() - 1);
    }
    const auto number = static_cast<std::uint32_t>(keys_.size());
    slots_[at] = number;
    keys_.push_back(key);
    if (keys_.size() * 8 > slots_.size() * 5) grow();
    return number;
  }

  const std::vector<TermKey>& keys() const { return keys_; }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  static constexpr std::size_t kFirstSlots = 1024;

  /// Fibonacci hashing: pairs of characters differ in their low bits, words are hashes already.
  std::size_t slot_of(TermKey key) const {
    const std::uint64_t mixed = (key ^ (key >> 29U)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(mixed >> 32U) & (slots_.size() - 1);
  }

  void grow() {
    slots_.assign(slots_.size() * 2, kFree);
    for (std::uint32_t number = 0; number < keys_.size(); ++number) {
      std::size_t at = slot_of(keys_[number]);
      while (slots_[at] != kFree) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = number;
    }
  }

  std::vector<TermKey> keys_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace rongtong::match
