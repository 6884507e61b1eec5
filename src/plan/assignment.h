#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace rongtong::plan {

/// Position in one of the caller's lists (needs, firms, pairs, teams, meetings, slots), from 0.
using Index = std::uint32_t;

/// How many meetings a need or a firm should have at least and may have at most, minimum <=
/// maximum.
struct Limits {
  Index minimum = 0;
  Index maximum = 0;

  friend bool operator==(const Limits&, const Limits&) = default;
};

/// One candidate: this firm could be invited for this need.
struct CandidatePair {
  Index need = 0;
  Index firm = 0;
  std::int64_t weight = 0;  ///< >= 0; match score times willingness, scaled to whole numbers
  bool pinned = false;      ///< a person has decided that these two meet

  friend bool operator==(const CandidatePair&, const CandidatePair&) = default;
};

/// A pair that must not meet. It need not be among the candidates.
struct ForbiddenPair {
  Index need = 0;
  Index firm = 0;

  friend bool operator==(const ForbiddenPair&, const ForbiddenPair&) = default;
  friend bool operator<(const ForbiddenPair& a, const ForbiddenPair& b) {
    return a.need != b.need ? a.need < b.need : a.firm < b.firm;
  }
};

/// Who may meet whom. The order of `pairs` does not change which pairs are chosen.
struct AssignmentProblem {
  std::vector<Limits> needs;  ///< maximum = invitations of the need
  std::vector<Limits> firms;  ///< minimum 1 for a firm that was invited and should not come in vain
  std::vector<CandidatePair> pairs;  ///< no (need, firm) twice
  std::vector<ForbiddenPair> forbidden;

  friend bool operator==(const AssignmentProblem&, const AssignmentProblem&) = default;
};

enum class PinFault {
  kForbidden,     ///< the same pair is forbidden
  kNeedTooSmall,  ///< the need has more pins than invitations
  kFirmTooSmall,  ///< the firm has more pins than meetings it may have
  kBothTooSmall,
};

/// A pinned pair that could not be kept.
struct UnmetPin {
  Index pair = 0;
  PinFault fault = PinFault::kForbidden;

  friend bool operator==(const UnmetPin&, const UnmetPin&) = default;
};

/// The best choice for all together: first as many pins as possible, then as many meetings that
/// minimums ask for as possible, then the largest total weight.
struct Assignment {
  std::vector<Index> chosen;   ///< indices into `pairs`, ascending by (need, firm)
  std::int64_t objective = 0;  ///< total weight of the chosen pairs

  /// No choice that keeps as many pins and covers as much of the minimums weighs more than this. It
  /// is computed from the prices below over all pairs of the problem, without the solver's word.
  std::int64_t bound = 0;

  std::vector<UnmetPin> unmet_pins;       ///< ascending by pair
  std::int64_t need_minimum_missing = 0;  ///< meetings lacking below the needs' minimums, summed
  std::int64_t firm_minimum_missing = 0;

  /// Dual prices in weight, a pin counted as `pin_value` and a meeting that a minimum asks for as
  /// `coverage_value`: what the weakest meeting of a full need (firm) is worth. 0 with room left,
  /// and negative (down to -coverage_value) below a minimum.
  std::vector<std::int64_t> need_price;
  std::vector<std::int64_t> firm_price;
  std::int64_t coverage_value = 0;
  std::int64_t pin_value = 0;

  std::int64_t gap() const { return bound - objective; }  ///< 0: proven best
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// Solves the problem exactly (min-cost flow, network simplex; docs/plan.md). Throws
/// kInvalidArgument for an index out of range, a negative weight, a pair given twice, a minimum
/// above its maximum, or weights so large that sums would not fit 64 bits (the message says how far
/// to scale down).
Assignment assign(const AssignmentProblem& problem);

/// Why a need or firm has fewer meetings than it could have.
enum class ShortfallReason {
  kNoCandidates,        ///< no pair names it
  kAllForbidden,        ///< every pair that names it is forbidden
  kOwnLimit,            ///< its maximum is 0
  kAllChosen,           ///< every allowed candidate was chosen; there are just too few
  kOutweighed,          ///< each free candidate is full with pairs that weigh at least as much
  kOutweighedTogether,  ///< candidates are full, also with lighter pairs that the whole needs more
};

/// A need or a firm below its maximum. For a need, `blockers` are needs that hold its candidates;
/// for a firm, firms that hold the places of its needs.
struct Shortfall {
  Index index = 0;
  Index assigned = 0;
  Limits limits;
  ShortfallReason reason = ShortfallReason::kNoCandidates;
  std::vector<Index> blockers;  ///< strongest first, at most kMaxBlockers, each once

  /// The candidate not chosen that would cost least to force in, as far as prices tell.
  std::optional<Index> best_pair = std::nullopt;

  /// Forcing `best_pair` in lowers the total by at least this (its reduced cost).
  std::int64_t loss = 0;

  friend bool operator==(const Shortfall&, const Shortfall&) = default;
};

inline constexpr std::size_t kMaxBlockers = 8;

struct Shortfalls {
  std::vector<Shortfall> needs;  ///< ascending; needs with fewer meetings than their maximum
  std::vector<Shortfall> firms;  ///< ascending; firms with no meeting or fewer than their minimum

  friend bool operator==(const Shortfalls&, const Shortfalls&) = default;
};

/// Explains everyone who is left out or short. REQUIRES: `assignment` = assign(problem).
Shortfalls explain_shortfalls(const AssignmentProblem& problem, const Assignment& assignment);

enum class PairVerdict {
  kChosen,
  kForbidden,
  kNotACandidate,  ///< the problem has no such pair
  kNeedFull,       ///< the need has all its invitations
  kFirmFull,       ///< the firm has all its meetings
  kBothFull,
  kCapacityZero,  ///< the need or the firm may have no meeting at all
};

/// Why one pair was chosen or not, and the exact best plan change that would bring it in.
struct PairExplanation {
  PairVerdict verdict = PairVerdict::kNotACandidate;
  std::int64_t reduced_cost = 0;  ///< weight with bonuses less both prices; <= 0 when not chosen

  /// With the pair forced in, the best exchange: pairs that would go and come (without the pair
  /// itself), and what all together lose in pins, in covered minimums and in weight. Absent when it
  /// was chosen or can never be.
  struct Exchange {
    std::vector<Index> removed;
    std::vector<Index> added;
    std::int64_t pins_lost = 0;
    std::int64_t coverage_lost = 0;
    std::int64_t weight_lost = 0;

    friend bool operator==(const Exchange&, const Exchange&) = default;
  };
  std::optional<Exchange> exchange;
};

/// "Why was this pair not chosen?" REQUIRES: `assignment` = assign(problem). One shortest path.
PairExplanation explain_pair(
    const AssignmentProblem& problem, const Assignment& assignment, Index need, Index firm
);

}  // namespace rongtong::plan
