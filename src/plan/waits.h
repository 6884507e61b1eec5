#pragma once

#include <vector>

#include "plan/board.h"

namespace rongtong::plan {

/// Slots in which the firm waits: free or absent ones between its first and its last meeting.
Index idle_slots(const Board& board, Index firm);

/// Shortens the firms' waiting without using more slots, by moving one meeting or letting two
/// equally long meetings of one team change places, as long as all firms together wait less.
/// Meetings that are `locked` stay. No best solution, but none of these steps improves it further
/// (at most `kWaitRounds`).
void shorten_waits(Board& board, const std::vector<char>& locked, Index horizon);

inline constexpr int kWaitRounds = 4;

}  // namespace rongtong::plan
