#include "plan/assignment.h"

#include <algorithm>

#include "base/error.h"
#include "plan/network.h"
#include "plan/pair_table.h"
#include "plan/prices.h"

namespace rongtong::plan {
namespace {

/// How many meetings each need and firm has.
struct Loads {
  std::vector<Index> need;
  std::vector<Index> firm;
};

Loads count_loads(const AssignmentProblem& problem, const std::vector<char>& chosen) {
  Loads loads{
      std::vector<Index>(problem.needs.size(), 0), std::vector<Index>(problem.firms.size(), 0)};
  for (std::size_t p = 0; p < chosen.size(); ++p) {
    if (chosen[p] == 0) continue;
    ++loads.need[problem.pairs[p].need];
    ++loads.firm[problem.pairs[p].firm];
  }
  return loads;
}

/// Pairs that weigh nothing are worth a meeting all the same while both sides have room.
void fill_up(
    const AssignmentProblem& problem,
    const PairTable& table,
    std::vector<char>& chosen,
    Loads& loads
) {
  for (const Index p : table.all()) {
    const auto& pair = problem.pairs[p];
    if (chosen[p] != 0 || loads.need[pair.need] >= table.need_limits(pair.need).maximum) continue;
    if (loads.firm[pair.firm] >= table.firm_limits(pair.firm).maximum) continue;
    chosen[p] = 1;
    ++loads.need[pair.need];
    ++loads.firm[pair.firm];
  }
}

std::int64_t missing(const std::vector<Limits>& limits, const std::vector<Index>& load) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    sum += limits[i].minimum > load[i] ? limits[i].minimum - load[i] : 0;
  }
  return sum;
}

std::vector<UnmetPin> find_unmet_pins(
    const AssignmentProblem& problem, const PairTable& table, const std::vector<char>& chosen
) {
  Loads pins{
      std::vector<Index>(problem.needs.size(), 0), std::vector<Index>(problem.firms.size(), 0)};
  for (std::size_t p = 0; p < chosen.size(); ++p) {
    const auto& pair = problem.pairs[p];
    if (chosen[p] == 0 || !pair.pinned) continue;
    ++pins.need[pair.need];
    ++pins.firm[pair.firm];
  }
  std::vector<UnmetPin> unmet;
  for (std::size_t p = 0; p < chosen.size(); ++p) {
    const auto& pair = problem.pairs[p];
    if (chosen[p] != 0 || !pair.pinned) continue;
    const bool need_full = pins.need[pair.need] >= problem.needs[pair.need].maximum;
    const bool firm_full = pins.firm[pair.firm] >= problem.firms[pair.firm].maximum;
    PinFault fault = need_full ? PinFault::kNeedTooSmall : PinFault::kFirmTooSmall;
    if (need_full && firm_full) fault = PinFault::kBothTooSmall;
    if (table.forbidden(static_cast<Index>(p))) fault = PinFault::kForbidden;
    unmet.push_back({static_cast<Index>(p), fault});
  }
  return unmet;
}

/// Pins, covered minimums and weight of the chosen pairs in one number.
std::int64_t total_value(
    const AssignmentProblem& problem,
    const PairTable& table,
    const Values& values,
    const std::vector<char>& chosen,
    const Loads& loads
) {
  std::int64_t sum = 0;
  for (std::size_t p = 0; p < chosen.size(); ++p) {
    if (chosen[p] != 0) sum += pair_value(problem.pairs[p], values);
  }
  std::int64_t covered = 0;
  for (Index n = 0; n < table.needs(); ++n) {
    covered += std::min(loads.need[n], table.need_limits(n).minimum);
  }
  for (Index f = 0; f < table.firms(); ++f) {
    covered += std::min(loads.firm[f], table.firm_limits(f).minimum);
  }
  return sum + covered * values.coverage;
}

}  // namespace

Assignment assign(const AssignmentProblem& problem) {
  const PairTable table(problem);
  const Values values = order_values(problem, table);
  auto [chosen, firm_price] = solve_network(problem, table, values);
  Loads loads = count_loads(problem, chosen);
  fill_up(problem, table, chosen, loads);
  Prices prices = complete_prices(problem, table, values, std::move(firm_price));

  Assignment result;
  for (const Index p : table.all()) {
    if (chosen[p] == 0) continue;
    result.chosen.push_back(p);
    result.objective += problem.pairs[p].weight;
  }
  const std::int64_t gap = dual_bound(problem, table, values, prices) -
                           total_value(problem, table, values, chosen, loads);
  RT_INVARIANT(gap >= 0, "the dual bound of the assignment is not below its value");
  result.bound = result.objective + gap;
  result.unmet_pins = find_unmet_pins(problem, table, chosen);
  result.need_minimum_missing = missing(problem.needs, loads.need);
  result.firm_minimum_missing = missing(problem.firms, loads.firm);
  result.need_price = std::move(prices.need);
  result.firm_price = std::move(prices.firm);
  result.coverage_value = values.coverage;
  result.pin_value = values.pin;
  return result;
}

}  // namespace rongtong::plan
