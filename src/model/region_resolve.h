#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/region.h"
#include "model/region_index.h"

namespace rongtong::model {

/// A name found at the front of a text.
struct RegionMatch {
  RegionCode code;
  RegionLevel level = RegionLevel::kProvince;
  std::size_t length = 0;  ///< bytes of the text that it covers
  bool full = false;       ///< with a suffix: 西湖区, not 西湖
  bool exact = false;      ///< with the suffix that it carries: 萧山区, not 萧山市
  bool old = false;        ///< a name that no longer stands
  std::optional<RegionCode> once_in = std::nullopt;  ///< where the old name lay
};

/// Reads names of divisions by the table's index. Borrows both.
class RegionReader {
 public:
  RegionReader(const std::vector<Region>& regions, const RegionIndex& index)
      : regions_(regions), index_(index) {}

  /// The division that `text` as a whole names: of `within` if given, the coarsest level first, in
  /// full names before short ones. Empty when none or several of one level would do.
  std::optional<RegionMatch> named(std::string_view text, std::optional<RegionCode> within) const;

  struct Address {
    std::optional<RegionMatch> finest;
    std::size_t length = 0;  ///< bytes of the address that name divisions
    bool old = false;
  };
  /// The divisions that an address begins with. `context` is what is known already: names are
  /// looked for in it first.
  Address address(std::string_view text, std::optional<RegionCode> context) const;

 private:
  bool in_municipality(RegionCode code) const;
  std::optional<RegionMatch> elsewhere(std::string_view text, RegionCode context) const;
  std::optional<RegionMatch> starting(
      std::string_view text, std::optional<RegionCode> within, std::optional<RegionLevel> above
  ) const;

  const std::vector<Region>& regions_;
  const RegionIndex& index_;
};

/// The division that both lie in: one of the two, their city or their province; empty when the
/// provinces differ.
std::optional<RegionCode> common_region(RegionCode a, RegionCode b);

}  // namespace rongtong::model
