#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "intake/enterprise_row.h"

namespace rongtong::tests {

/// The catalogue as it ships.
inline const model::Codes& codes() {
  static const model::Codes kCodes =
      model::read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kCodes;
}

inline const intake::EnterpriseRules& rules() {
  static const intake::EnterpriseRules kRules =
      intake::read_enterprise_rules(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kRules;
}

inline intake::ColumnMap mapped(const std::vector<std::string_view>& headers) {
  return intake::map_columns(headers, rules().columns);
}

/// A checker for a table with these headers, on 1 April 2026.
inline intake::RowChecker checker(const std::vector<std::string_view>& headers) {
  using std::chrono::year_month_day;
  const year_month_day today{std::chrono::year(2026), std::chrono::April, std::chrono::day(1)};
  return {codes(), rules(), mapped(headers), {"firms.csv", today}};
}

/// Rules of the findings in their order, joined by blanks.
inline std::string rules_of(const base::Findings& findings) {
  std::string text;
  for (const auto& finding : findings) text += (text.empty() ? "" : " ") + finding.rule;
  return text;
}

}  // namespace rongtong::tests
