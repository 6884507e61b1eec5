#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "plan/assignment.h"
#include "plan/timetable.h"

namespace rongtong::bench {

using plan::Index;

/// A city: every firm is a candidate of every need. Invited firms want one meeting and take at most
/// four.
inline plan::AssignmentProblem city_world(Index needs, Index firms, std::uint64_t seed) {
  base::Random random(seed);
  plan::AssignmentProblem problem;
  problem.needs.assign(needs, {4, 20});
  problem.firms.assign(firms, {1, 4});
  for (Index n = 0; n < needs; ++n) {
    for (Index f = 0; f < firms; ++f) {
      problem.pairs.push_back({n, f, random.below(1'000'000), random.below(2000) == 0});
    }
  }
  return problem;
}

/// A nation: each need has its best `candidates` firms. Half of them are drawn from a small head of
/// sought-after firms (popularity falls as 1 / rank), so that their limits bind and needs compete;
/// half are anyone.
inline plan::AssignmentProblem nation_world(
    Index needs, Index firms, Index candidates, std::uint64_t seed
) {
  base::Random random(seed);
  plan::AssignmentProblem problem;
  problem.needs.assign(needs, {4, 8});
  for (Index f = 0; f < firms; ++f) {
    problem.firms.push_back({random.below(20) == 0 ? 1U : 0U, 1 + random.below(4)});
  }
  const double head = std::log(static_cast<double>(firms));
  std::vector<Index> drawn;
  for (Index n = 0; n < needs; ++n) {
    drawn.clear();
    while (drawn.size() < candidates) {
      const bool sought = drawn.size() < candidates / 2;
      const auto firm =
          sought ? static_cast<Index>(std::exp(random.unit() * head)) - 1 : random.below(firms);
      if (std::find(drawn.begin(), drawn.end(), firm) == drawn.end()) drawn.push_back(firm);
    }
    for (const Index firm : drawn) {
      problem.pairs.push_back({n, firm, random.below(1'000'000), false});
    }
  }
  return problem;
}

}  // namespace rongtong::bench
