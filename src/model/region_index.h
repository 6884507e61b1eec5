#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rongtong::model {

/// How a name stands for a division.
enum class RegionNameKind : std::uint8_t {
  kFull,   ///< 浙江省, 恩施州, 余杭县 (of a county that is a district now)
  kShort,  ///< 浙江, 恩施
};

struct RegionName {
  std::string text;
  std::uint32_t region = 0;  ///< position in the table
  std::int32_t within = 0;   ///< old names: the code of the division it lay in; 0: as `region`
  RegionNameKind kind = RegionNameKind::kFull;
  bool old = false;
};

/// Names by their first two characters: one probe finds the few names that a text may begin with.
class RegionIndex {
 public:
  /// Ignored when `name` has fewer than two characters.
  void add(RegionName name);
  /// Orders the names longest first. REQUIRES: called once, before any lookup.
  void finish();

  /// The names that share the first two characters with `text`, longest first; empty if none.
  const std::vector<RegionName>& starting_like(std::string_view text) const;

 private:
  std::unordered_map<std::uint64_t, std::vector<RegionName>> by_start_;
};

}  // namespace rongtong::model
