#include "plan/prices.h"

#include <algorithm>
#include <functional>

namespace rongtong::plan {
namespace {

/// The price u that minimises  sum max(0, d - u) + minimum * max(0, u + coverage) + (maximum -
/// minimum) * max(0, u) over the offers d: a convex, piecewise linear function whose slope changes
/// at the offers, 0 and -coverage.
std::int64_t best_price(
    std::vector<std::int64_t>& offers, const Limits& limits, std::int64_t coverage
) {
  // The k-th greatest offer, k from 1. Limits are cut to the number of offers.
  const auto kth = [&](Index k) {
    std::nth_element(offers.begin(), offers.begin() + (k - 1), offers.end(), std::greater<>());
    return offers[k - 1];
  };
  if (limits.maximum == 0) {
    return offers.empty()
               ? 0
               : std::max<std::int64_t>(0, *std::max_element(offers.begin(), offers.end()));
  }
  if (const auto weakest = kth(limits.maximum); weakest > 0) return weakest;
  if (limits.minimum == 0) return std::int64_t{0};
  return std::clamp<std::int64_t>(kth(limits.minimum), -coverage, 0);
}

}  // namespace

Prices complete_prices(
    const AssignmentProblem& problem,
    const PairTable& table,
    const Values& values,
    std::vector<std::int64_t> firm_price
) {
  Prices prices{std::vector<std::int64_t>(table.needs(), 0), std::move(firm_price)};
  std::vector<std::int64_t> offers;
  for (Index firm = 0; firm < table.firms(); ++firm) {
    const auto& limits = table.firm_limits(firm);
    std::int64_t least = limits.minimum > 0 ? -values.coverage : 0;
    if (limits.maximum == 0) {
      // Not for sale: dearer than any need could offer, so that it does not raise the needs'
      // prices.
      for (const Index p : table.of_firm(firm)) {
        least = std::max(least, pair_value(problem.pairs[p], values) + values.coverage);
      }
    }
    prices.firm[firm] = std::max(prices.firm[firm], least);
  }
  for (Index need = 0; need < table.needs(); ++need) {
    offers.clear();
    for (const Index p : table.of_need(need)) {
      const auto& pair = problem.pairs[p];
      offers.push_back(pair_value(pair, values) - prices.firm[pair.firm]);
    }
    prices.need[need] = best_price(offers, table.need_limits(need), values.coverage);
  }
  for (Index firm = 0; firm < table.firms(); ++firm) {
    offers.clear();
    for (const Index p : table.of_firm(firm)) {
      const auto& pair = problem.pairs[p];
      offers.push_back(pair_value(pair, values) - prices.need[pair.need]);
    }
    prices.firm[firm] = best_price(offers, table.firm_limits(firm), values.coverage);
  }
  return prices;
}

std::int64_t dual_bound(
    const AssignmentProblem& problem,
    const PairTable& table,
    const Values& values,
    const Prices& prices
) {
  const auto places = [&](const Limits& limits, std::int64_t price) {
    const std::int64_t below = std::max<std::int64_t>(0, price + values.coverage);
    const std::int64_t above = std::max<std::int64_t>(0, price);
    return limits.minimum * below + (limits.maximum - limits.minimum) * above;
  };
  std::int64_t bound = 0;
  for (const Index p : table.all()) {
    bound += std::max<std::int64_t>(0, reduced_cost(problem.pairs[p], values, prices));
  }
  for (Index n = 0; n < table.needs(); ++n) bound += places(table.need_limits(n), prices.need[n]);
  for (Index f = 0; f < table.firms(); ++f) bound += places(table.firm_limits(f), prices.firm[f]);
  return bound;
}

}  // namespace rongtong::plan
