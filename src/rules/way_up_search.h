#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "rules/way_up_linear.h"
#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

/// A point at which the problem's tree holds.
struct Found {
  double objective = 0;  ///< cost and burdens' prices, before money was rounded to whole yuan
  std::vector<double> y;
  std::vector<std::uint8_t> burdens;  ///< 1: taken on
};

struct SearchResult {
  std::optional<Found> best;
  bool proven = true;    ///< false: `most_work` was reached
  std::size_t work = 0;  ///< linear programs solved
};

/// Cheapest point, by depth-first branch and bound:
///  - what must hold is in the linear program; its cost bounds the branch from below;
///  - an `or`, a point table, a whole number or a product is branched on only where the program's
///    cheapest point does not satisfy it already;
///  - point tables are bounded by what each level of each item costs alone: items whose changes
///    have nothing in common add up, others cost at least as much as the dearest of them;
///  - products lie between their McCormick planes over the box; boxes are halved until the planes
///    are near enough (within a millionth of the cost).
/// Exact for linear problems up to the rounding of money: yuan are rounded at the end, with the
/// rows tightened by as much as rounding may take; this costs a few yuan at most.
SearchResult search(const Problem& problem, std::size_t most_work);

/// The same for another tree of the problem in place of its root; points dearer than `most_cost`
/// are not looked for.
SearchResult search(
    const Problem& problem, TreeId root, std::size_t most_work, double most_cost = kInfinity
);

/// Whether `tree` holds at `found`.
bool holds_at(const Problem& problem, TreeId tree, const Found& found);

/// Points that `item` reaches at `found`.
std::int32_t points_at(const Problem& problem, const Item& item, const Found& found);

}  // namespace rongtong::rules::way
