#pragma once

#include <filesystem>
#include <vector>

#include "base/progress.h"
#include "intake/need_columns.h"
#include "model/catalogue.h"
#include "store/store.h"
#include "usecase/import_enterprises.h"
#include "usecase/import_report.h"

namespace rongtong::usecase {

/// What the import of needs needs besides the store; borrowed for the call.
struct NeedIntake {
  const model::Codes& codes;
  const intake::NeedColumns& columns;
};

/// Reads one file of needs (JSON lines or a table) to its end, as `import_enterprises` does.
ImportReport import_needs(
    store::Store& store,
    const NeedIntake& intake,
    const std::filesystem::path& file,
    const ImportOptions& options,
    base::Progress& progress
);

struct ReadNeeds {
  std::vector<model::Need> needs;
  base::Findings findings;  ///< of all rows, rejects included
};

/// The usable needs of a file, without storing them.
ReadNeeds read_needs(
    const NeedIntake& intake, const std::filesystem::path& file, const base::TableOptions& options
);

}  // namespace rongtong::usecase
