#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "plan/assignment.h"
#include "plan/solved.h"

namespace rongtong::plan {
namespace {

/// One side seen from the other: needs and firms are explained by the same rules.
struct Side {
  const std::vector<Limits>& limits;
  const std::vector<Index>& load;
  std::function<std::span<const Index>(Index)> own;      ///< pairs of mine
  std::function<std::span<const Index>(Index)> partner;  ///< pairs of a partner of mine
  std::function<Index(Index)> me_of, partner_of;         ///< by pair
  const std::vector<Limits>& partner_limits;
  const std::vector<Index>& partner_load;
};

class ShortfallFinder {
 public:
  ShortfallFinder(const Solved& solved, const Side& side) : solved_(solved), side_(side) {
    candidates_.assign(side.limits.size(), 0);
    for (const auto& pair : solved.problem.pairs) ++candidates_[me_of_pair(pair)];
  }

  Shortfall explain(Index me) {
    Shortfall shortfall;
    shortfall.index = me;
    shortfall.assigned = side_.load[me];
    shortfall.limits = side_.limits[me];
    const auto own = side_.own(me);
    if (candidates_[me] == 0) {
      shortfall.reason = ShortfallReason::kNoCandidates;
    } else if (own.empty()) {
      shortfall.reason = ShortfallReason::kAllForbidden;
    } else if (side_.limits[me].maximum == 0) {
      shortfall.reason = ShortfallReason::kOwnLimit;
    } else {
      weigh(own, shortfall);
    }
    return shortfall;
  }

 private:
  Index me_of_pair(const CandidatePair& pair) const {
    return side_.me_of(static_cast<Index>(&pair - solved_.problem.pairs.data()));
  }

  /// Looks at each candidate not chosen: it has no room, so who holds its places?
  void weigh(std::span<const Index> own, Shortfall& shortfall) {
    shortfall.reason = ShortfallReason::kAllChosen;
    holders_.clear();
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (const Index p : own) {
      if (solved_.chosen[p] != 0) continue;
      if (shortfall.reason == ShortfallReason::kAllChosen) {
        shortfall.reason = ShortfallReason::kOutweighed;
      }
      if (side_.partner_limits[side_.partner_of(p)].maximum > 0 && solved_.reduced(p) > best) {
        best = solved_.reduced(p);
        shortfall.best_pair = p;
        shortfall.loss = -best;
      }
      if (!add_holders(p)) shortfall.reason = ShortfallReason::kOutweighedTogether;
    }
    keep_strongest(shortfall.blockers);
  }

  /// Notes who holds the places of the pair's partner; false when one of them weighs less than the
  /// pair.
  bool add_holders(Index p) {
    bool all_heavier = true;
    for (const Index q : side_.partner(side_.partner_of(p))) {
      if (solved_.chosen[q] == 0) continue;
      const auto weight = solved_.problem.pairs[q].weight;
      all_heavier = all_heavier && weight >= solved_.problem.pairs[p].weight;
      holders_.emplace_back(-weight, side_.me_of(q));
    }
    return all_heavier;
  }

  void keep_strongest(std::vector<Index>& blockers) {
    std::sort(holders_.begin(), holders_.end());
    for (const auto& [weight, who] : holders_) {
      if (blockers.size() == kMaxBlockers) break;
      if (std::find(blockers.begin(), blockers.end(), who) == blockers.end()) {
        blockers.push_back(who);
      }
    }
  }

  const Solved& solved_;
  const Side& side_;
  std::vector<Index> candidates_;
  std::vector<std::pair<std::int64_t, Index>> holders_;
};

}  // namespace

Shortfalls explain_shortfalls(const AssignmentProblem& problem, const Assignment& assignment) {
  const Solved s(problem, assignment);
  const auto of_need = [&](Index n) { return s.table.of_need(n); };
  const auto of_firm = [&](Index f) { return s.table.of_firm(f); };
  const auto need_of = [&](Index p) { return problem.pairs[p].need; };
  const auto firm_of = [&](Index p) { return problem.pairs[p].firm; };
  const Side need_side{
      problem.needs, s.need_load, of_need, of_firm, need_of, firm_of, problem.firms, s.firm_load};
  const Side firm_side{
      problem.firms, s.firm_load, of_firm, of_need, firm_of, need_of, problem.needs, s.need_load};
  Shortfalls result;
  ShortfallFinder needs(s, need_side);
  for (Index n = 0; n < problem.needs.size(); ++n) {
    const auto& limits = problem.needs[n];
    if (s.need_load[n] < limits.maximum || limits.maximum == 0) {
      result.needs.push_back(needs.explain(n));
    }
  }
  ShortfallFinder firms(s, firm_side);
  for (Index f = 0; f < problem.firms.size(); ++f) {
    if (s.firm_load[f] == 0 || s.firm_load[f] < problem.firms[f].minimum) {
      result.firms.push_back(firms.explain(f));
    }
  }
  return result;
}

}  // namespace rongtong::plan
