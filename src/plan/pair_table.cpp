#include "plan/pair_table.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace rongtong::plan {
namespace {

using base::Error;
using base::ErrorCode;
using base::msg;

void check_limits(const std::vector<Limits>& limits, const char* phrase) {
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (limits[i].minimum <= limits[i].maximum) continue;
    throw Error(ErrorCode::kInvalidArgument, msg(phrase, i, limits[i].minimum, limits[i].maximum));
  }
}

void check_pairs(const AssignmentProblem& problem) {
  for (std::size_t i = 0; i < problem.pairs.size(); ++i) {
    const auto& pair = problem.pairs[i];
    if (pair.need >= problem.needs.size() || pair.firm >= problem.firms.size()) {
      throw Error(
          ErrorCode::kInvalidArgument, msg("plan.pair_out_of_range", i, pair.need, pair.firm)
      );
    }
    if (pair.weight < 0) {
      throw Error(ErrorCode::kInvalidArgument, msg("plan.negative_weight", i, pair.weight));
    }
  }
}

/// Stable counting sort of pair indices by `key(pair)` < `groups`; fills where each group begins.
template <class Key>
std::vector<Index> counting_sort(
    const std::vector<Index>& items, std::size_t groups, Key key, std::vector<Index>& begin
) {
  begin.assign(groups + 1, 0);
  for (const Index item : items) ++begin[key(item) + 1];
  for (std::size_t g = 0; g < groups; ++g) begin[g + 1] += begin[g];
  std::vector<Index> next(begin.begin(), begin.end() - 1);
  std::vector<Index> sorted(items.size());
  for (const Index item : items) sorted[next[key(item)]++] = item;
  return sorted;
}

/// `limits` cut to the size of each group.
std::vector<Limits> cut(std::vector<Limits> limits, const std::vector<Index>& begin) {
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Index degree = begin[i + 1] - begin[i];
    limits[i].minimum = std::min(limits[i].minimum, degree);
    limits[i].maximum = std::min(limits[i].maximum, degree);
  }
  return limits;
}

Index count_filled(const std::vector<Index>& begin) {
  Index filled = 0;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i) filled += begin[i] != begin[i + 1] ? 1U : 0U;
  return filled;
}

}  // namespace

PairTable::PairTable(const AssignmentProblem& problem) {
  check_limits(problem.needs, "plan.need_limits");
  check_limits(problem.firms, "plan.firm_limits");
  check_pairs(problem);
  mark_forbidden(problem);
  group_pairs(problem);
}

void PairTable::mark_forbidden(const AssignmentProblem& problem) {
  forbidden_.assign(problem.pairs.size(), 0);
  if (problem.forbidden.empty()) return;
  auto sorted = problem.forbidden;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < problem.pairs.size(); ++i) {
    const ForbiddenPair key{problem.pairs[i].need, problem.pairs[i].firm};
    forbidden_[i] = std::binary_search(sorted.begin(), sorted.end(), key) ? 1 : 0;
  }
}

void PairTable::group_pairs(const AssignmentProblem& problem) {
  const auto need_of = [&](Index p) { return problem.pairs[p].need; };
  const auto firm_of = [&](Index p) { return problem.pairs[p].firm; };
  std::vector<Index> all(problem.pairs.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Index>(i);
  all = counting_sort(all, problem.firms.size(), firm_of, firm_begin_);
  all = counting_sort(all, problem.needs.size(), need_of, need_begin_);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (need_of(all[i]) != need_of(all[i - 1]) || firm_of(all[i]) != firm_of(all[i - 1])) continue;
    throw Error(
        ErrorCode::kInvalidArgument, msg("plan.pair_twice", need_of(all[i]), firm_of(all[i]))
    );
  }
  all.erase(
      std::remove_if(all.begin(), all.end(), [&](Index p) { return forbidden(p); }), all.end()
  );
  by_need_ = counting_sort(all, problem.needs.size(), need_of, need_begin_);
  by_firm_ = counting_sort(by_need_, problem.firms.size(), firm_of, firm_begin_);
  need_limits_ = cut(problem.needs, need_begin_);
  firm_limits_ = cut(problem.firms, firm_begin_);
}

Index PairTable::active_needs() const { return count_filled(need_begin_); }
Index PairTable::active_firms() const { return count_filled(firm_begin_); }

Values order_values(const AssignmentProblem& problem, const PairTable& table) {
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  std::int64_t heaviest = 0;
  for (const Index p : table.all()) heaviest = std::max(heaviest, problem.pairs[p].weight);
  const std::int64_t needs = table.active_needs();
  const std::int64_t firms = table.active_firms();
  const std::int64_t exchange = std::min(needs, firms);
  // The dual bound sums at most `pairs + minimums` terms, each below ten coverage values; the
  // network simplex carries path sums over at most `nodes` arcs of that size. A sixteenth is left
  // as room.
  std::int64_t terms = static_cast<std::int64_t>(table.all().size()) + needs + firms + 16;
  for (const auto& need : problem.needs) terms += need.maximum;
  for (const auto& firm : problem.firms) terms += firm.minimum;
  const std::int64_t largest_coverage = kMax / 16 / 10 / terms;
  const std::int64_t heaviest_allowed =
      std::max<std::int64_t>(0, (largest_coverage - 1) / std::max<std::int64_t>(1, exchange));
  if (heaviest > heaviest_allowed) {
    throw Error(
        ErrorCode::kInvalidArgument, msg("plan.weight_too_large", heaviest, heaviest_allowed)
    );
  }
  const std::int64_t coverage = heaviest * exchange + 1;
  return Values{coverage, 3 * coverage};
}

}  // namespace rongtong::plan
