#pragma once

#include <cstdint>
#include <vector>

#include "plan/board.h"

namespace rongtong::plan {

enum class ExactOutcome { kSeated, kImpossible, kGaveUp };

/// Tries to seat every meeting that has no seat, within `horizon` slots and beside those that sit,
/// by complete search: the meeting with fewest places left first, every team and start in turn.
/// kImpossible is a proof. On kSeated the board holds the timetable, otherwise it is unchanged.
/// Gives up after `max_nodes` placements.
ExactOutcome seat_exactly(Board& board, Index horizon, std::uint32_t max_nodes);

}  // namespace rongtong::plan
