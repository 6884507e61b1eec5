#pragma once

#include <cstdint>
#include <vector>

#include "plan/assignment.h"
#include "plan/pair_table.h"

namespace rongtong::plan {

/// Dual prices of needs and firms.
struct Prices {
  std::vector<std::int64_t> need;
  std::vector<std::int64_t> firm;
};

/// Completes the firms' prices to prices of all: each need's price is the best answer to the
/// firms', then each firm's the best answer to the needs'. Each step can only lower the dual bound.
Prices complete_prices(
    const AssignmentProblem& problem,
    const PairTable& table,
    const Values& values,
    std::vector<std::int64_t> firm_price
);

/// The dual objective of `prices` over all allowed pairs: by weak duality no choice, whoever found
/// it, has a greater sum of weight, pins and covered minimums in `values`.
std::int64_t dual_bound(
    const AssignmentProblem& problem,
    const PairTable& table,
    const Values& values,
    const Prices& prices
);

/// Value less both prices.
inline std::int64_t reduced_cost(
    const CandidatePair& pair, const Values& values, const Prices& prices
) {
  return pair_value(pair, values) - prices.need[pair.need] - prices.firm[pair.firm];
}

}  // namespace rongtong::plan
