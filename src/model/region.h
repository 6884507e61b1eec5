#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"

namespace rongtong::model {

enum class RegionLevel { kProvince, kCity, kCounty };

/// A division of GB/T 2260.
struct Region {
  RegionCode code;
  std::string name;  ///< full name, 浙江省
  RegionLevel level = RegionLevel::kProvince;
  std::optional<RegionCode> parent;  ///< empty for provinces
};

/// The table of divisions and the resolver of place names, old names included. Immutable after
/// construction; safe to use from several threads.
class RegionTable {
 public:
  /// `gb2260_csv` as catalog/codes/gb2260.csv (code,name,level,parent); `old_names_csv` as
  /// catalog/codes/region-old-names.csv (name,within,code,since_until,source): names that no longer
  /// stand. Throws base::Error (kInvalidArgument) with the line.
  RegionTable(std::string_view gb2260_csv, std::string_view old_names_csv);
  ~RegionTable();
  RegionTable(RegionTable&&) noexcept;
  RegionTable& operator=(RegionTable&&) noexcept;

  /// Null when the code is not in the table.
  const Region* find(RegionCode code) const;
  /// All divisions, ascending by code.
  const std::vector<Region>& regions() const;

  /// 6 digits (or 12, or a short code such as 33 or 3301) of the table → code.
  std::optional<RegionCode> parse_code(std::string_view text) const;

  struct Resolved {
    std::optional<RegionCode> code;  ///< the finest level that is certain
    bool by_old_name = false;
    bool contradictory = false;     ///< e.g. the city is not in the named province; then `code` is
                                    ///< the coarser certain one, or empty
    bool province_unknown = false;  ///< the province text names no place of the table
    bool city_unknown = false;      ///< the city text names no place of the table
    friend bool operator==(const Resolved&, const Resolved&) = default;
  };
  /// Resolves free texts, any of which may be empty: province 浙江 / 浙江省, city 杭州, address
  /// 浙江省杭州市西湖区….
  Resolved resolve(std::string_view province, std::string_view city, std::string_view address)
      const;
  /// One text that names a place of any level: "浙江", "杭州市", "西湖区" (only if unique),
  /// "330106".
  std::optional<RegionCode> resolve_name(std::string_view text) const;

  /// Whether `inner` is `outer` or lies in it, by code prefix (33xxxx in 330000, 3301xx in 330100).
  static bool contains(RegionCode outer, RegionCode inner);
  static RegionCode province_of(RegionCode code);
  /// 浙江省杭州市西湖区; levels named 市辖区 are left out. Falls back to the number.
  std::string full_name(RegionCode code) const;
  /// 浙江, 杭州, 西湖区: the customary short name. Falls back to the number.
  std::string short_name(RegionCode code) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rongtong::model
