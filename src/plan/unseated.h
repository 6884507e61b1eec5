#pragma once

#include <vector>

#include "plan/board.h"

namespace rongtong::plan {

/// Why each meeting without a seat has none, as the board stands; ascending by meeting.
std::vector<Unseated> explain_unseated(const Board& board);

}  // namespace rongtong::plan
