#pragma once

#include <cstdint>
#include <vector>

#include "plan/board.h"

namespace rongtong::plan {

/// A board on which some meetings have lost their seats.
struct RepairTask {
  std::vector<Index> waiting;      ///< meetings to seat
  std::vector<char> was_unseated;  ///< by meeting: had no seat before either
  std::vector<char> locked;        ///< by meeting: may not be moved
  std::vector<Index> wish;         ///< by meeting: start before, to stay near; kFree when none
  Index horizon = 0;
};

enum class RepairOutcome { kDone, kImpossible, kGaveUp };

/// Seats all waiting meetings but exactly `leave` (pushed-out ones may be among them), by complete
/// search over ejection chains: a meeting takes a place, whoever sat there must find another. Each
/// meeting pushed out costs 1, and so does leaving one that had a seat before; the total may not
/// exceed `cost`. kImpossible is a proof. On kDone the board is repaired, otherwise unchanged.
/// Takes placements from `nodes`; gives up at 0.
RepairOutcome repair(
    Board& board, const RepairTask& task, Index leave, Index cost, std::uint32_t& nodes
);

}  // namespace rongtong::plan
