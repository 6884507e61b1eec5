#pragma once

#include <vector>

#include "plan/instance.h"

namespace rongtong::plan {

/// Whether meetings of these lengths fit side by side into runs of free slots. Exact with up to
/// three different lengths; with more it may say yes although they do not fit, never no although
/// they do.
bool fits_runs(const std::vector<Index>& runs, std::vector<Index> lengths);

/// No timetable that seats every meeting uses fewer slots. The greatest of: for each firm and each
/// group of teams that share meetings, the shortest beginning of the axis whose free runs hold
/// their meetings; for all, the shortest beginning with enough places (tables, teams and firms
/// present); the last pinned slot. instance.slots() + 1 when not even the whole axis is enough.
Index slot_bound(const Instance& instance);

}  // namespace rongtong::plan
