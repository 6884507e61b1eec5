#pragma once

#include <vector>

#include "plan/assignment.h"
#include "plan/pair_table.h"
#include "plan/prices.h"

namespace rongtong::plan {

/// A solved problem with what both explanations look up.
struct Solved {
  Solved(const AssignmentProblem& p, const Assignment& a)
      : problem(p),
        assignment(a),
        table(p),
        values{a.coverage_value, a.pin_value},
        prices{a.need_price, a.firm_price},
        chosen(p.pairs.size(), 0),
        need_load(p.needs.size(), 0),
        firm_load(p.firms.size(), 0) {
    for (const Index pair : a.chosen) {
      chosen[pair] = 1;
      ++need_load[p.pairs[pair].need];
      ++firm_load[p.pairs[pair].firm];
    }
  }

  std::int64_t reduced(Index pair) const {
    return reduced_cost(problem.pairs[pair], values, prices);
  }

  const AssignmentProblem& problem;
  const Assignment& assignment;
  PairTable table;
  Values values;
  Prices prices;
  std::vector<char> chosen;
  std::vector<Index> need_load, firm_load;
};

}  // namespace rongtong::plan
