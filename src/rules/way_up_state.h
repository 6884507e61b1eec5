#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/way_up_linear.h"
#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

enum class Burden : std::uint8_t { kFree, kTaken, kForbidden };

/// How far each item of a committed table must and may reach, as indices of levels.
struct TableState {
  std::uint32_t table = 0;
  std::vector<std::uint16_t> low;
  std::vector<std::uint16_t> high;
};

/// What a branch of the search has committed to.
struct State {
  Box box;
  std::vector<std::uint32_t> rows;      ///< linear ones of several variables
  std::vector<std::uint32_t> products;  ///< rows with products
  std::vector<Burden> burdens;
  double burden_cost = 0;
  std::vector<TreeId> pending;  ///< kOr
  std::vector<TableState> tables;
};

State free_state(const Problem& problem);

/// Adds what `tree` demands; false when it contradicts the state (which is then of no use).
bool commit(const Problem& problem, State& state, TreeId tree);

/// Tightens one variable's box; whole numbers and yuan inwards. False when nothing is left.
bool keep_at_least(const Problem& problem, State& state, std::uint32_t variable, double least);
bool keep_at_most(const Problem& problem, State& state, std::uint32_t variable, double most);

/// How exactly a row is checked: within `kLoose` of its size while searching, `kTight` at the end.
inline constexpr double kLoose = 1e-9;
inline constexpr double kTight = 2e-13;

/// Whether a row holds at `y` within `tolerance` of the size of its summands.
bool row_holds(const Problem& problem, const Row& row, std::span<const double> y, double tolerance);

/// Whether `tree` holds at `y` with no more than the burdens taken.
bool tree_holds(
    const Problem& problem,
    TreeId tree,
    std::span<const double> y,
    std::span<const Burden> burdens,
    double tolerance
);

/// The points of each item at `y`, within the state's levels; then whether the table is reached.
struct Reached {
  std::vector<std::uint16_t> level;
  bool enough = false;
};
Reached reach(
    const Problem& problem,
    const TableState& table,
    std::span<const double> y,
    std::span<const Burden> burdens,
    double tolerance
);

/// Whether levels of a table reach its mark and minimums.
bool enough(const Table& table, std::span<const std::uint16_t> level);

}  // namespace rongtong::rules::way
