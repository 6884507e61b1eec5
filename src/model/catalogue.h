#pragma once

#include <filesystem>
#include <string>

#include "model/dictionary.h"
#include "model/industry.h"
#include "model/region.h"

namespace rongtong::model {

/// The closed lists that ship in catalog/codes/, read once and shared. Immutable, thread-safe.
struct Codes {
  RegionTable regions;
  IndustryTable industries;
  Dictionary docking_areas;       ///< docking-areas.csv
  Dictionary tiers;               ///< tiers.csv, rank = rung of the ladder
  Dictionary size_classes;        ///< size-classes.csv, rank 1 micro … 4 large
  Dictionary need_types;          ///< need-types.csv
  Dictionary organisation_kinds;  ///< credit-code-prefixes.csv, aliases = two-character prefixes
  Dictionary currencies;          ///< currencies.csv, id = ISO 4217, aliases as licences write them
};

/// Reads catalog/codes/ under `catalog`. Throws base::Error naming the file that is missing or
/// wrong.
Codes read_codes(const std::filesystem::path& catalog);

}  // namespace rongtong::model
