#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

#include "base/error.h"
#include "plan/assignment.h"
#include "plan/solved.h"

namespace rongtong::plan {
namespace {

/// Cheapest way to make room for one pair: a shortest path in the residual network, whose arcs cost
/// what they lose against the prices and are therefore never negative (Dijkstra). Nodes: needs,
/// firms, hub. To arrive at a need means that it has one place to give away; at a firm, that it has
/// one meeting too many; at the hub, that one meeting has ended or may begin somewhere.
class ExchangeFinder {
 public:
  explicit ExchangeFinder(const Solved& solved)
      : s_(solved),
        needs_(static_cast<Index>(solved.problem.needs.size())),
        hub_(needs_ + static_cast<Index>(solved.problem.firms.size())),
        distance_(hub_ + std::size_t{1}, kFar),
        parent_(hub_ + std::size_t{1}, kNoStep),
        pair_(hub_ + std::size_t{1}, kNoStep) {}

  PairExplanation::Exchange find(Index wanted) {
    const auto& pair = s_.problem.pairs[wanted];
    reach(needs_ + pair.firm, 0, kNoStep, kNoStep);
    while (!queue_.empty()) {
      const auto [far, node] = queue_.top();
      queue_.pop();
      if (far > distance_[node]) continue;
      if (node == pair.need) break;
      if (node == hub_) {
        from_hub(pair.need);
      } else if (node < needs_) {
        from_need(node);
      } else {
        from_firm(node - needs_);
      }
    }
    RT_INVARIANT(distance_[pair.need] != kFar, "an exchange exists for every allowed pair");
    return collect(wanted);
  }

 private:
  static constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
  static constexpr Index kNoStep = std::numeric_limits<Index>::max();

  void reach(Index node, std::int64_t distance, Index from, Index pair) {
    if (distance >= distance_[node]) return;
    distance_[node] = distance;
    parent_[node] = from;
    pair_[node] = pair;
    queue_.emplace(distance, node);
  }

  std::int64_t bonus(bool counts) const { return counts ? s_.values.coverage : 0; }

  void from_firm(Index firm) {
    const Index node = needs_ + firm;
    const Index load = s_.firm_load[firm];
    const auto& limits = s_.table.firm_limits(firm);
    if (load < limits.maximum) {
      const auto loss = -bonus(load < limits.minimum) - s_.prices.firm[firm];
      reach(hub_, distance_[node] + loss, node, kNoStep);
    }
    for (const Index p : s_.table.of_firm(firm)) {
      if (s_.chosen[p] == 0) continue;
      reach(s_.problem.pairs[p].need, distance_[node] + s_.reduced(p), node, p);
    }
  }

  void from_need(Index need) {
    const auto loss =
        s_.prices.need[need] + bonus(s_.need_load[need] <= s_.table.need_limits(need).minimum);
    reach(hub_, distance_[need] + loss, need, kNoStep);
    for (const Index p : s_.table.of_need(need)) {
      if (s_.chosen[p] != 0) continue;
      reach(needs_ + s_.problem.pairs[p].firm, distance_[need] - s_.reduced(p), need, p);
    }
  }

  void from_hub(Index target) {
    const auto& wanted = s_.table.need_limits(target);
    if (s_.need_load[target] < wanted.maximum) {
      const auto loss = -bonus(s_.need_load[target] < wanted.minimum) - s_.prices.need[target];
      reach(target, distance_[hub_] + loss, hub_, kNoStep);
    }
    for (Index firm = 0; firm < s_.table.firms(); ++firm) {
      if (s_.firm_load[firm] == 0) continue;
      const auto loss =
          s_.prices.firm[firm] + bonus(s_.firm_load[firm] <= s_.table.firm_limits(firm).minimum);
      reach(needs_ + firm, distance_[hub_] + loss, hub_, kNoStep);
    }
    for (Index need = 0; need < needs_; ++need) {
      if (need == target || s_.need_load[need] >= s_.table.need_limits(need).maximum) continue;
      const auto loss =
          -bonus(s_.need_load[need] < s_.table.need_limits(need).minimum) - s_.prices.need[need];
      reach(need, distance_[hub_] + loss, hub_, kNoStep);
    }
  }

