#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "plan/board.h"

namespace rongtong::plan {

/// What the search is to respect besides the problem.
struct SearchTask {
  Index horizon = 0;         ///< meetings end within so many slots
  std::uint32_t effort = 0;  ///< moves
  std::vector<char> locked;  ///< by meeting: stays where it is (or without a seat)
  std::vector<Index> team;  ///< by meeting: preferred team; others are tried when the search stalls
};

/// Seats what has no seat by tabu search over partial timetables (Morgenstern's idea for colouring,
/// 1996; Bloechliger and Zufferey's FOO-PartialCol, 2008): in each move one meeting without a seat
/// takes the place where it pushes out least, and what it pushed out may not come straight back.
/// Meetings that are pushed out often grow heavier, so that the search leaves dead ends. True when
/// every meeting that is not locked has a seat. Otherwise the board holds the best that was seen:
/// first fewest firms without any meeting, then fewest meetings without a seat.
bool search_seats(Board& board, const SearchTask& task, base::Random& random);

}  // namespace rongtong::plan
