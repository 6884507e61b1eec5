#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "rules/way_up_state.h"

namespace rongtong::rules::way {

/// Which variables and burdens can have to do with each other: two that stand in one row, or in
/// the levels of one item, are in one cluster. What is spent in different clusters adds up.
class Clusters {
 public:
  explicit Clusters(const Problem& problem);

  std::size_t count() const { return count_; }
  std::uint32_t of_variable(std::uint32_t variable) const { return variables_[variable]; }
  std::uint32_t of_burden(std::uint32_t burden) const { return burdens_[burden]; }
  /// Of a point item; `count()` when its points depend on nothing.
  std::uint32_t of_item(std::uint32_t table, std::size_t item) const { return items_[table][item]; }
  /// What each cluster costs at a point.
  std::vector<double> costs(
      const Problem& problem, std::span<const double> y, std::span<const Burden> burdens
  ) const;

 private:
  std::size_t count_ = 0;
  std::vector<std::uint32_t> variables_;
  std::vector<std::uint32_t> burdens_;
  std::vector<std::vector<std::uint32_t>> items_;
};

/// What its cluster costs at least where a level of an item is reached: [item][level].
using LevelCosts = std::vector<std::vector<double>>;

struct TableBound {
  double extra = 0;  ///< cost at least, beyond the present point
  /// A level above what the point reaches, dearest of those the bound counts on.
  std::optional<std::pair<std::size_t, std::uint16_t>> next;
};

/// How much a table must cost beyond `cluster_costs` (the present point) until its mark and
/// minimums are reached, each cluster being paid its dearest level only: a knapsack over clusters.
TableBound bound_table(
    const Problem& problem,
    const Clusters& clusters,
    const LevelCosts& costs,
    const TableState& state,
    std::span<const double> cluster_costs,
    std::span<const std::uint16_t> reached
);

}  // namespace rongtong::rules::way
