#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/finding.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "model/indicator.h"

namespace rongtong::usecase {

struct ValuesFirm {
  model::FirmFacts facts;
  std::optional<bool> review;  ///< as the file says; none: by the title held
};

struct ValuesReading {
  base::Date on{};  ///< asked for, else the file's, else today
  std::vector<ValuesFirm> firms;
  base::Findings findings;
};

/// What reading values needs; borrowed for the call.
struct ValuesPlace {
  std::filesystem::path catalogue;
  const model::Vocabulary& vocabulary;
  const model::Codes& codes;
};

/// Firms' values from a file (JSON or a table, docs/formats.md), without any store. Throws
/// base::Error when it cannot be read at all.
ValuesReading read_values(
    const std::filesystem::path& file, const ValuesPlace& place, std::optional<base::Date> on
);

}  // namespace rongtong::usecase
