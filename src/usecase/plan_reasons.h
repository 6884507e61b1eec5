#pragma once

#include <vector>

#include "model/plan.h"
#include "plan/assignment.h"
#include "plan/timetable.h"
#include "usecase/plan_assignment.h"

namespace rongtong::usecase {

/// Why a meeting has no place in the timetable, with the minutes that decide it.
base::Message why_unseated(const plan::Unseated& unseated, int slot_minutes);

/// Every need below its invitations, every guest without a meeting, every pin that could not be
/// kept, each with its reason and the names behind it. Firms are numbered as in `input.firms`.
std::vector<model::LeftOut> why_left_out(
    const std::vector<NeedCandidates>& needs,
    const AssignmentInput& input,
    const plan::Assignment& assignment
);

}  // namespace rongtong::usecase
