#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/progress.h"
#include "base/table/open_table.h"
#include "intake/enterprise_rules.h"
#include "model/catalogue.h"
#include "store/store.h"
#include "usecase/import_report.h"

namespace rongtong::usecase {

struct ImportOptions {
  base::Date as_of{};        ///< the day on which the file's facts held
  base::TableOptions table;  ///< encoding, sheet
  std::filesystem::path
      rejects_folder;  ///< where rejects.csv goes, in a folder named after the batch
  base::Language language = base::Language::kChinese;  ///< of rejects.csv
};

/// What the import of enterprises needs besides the store; borrowed for the call.
struct EnterpriseIntake {
  const model::Codes& codes;
  const intake::EnterpriseRules& rules;
};

/// Reads one file of enterprises to its end: checks every row, stores what can be trusted, keeps
/// the rest in the reject table and in rejects.csv. A file that a kill cut short is continued where
/// it stopped. Throws base::Error when the file cannot be read (what was stored before stays) or
/// another process writes.
ImportReport import_enterprises(
    store::Store& store,
    const EnterpriseIntake& intake,
    const std::filesystem::path& file,
    const ImportOptions& options,
    base::Progress& progress
);

}  // namespace rongtong::usecase
