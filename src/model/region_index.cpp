#include "model/region_index.h"

#include <algorithm>
#include <tuple>

namespace rongtong::model {

namespace {

constexpr std::size_t kKeyBytes = 6;  ///< two Chinese characters in UTF-8

std::uint64_t key_of(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < kKeyBytes; ++i) key = key << 8U | static_cast<unsigned char>(text[i]);
  return key;
}

}  // namespace

void RegionIndex::add(RegionName name) {
  if (name.text.size() < kKeyBytes) return;
  by_start_[key_of(name.text)].push_back(std::move(name));
}

void RegionIndex::finish() {
  for (auto& [key, names] : by_start_) {
    std::ranges::stable_sort(names, [](const RegionName& a, const RegionName& b) {
      return std::tuple(b.text.size(), a.text, a.old, a.kind, a.region) <
             std::tuple(a.text.size(), b.text, b.old, b.kind, b.region);
    });
  }
}

const std::vector<RegionName>& RegionIndex::starting_like(std::string_view text) const {
  static const std::vector<RegionName> kNone;
  if (text.size() < kKeyBytes) return kNone;
  const auto found = by_start_.find(key_of(text));
  return found == by_start_.end() ? kNone : found->second;
}

}  // namespace rongtong::model