  PairExplanation::Exchange collect(Index wanted) const {
    PairExplanation::Exchange exchange;
    for (Index node = s_.problem.pairs[wanted].need; parent_[node] != kNoStep;
         node = parent_[node]) {
      if (pair_[node] == kNoStep) continue;
      (node < needs_ ? exchange.removed : exchange.added).push_back(pair_[node]);
    }
    std::sort(exchange.removed.begin(), exchange.removed.end());
    std::sort(exchange.added.begin(), exchange.added.end());
    auto need_load = s_.need_load;
    auto firm_load = s_.firm_load;
    const auto count = [&](Index p, std::int64_t sign) {
      const auto& pair = s_.problem.pairs[p];
      exchange.pins_lost -= sign * (pair.pinned ? 1 : 0);
      exchange.weight_lost -= sign * pair.weight;
      need_load[pair.need] += static_cast<Index>(sign);
      firm_load[pair.firm] += static_cast<Index>(sign);
    };
    count(wanted, 1);
    for (const Index p : exchange.removed) count(p, -1);
    for (const Index p : exchange.added) count(p, 1);
    exchange.coverage_lost = covered(s_.need_load, s_.firm_load) - covered(need_load, firm_load);
    return exchange;
  }

  std::int64_t covered(const std::vector<Index>& need, const std::vector<Index>& firm) const {
    std::int64_t sum = 0;
    for (Index n = 0; n < need.size(); ++n) sum += std::min(need[n], s_.problem.needs[n].minimum);
    for (Index f = 0; f < firm.size(); ++f) sum += std::min(firm[f], s_.problem.firms[f].minimum);
    return sum;
  }

  using Entry = std::pair<std::int64_t, Index>;

  const Solved& s_;
  Index needs_, hub_;
  std::vector<std::int64_t> distance_;
  std::vector<Index> parent_, pair_;  ///< by node: where from, over which pair
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

/// The pair of need and firm, forbidden or not.
std::optional<Index> find_pair(const AssignmentProblem& problem, Index need, Index firm) {
  for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
    if (problem.pairs[p].need == need && problem.pairs[p].firm == firm) {
      return static_cast<Index>(p);
    }
  }
  return std::nullopt;
}

PairVerdict judge(const Solved& solved, Index pair) {
  const auto [need, firm, weight, pinned] = solved.problem.pairs[pair];
  if (solved.table.forbidden(pair)) return PairVerdict::kForbidden;
  if (solved.chosen[pair] != 0) return PairVerdict::kChosen;
  const Index need_maximum = solved.problem.needs[need].maximum;
  const Index firm_maximum = solved.problem.firms[firm].maximum;
  if (need_maximum == 0 || firm_maximum == 0) return PairVerdict::kCapacityZero;
  const bool need_full = solved.need_load[need] >= need_maximum;
  if (solved.firm_load[firm] < firm_maximum) return PairVerdict::kNeedFull;
  return need_full ? PairVerdict::kBothFull : PairVerdict::kFirmFull;
}

}  // namespace

PairExplanation explain_pair(
    const AssignmentProblem& problem, const Assignment& assignment, Index need, Index firm
) {
  PairExplanation explanation;
  const auto pair = find_pair(problem, need, firm);
  if (!pair) {
    const ForbiddenPair key{need, firm};
    const auto& no = problem.forbidden;
    const bool forbidden = std::find(no.begin(), no.end(), key) != no.end();
    explanation.verdict = forbidden ? PairVerdict::kForbidden : PairVerdict::kNotACandidate;
    return explanation;
  }
  const Solved solved(problem, assignment);
  explanation.verdict = judge(solved, *pair);
  explanation.reduced_cost = solved.reduced(*pair);
  const bool possible = explanation.verdict == PairVerdict::kNeedFull ||
                        explanation.verdict == PairVerdict::kFirmFull ||
                        explanation.verdict == PairVerdict::kBothFull;
  if (possible) explanation.exchange = ExchangeFinder(solved).find(*pair);
  return explanation;
}

}  // namespace rongtong::plan
