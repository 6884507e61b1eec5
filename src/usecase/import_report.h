#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.h"
#include "model/batch.h"
#include "store/store.h"

namespace rongtong::usecase {

/// How often a rule spoke, and one example to recognise it by: the rule ids are for machines.
struct RuleCount {
  std::string rule;
  base::Severity severity = base::Severity::kWarning;
  std::uint64_t count = 0;  ///< rows
  base::Message example;    ///< what was said of the first of them
};

/// The outcome of one imported file, for people and for --json.
struct ImportReport {
  model::Batch batch;
  std::vector<RuleCount> rules;        ///< rejects first, then by count, most first
  base::Findings about_columns;        ///< unknown or doubled columns, once per file
  std::filesystem::path rejects_file;  ///< empty when nothing was rejected
  bool resumed = false;
  double seconds = 0;
};

/// Counts per rule over everything that the batch holds, earlier parts of a resumed run included.
std::vector<RuleCount> count_rules(const store::Store& store, model::BatchId batch);

/// Writes the rejects of a batch so that they can be corrected and imported again: reserved columns
/// say where and why, then stand the file's own columns. Returns false, and writes nothing, without
/// rejects.
bool write_rejects(
    const store::Store& store,
    const model::Batch& batch,
    base::Language language,
    const std::filesystem::path& file
);

/// Fills in rules and rejects file of a finished batch.
void complete_report(
    ImportReport& report,
    const store::Store& store,
    base::Language language,
    const std::filesystem::path& rejects_folder
);

}  // namespace rongtong::usecase
