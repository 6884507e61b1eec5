#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/progress.h"
#include "model/catalogue.h"
#include "store/store.h"
#include "usecase/plan_event.h"

namespace rongtong::usecase {

/// The store and what lies beside it; borrowed for the call.
struct PlanningPlace {
  store::Store& store;
  std::filesystem::path data;
  std::filesystem::path catalogue;
  const model::Codes& codes;
};

/// Reads event.yaml, matches its needs, makes the plan and stores it. `seed` overrides the event's.
/// `findings` takes every fault of the event file with its line. Throws base::Error
/// (kInvalidArgument) when one of them forbids planning.
model::Plan plan_stored_event(
    const PlanningPlace& place,
    const std::filesystem::path& event_file,
    std::optional<std::uint64_t> seed,
    base::Progress& progress,
    base::Findings& findings
);

/// Re-plans after one party's times changed, and stores the result as a plan of its own.
model::Plan replan_stored(
    store::Store& store, const model::Plan& plan, const AvailabilityChange& change
);

/// "all" (every day of the event), "2022-06-27" (that day) or "2022-06-27 14:00-17:00". Throws
/// base::Error (kInvalidArgument) saying which forms there are.
std::vector<model::Absence> parse_absence(
    const std::string& text, const model::DockingEvent& event
);

}  // namespace rongtong::usecase
