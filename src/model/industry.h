#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rongtong::model {

/// A row of GB/T 4754-2017: section A–T, division (2 digits), group (3), class (4).
struct Industry {
  std::string code;
  std::string parent;  ///< empty for sections
  std::string name_zh;
};

/// The classification. The table may lack a class of the 2019 amendment, so an unknown four-digit
/// code is not wrong on its strength alone: its division must exist.
class IndustryTable {
 public:
  /// catalog/codes/gb4754-2017.csv (code,level,parent,name_zh). Throws base::Error with the line.
  explicit IndustryTable(std::string_view csv);

  const Industry* find(std::string_view code) const;  ///< null when absent
  const std::vector<Industry>& industries() const { return industries_; }

  /// A code as people write it ("C3521", "3521", "35 21", "C35") → "3521", "35"; empty when it
  /// cannot be one.
  std::string normalised(std::string_view text) const;
  /// The section letter of a code; '\0' when its division is unknown.
  char section_of(std::string_view code) const;

 private:
  std::vector<Industry> industries_;
  std::unordered_map<std::string, std::size_t> by_code_;
};

}  // namespace rongtong::model
