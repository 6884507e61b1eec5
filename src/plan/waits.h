#pragma once

#include <cstdint>
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

/// Steps tried before it is good enough: 3,000 meetings take about 240,000, and a million about 0.2
/// s.
inline constexpr std::uint32_t kWaitTrials = 1'000'000;

}  // namespace rongtong::plan
