#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plan/assignment.h"

namespace rongtong::plan {

/// The candidate pairs of a problem, grouped both ways. Within a group by the other index, so that
/// nothing depends on the order in which the caller listed them. Forbidden pairs are left out.
class PairTable {
 public:
  /// Throws kInvalidArgument for what assign() documents, except sums too large. Borrows `problem`.
  explicit PairTable(const AssignmentProblem& problem);

  /// Pair indices of one need, ascending by firm; of one firm, ascending by need.
  std::span<const Index> of_need(Index need) const { return group(by_need_, need_begin_, need); }
  std::span<const Index> of_firm(Index firm) const { return group(by_firm_, firm_begin_, firm); }

  /// All allowed pairs, ascending by (need, firm).
  std::span<const Index> all() const { return by_need_; }

  bool forbidden(Index pair) const { return forbidden_[pair] != 0; }

  /// Limits cut to the number of allowed pairs: more can never be reached.
  const Limits& need_limits(Index need) const { return need_limits_[need]; }
  const Limits& firm_limits(Index firm) const { return firm_limits_[firm]; }

  Index needs() const { return static_cast<Index>(need_limits_.size()); }
  Index firms() const { return static_cast<Index>(firm_limits_.size()); }

  /// Needs (firms) with at least one allowed pair.
  Index active_needs() const;
  Index active_firms() const;

 private:
  static std::span<const Index> group(
      const std::vector<Index>& items, const std::vector<Index>& begin, Index at
  ) {
    return std::span<const Index>(items).subspan(begin[at], begin[at + 1] - begin[at]);
  }

  void mark_forbidden(const AssignmentProblem& problem);
  void group_pairs(const AssignmentProblem& problem);

  std::vector<char> forbidden_;
  std::vector<Limits> need_limits_, firm_limits_;
  std::vector<Index> by_need_, need_begin_;
  std::vector<Index> by_firm_, firm_begin_;
};

/// What a covered minimum and a pin are worth in weight, so that the greatest sum is also the best
/// in order (pins, minimums, weight). docs/plan.md proves why these small numbers are large enough.
struct Values {
  std::int64_t coverage = 0;
  std::int64_t pin = 0;
};

/// Throws kInvalidArgument when sums of the problem would not fit 64 bits.
Values order_values(const AssignmentProblem& problem, const PairTable& table);

/// Weight of a pair with the value of its pin.
inline std::int64_t pair_value(const CandidatePair& pair, const Values& values) {
  return pair.weight + (pair.pinned ? values.pin : 0);
}

}  // namespace rongtong::plan
