#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "match/firm_filter.h"
#include "match/query.h"
#include "match/snapshot_view.h"

namespace rongtong::match {

/// A soft condition's share of the score, by verdict.
struct SoftBonus {
  const JudgedCondition* condition = nullptr;
  std::uint64_t met = 0;
  std::uint64_t unknown = 0;

  std::uint64_t of(const SnapshotView& index, FirmNumber firm) const;
};

/// A firm and its score, in units of Query::unit.
struct Scored {
  FirmNumber firm = 0;
  std::uint64_t text = 0;
  std::uint64_t total = 0;  ///< text and bonuses

  /// Best first: higher total, then lower credit code.
  friend bool operator<(const Scored& a, const Scored& b) {
    return a.total != b.total ? a.total > b.total : a.firm < b.firm;
  }
};

struct Found {
  std::vector<Scored> top;     ///< best first
  std::vector<Scored> pinned;  ///< every firm asked for, in the order asked
};

/// The exact best `top` firms of the filter with a text score above 0, and the scores of `pinned`
/// (ascending) whatever they are.
///
/// Term at a time within ranges of 65,536 firms: the scores of a range (256 KB) stay in the second
/// cache while all terms are added. A need of a hundred words touches about a million postings, at
/// about a nanosecond each; document-at-a-time pruning gains little with so many terms of similar
/// weight (Crane et al. 2017 compare both).
Found search(
    const SnapshotView& index,
    const Query& query,
    const FirmFilter& filter,
    std::span<const SoftBonus> bonuses,
    std::size_t top,
    std::span<const FirmNumber> pinned
);

}  // namespace rongtong::match
