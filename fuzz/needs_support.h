#pragma once

#include <filesystem>

#include "base/finding.h"
#include "intake/need_reader.h"

/// What the fuzz targets of needs share.
namespace rongtong::fuzz {

inline std::filesystem::path catalog() {
  return std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
}

inline const intake::NeedColumns& columns() {
  static const auto kColumns = intake::read_need_columns(catalog());
  return kColumns;
}

inline const intake::NeedChecker& checker() {
  static const auto kCodes = model::read_codes(catalog());
  static const intake::NeedChecker kChecker(kCodes, columns(), "fuzz");
  return kChecker;
}

/// Every row is stored or rejected, never both and never neither.
inline void read_all(intake::NeedReader& reader) {
  for (intake::NeedRow row; reader.next(row);) {
    if (row.need.has_value() == base::rejected(row.findings)) __builtin_trap();
    if (row.need && (row.need->title.empty() || row.need->public_code.empty())) __builtin_trap();
  }
}

}  // namespace rongtong::fuzz
