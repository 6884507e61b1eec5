#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/progress.h"
#include "intake/fact_rules.h"
#include "intake/fact_table.h"
#include "model/indicator.h"
#include "store/store.h"
#include "usecase/import_enterprises.h"
#include "usecase/import_report.h"

namespace rongtong::usecase {

/// What the imports of facts need besides the store; borrowed for the call.
struct FactIntake {
  const model::Vocabulary& vocabulary;
  const intake::FactRules& rules;
};

struct IndicatorOptions {
  ImportOptions common;
  std::optional<int> year;     ///< of figures whose year stands nowhere
  std::string money_unit;      ///< of bare money: 元, 万元; empty: it stays unknown
  bool keep_doubtful = false;  ///< figures that cannot be true are kept; they are told all the same
};

struct TitleOptions {
  ImportOptions common;
  intake::TitleTerms titles;  ///< what is the same in every row
  /// The file names every holder in `region`.
  bool complete = false;
  std::optional<model::RegionCode> region;  ///< nothing: the whole country
  std::optional<base::Date> until;          ///< up to when nobody else gets the title
};

/// Reads one table of indicators to its end, as `import_enterprises` does: checks every row, alone
/// and beside what is held of the firm, and stores what can be trusted. Firms need not be
/// registered. A file that a kill cut short is continued where it stopped.
ImportReport import_indicators(
    store::Store& store,
    const FactIntake& intake,
    const std::filesystem::path& file,
    const IndicatorOptions& options,
    base::Progress& progress
);

/// The same for a table of titles.
ImportReport import_titles(
    store::Store& store,
    const FactIntake& intake,
    const std::filesystem::path& file,
    const TitleOptions& options,
    base::Progress& progress
);

}  // namespace rongtong::usecase
