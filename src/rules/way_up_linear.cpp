#include "rules/way_up_linear.h"

#include <algorithm>
#include <cmath>

namespace rongtong::rules::way {

namespace {

/// Of scaled numbers: a row is met, a pivot is one.
constexpr double kFeasible = 1e-10;
constexpr double kPivot = 1e-11;

}  // namespace

LinearSolution LinearSolver::solve(const Box& box, std::span<const LinearRow> rows) {
  ++solves_;
  lay_out(box, rows);
  if (!repair()) return {};
  return read();
}

void LinearSolver::add_columns(const Box& box, std::uint32_t variable) {
  if (first_column_[variable] != 0) return;
  first_column_[variable] = static_cast<std::uint32_t>(columns_.size()) + 1;
  const double scale = variables_[variable].scale;
  const double up = box.high[variable] - start_[variable];
  const double down = start_[variable] - box.low[variable];
  if (up > 0) columns_.push_back({up / scale, variable, 1});
  if (down > 0) columns_.push_back({down / scale, variable, -1});
  if (up <= 0 && down <= 0) columns_.push_back({0, variable, 1});
}

void LinearSolver::lay_out(const Box& box, std::span<const LinearRow> rows) {
  start_.resize(variables_.size());
  for (std::size_t j = 0; j < variables_.size(); ++j) {
    start_[j] = std::clamp(0.0, box.low[j], std::max(box.low[j], box.high[j]));
  }
  columns_.clear();
  first_column_.assign(variables_.size(), 0);
  for (const auto& row : rows) {
    for (const auto& term : row.terms) add_columns(box, term.variable);
  }
  width_ = columns_.size();
  height_ = rows.size();
  cells_.assign(height_ * width_, 0);
  reduced_.resize(width_);
  at_.assign(width_, 0);
  outside_.resize(width_);
  for (std::size_t k = 0; k < width_; ++k) {
    const auto& of = variables_[columns_[k].variable];
    reduced_[k] = of.cost * of.scale;
    outside_[k] = static_cast<std::uint32_t>(k);
  }
  value_.resize(height_);
  basic_.resize(height_);
  for (std::size_t i = 0; i < height_; ++i) {
    double missing = rows[i].least;
    double largest = 0;
    for (const auto& term : rows[i].terms) {
      missing -= term.factor * start_[term.variable];
      largest = std::max(largest, std::abs(term.factor * variables_[term.variable].scale));
    }
    const double size = largest > 0 ? largest : 1;
    for (const auto& term : rows[i].terms) {
      for (std::size_t k = first_column_[term.variable] - 1;
           k < width_ && columns_[k].variable == term.variable;
           ++k) {
        cell(i, k) = term.factor * variables_[term.variable].scale * columns_[k].sign / size;
      }
    }
    value_[i] = -missing / size;
    basic_[i] = static_cast<std::uint32_t>(width_ + i);
    columns_.push_back({kInfinity, 0, 0});
  }
}

double LinearSolver::violation(std::size_t row) const {
  if (value_[row] < -kFeasible) return value_[row];
  const double over = value_[row] - columns_[basic_[row]].width;
  return over > kFeasible ? over : 0;
}

std::size_t LinearSolver::worst_row(bool bland) const {
  std::size_t best = height_;
  double size = 0;
  for (std::size_t i = 0; i < height_; ++i) {
    const double here = std::abs(violation(i));
    if (here <= 0) continue;
    if (bland ? best == height_ || basic_[i] < basic_[best] : here > size) {
      best = i;
      size = here;
    }
  }
  return best;
}

/// `direction` +1: the basic variable of `row` must grow.
LinearSolver::Entering LinearSolver::choose(std::size_t row, double direction, bool bland) const {
  Entering best;
  double ratio = kInfinity;
  double size = 0;
  for (std::size_t k = 0; k < width_; ++k) {
    const double width = columns_[outside_[k]].width;
    if (width <= 0) continue;
    const bool at_low = at_[k] <= 0;
    const double slope = cell(row, k) * direction;
    if (at_low ? slope <= kPivot : slope >= -kPivot) continue;
    const double here = std::abs(reduced_[k]) / std::abs(slope);
    const bool tie = best.found && std::abs(here - ratio) <= 1e-12 * std::max(1.0, ratio);
    const bool better =
        !best.found ||
        (tie ? (bland ? outside_[k] < outside_[best.column] : std::abs(slope) > size * (1 + 1e-9))
             : here < ratio);
    if (!better) continue;
    best = {k, true};
    ratio = tie ? std::min(here, ratio) : here;
    size = std::abs(slope);
  }
  return best;
}

/// The basic variable of `row` goes out at value `to`, the one of `column` comes in.
void LinearSolver::pivot(std::size_t row, std::size_t column, double to) {
  const double by = cell(row, column);
  const double step = (to - value_[row]) / by;
  for (std::size_t i = 0; i < height_; ++i) value_[i] += cell(i, column) * step;
  value_[row] = at_[column] + step;
  at_[column] = to;
  double* const pivot_row = &cells_[row * width_];
  const double inverse = 1 / by;
  for (std::size_t k = 0; k < width_; ++k) pivot_row[k] *= -inverse;
  pivot_row[column] = inverse;
  for (std::size_t i = 0; i < height_; ++i) {
    const double factor = cell(i, column);
    if (i == row || factor == 0) continue;
    double* const other = &cells_[i * width_];
    for (std::size_t k = 0; k < width_; ++k) other[k] += factor * pivot_row[k];
    other[column] = factor * inverse;
  }
  const double price = reduced_[column];
  for (std::size_t k = 0; k < width_; ++k) reduced_[k] += price * pivot_row[k];
  reduced_[column] = price * inverse;
  std::swap(basic_[row], outside_[column]);
}

bool LinearSolver::repair() {
  const std::size_t patience = 20 * (height_ + width_) + 50;
  for (std::size_t turn = 0;; ++turn) {
    const bool bland = turn > patience;
    const std::size_t row = worst_row(bland);
    if (row == height_) return true;
    if (turn > 10 * patience) return false;
    const double amount = violation(row);
    const auto entering = choose(row, amount < 0 ? 1 : -1, bland);
    if (!entering.found) return false;
    pivot(row, entering.column, amount < 0 ? 0 : columns_[basic_[row]].width);
  }
}

LinearSolution LinearSolver::read() const {
  LinearSolution solution;
  solution.feasible = true;
  solution.y = start_;
  const auto add = [&](std::uint32_t column, double value) {
    const auto& of = columns_[column];
    if (of.sign == 0) return;
    if (std::abs(value) < 1e-13) value = 0;
    solution.y[of.variable] += value * of.sign * variables_[of.variable].scale;
  };
  for (std::size_t k = 0; k < width_; ++k) add(outside_[k], at_[k]);
  for (std::size_t i = 0; i < height_; ++i) add(basic_[i], value_[i]);
  for (std::size_t j = 0; j < variables_.size(); ++j) {
    solution.cost += variables_[j].cost * std::abs(solution.y[j]);
  }
  return solution;
}

}  // namespace rongtong::rules::way
