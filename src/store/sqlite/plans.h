#pragma once

#include <optional>
#include <vector>

#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

/// Stores the plan under a new id. REQUIRES a write transaction.
model::PlanId put_plan(const Database& database, const model::Plan& plan);
std::optional<model::Plan> find_plan(const Database& database, model::PlanId id);
std::vector<Store::PlanSummary> all_plans(const Database& database);

}  // namespace rongtong::store
