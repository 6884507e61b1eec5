#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "match/evaluate.h"
#include "model/catalogue.h"
#include "model/enterprise.h"
#include "model/need.h"

namespace rongtong::bench {

/// Calls `visit(id, firm)` for every registration of the test collection; ids count from 1.
void each_firm(
    const std::filesystem::path& testdata,
    const model::Codes& codes,
    const std::function<void(model::EnterpriseId, const model::Enterprise&)>& visit
);

/// The judged needs. A named province is a hard condition, as the collection's README says.
std::vector<model::Need> judged_needs(
    const std::filesystem::path& testdata, const model::Codes& codes
);

match::Qrels judgements(const std::filesystem::path& testdata);

}  // namespace rongtong::bench
