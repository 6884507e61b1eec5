#pragma once

#include <vector>

#include "plan/assignment.h"
#include "plan/pair_table.h"

namespace rongtong::plan {

/// What the solver found: the chosen pairs, and a price for each firm from which the rest follows.
struct NetworkSolution {
  std::vector<char> chosen;              ///< by pair
  std::vector<std::int64_t> firm_price;  ///< by firm
};

/// Solves the assignment as min-cost flow over a network that is first made small:
/// - a firm that can take all its candidates, and whose minimum is 0 or all of them, limits nobody;
/// its
///   pairs become arcs straight to the sink ("free" pairs);
/// - of a need's free pairs only the best `maximum` can matter, and no pair to a limited firm
/// matters that
///   is worth less than all of these; dropping pairs makes more firms free, until nothing changes;
/// - what remains falls into components, each solved on its own.
/// With `reduce` false the whole network is solved as it stands (for comparison and tests).
NetworkSolution solve_network(
    const AssignmentProblem& problem,
    const PairTable& table,
    const Values& values,
    bool reduce = true
);

}  // namespace rongtong::plan
