#pragma once

#include <filesystem>
#include <vector>

#include "usecase/near_miss.h"
#include "usecase/write_standings.h"

namespace rongtong::usecase {

struct AllRequest {
  AssessQuestion question;
  PoolLimits pool;
  std::filesystem::path output;  ///< .csv or .xlsx; empty: no file
  bool pool_only = false;        ///< the file holds the pool alone
};

struct AllResult {
  AssessSummary summary;
  std::vector<NearMiss> pool;  ///< nearest first
  std::uint64_t near_misses = 0;
  std::vector<std::filesystem::path> files;
};

/// Judges every firm of the store, counts, gathers the cultivation pool and writes the tables.
AllResult assess_store(
    const store::Store& store,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const AllRequest& request,
    base::Language language,
    base::Progress& progress
);

/// The summary and the pool as JSON (docs/formats.md), one line each.
std::string summary_json(
    const AllResult& result, const RuleCatalogue& rules, base::Language language
);
std::string pool_json(const AllResult& result);

}  // namespace rongtong::usecase
