#pragma once

#include <cstdint>
#include <vector>

#include "plan/assignment.h"

namespace rongtong::plan {

struct FlowArc {
  Index from = 0;
  Index to = 0;
  std::int64_t capacity = 0;
  std::int64_t profit = 0;  ///< per unit
};

/// A network: what each node sends out (negative: takes in); the sum is 0.
struct FlowNetwork {
  std::vector<std::int64_t> supply;
  std::vector<FlowArc> arcs;
};

struct Flow {
  std::vector<std::int64_t> amount;     ///< by arc
  std::vector<std::int64_t> potential;  ///< by node: profit <= potential[from] - potential[to] on
                                        ///< arcs with room, >= on arcs in use
};

/// The flow of greatest profit by LEMON's network simplex. The wrapper exists so that no other file
/// sees LEMON, whose upstream is silent. REQUIRES: a feasible flow exists (else kInternal).
Flow best_flow(const FlowNetwork& network);

}  // namespace rongtong::plan
