#pragma once

#include <filesystem>

#include "intake/fact_table.h"
#include "intake/values_file.h"
#include "model/read_vocabulary.h"

/// What the fuzz targets of indicators and values share.
namespace rongtong::fuzz {

inline std::filesystem::path catalog() {
  return std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
}

inline const model::Vocabulary& vocabulary() {
  static const auto kVocabulary = model::read_vocabulary(catalog());
  return kVocabulary;
}

inline const intake::FactRules& fact_rules() {
  static const auto kRules = intake::read_fact_rules(catalog());
  return kRules;
}

inline const model::Codes& codes() {
  static const auto kCodes = model::read_codes(catalog());
  return kCodes;
}

inline base::Date today() { return std::chrono::year{2026} / std::chrono::June / 1; }

}  // namespace rongtong::fuzz
