#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "model/plan.h"
#include "store/store.h"
#include "usecase/import_report.h"
#include "usecase/plan_assignment.h"

namespace rongtong::cli {

/// What --json prints (docs/formats.md). One value each, without a line end.
std::string imports_json(
    const std::vector<usecase::ImportReport>& reports, base::Language language
);
std::string batches_json(const std::vector<model::Batch>& batches);
std::string undo_json(const store::UndoResult& result);
std::string matches_json(
    const std::vector<usecase::NeedCandidates>& needs, usecase::FirmSource& firms
);
std::string health_json(const store::StoreHealth& health, base::Language language);

}  // namespace rongtong::cli
