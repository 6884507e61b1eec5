#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

/// Σ factor · y ≥ least, borrowed from a Problem or made for the moment.
struct LinearRow {
  std::span<const Term> terms;
  double least = 0;
};

struct Box {
  std::vector<double> low;
  std::vector<double> high;
};

/// Cheapest y within a box that meets all rows.
struct LinearSolution {
  bool feasible = false;
  double cost = 0;
  std::vector<double> y;
};

/// Solves min Σ cost |y| over a box and rows by the bounded dual simplex method on a dense tableau.
/// Every y begins at the point of its box nearest 0, which is the cheapest: no first phase is
/// needed, and each step repairs one row that is not met. Ties go to the larger pivot, then the
/// lower index, after many steps to the lowest index alone (Bland), so that it ends and is
/// deterministic. Made for ≤ 60 variables and rows: a solve is some microseconds, so nothing is
/// kept between solves but memory. Not thread-safe; one for each thread.
class LinearSolver {
 public:
  explicit LinearSolver(std::span<const Variable> variables) : variables_(variables) {}

  LinearSolution solve(const Box& box, std::span<const LinearRow> rows);
  std::size_t solves() const { return solves_; }

 private:
  /// One column of the tableau: a change up or down of a variable, or a row's slack.
  struct Column {
    double width = 0;  ///< from 0 to here
    std::uint32_t variable = 0;
    double sign = 0;  ///< 0: slack
  };
  struct Entering {
    std::size_t column = 0;
    bool found = false;
  };

  void lay_out(const Box& box, std::span<const LinearRow> rows);
  void add_columns(const Box& box, std::uint32_t variable);
  bool repair();
  std::size_t worst_row(bool bland) const;
  Entering choose(std::size_t row, double direction, bool bland) const;
  void pivot(std::size_t row, std::size_t column, double to);
  double violation(std::size_t row) const;
  LinearSolution read() const;
  double& cell(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }
  double cell(std::size_t row, std::size_t column) const { return cells_[row * width_ + column]; }

  std::span<const Variable> variables_;
  std::size_t solves_ = 0;
  std::size_t height_ = 0;
  std::size_t width_ = 0;
  std::vector<double> cells_;
  std::vector<double> reduced_;              ///< costs of the columns that stand at a bound
  std::vector<double> at_;                   ///< value of each column that stands at a bound
  std::vector<double> value_;                ///< of each basic one
  std::vector<Column> columns_;              ///< structural first, then slacks
  std::vector<std::uint32_t> outside_;       ///< [width] column standing at a bound
  std::vector<std::uint32_t> basic_;         ///< [height]
  std::vector<double> start_;                ///< of each variable
  std::vector<std::uint32_t> first_column_;  ///< of a variable in this program + 1; 0: not in it
};

}  // namespace rongtong::rules::way
