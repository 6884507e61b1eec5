#pragma once

#include "base/random.h"
#include "plan/assignment.h"

namespace rongtong::plan {

/// A small world for the exhaustive oracle: at most `pairs` pairs, with pins, minimums and
/// forbidden pairs.
inline AssignmentProblem random_assignment(base::Random& random, plan::Index pairs) {
  AssignmentProblem problem;
  const Index needs = 1 + random.below(4);
  const Index firms = 1 + random.below(5);
  const auto limits = [&] {
    const Index maximum = random.below(4);
    return Limits{random.below(maximum + 1), maximum};
  };
  for (Index n = 0; n < needs; ++n) problem.needs.push_back(limits());
  for (Index f = 0; f < firms; ++f) problem.firms.push_back(limits());
  const std::uint32_t weights = random.below(2) == 0 ? 4 : 1000;
  const std::uint32_t pins = random.below(3) == 0 ? 3 : 12;
  for (Index n = 0; n < needs; ++n) {
    for (Index f = 0; f < firms; ++f) {
      if (random.below(10) < 3 || problem.pairs.size() >= pairs) continue;
      problem.pairs.push_back({n, f, random.below(weights), random.below(pins) == 0});
      if (random.below(8) == 0) problem.forbidden.push_back({n, f});
    }
  }
  random.shuffle(problem.pairs);
  return problem;
}

}  // namespace rongtong::plan
