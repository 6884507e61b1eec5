#include "rules/way_up_relax.h"

#include <algorithm>
#include <cmath>

namespace rongtong::rules::way {

Relaxation::Relaxation(const Problem& problem) : problem_(problem), solver_(problem.variables) {}

std::optional<Point> Relaxation::solve(const State& state) {
  gather(state, {});
  auto solution = solver_.solve(state.box, rows_);
  if (!solution.feasible) return std::nullopt;
  Point point;
  point.objective = solution.cost + state.burden_cost;
  point.rounded = rounded(solution.y);
  point.y = std::move(solution.y);
  return point;
}

/// `margins`: by how much the state's rows, then its product rows' planes, are tightened; may be
/// empty.
void Relaxation::gather(const State& state, std::span<const double> margins) {
  rows_.clear();
  planes_used_ = 0;
  const auto by = [&](std::size_t at) { return margins.empty() ? 0.0 : margins[at]; };
  for (std::size_t i = 0; i < state.rows.size(); ++i) {
    const Row& row = problem_.rows[state.rows[i]];
    rows_.push_back({row.terms, row.least + by(i)});
  }
  const std::size_t plane_count = 2 * state.products.size();
  if (planes_.size() < plane_count) planes_.resize(plane_count);
  for (std::size_t i = 0; i < state.products.size(); ++i) {
    const Row& row = problem_.rows[state.products[i]];
    for (const bool first : {true, false}) {
      add_planes(state, row, first);
      rows_.back().least += by(state.rows.size() + i);
    }
  }
  add_limits(state);
}

/// Limits from year to year hold while nothing moves: only those that moved variables touch count.
void Relaxation::add_limits(const State& state) {
  limits_.clear();
  if (problem_.always.empty()) return;
  touched_.assign(problem_.variables.size(), 0);
  for (std::size_t j = 0; j < touched_.size(); ++j) {
    touched_[j] = state.box.low[j] > 0 || state.box.high[j] < 0 ? 1 : 0;
  }
  for (const auto& row : rows_) {
    for (const auto& term : row.terms) touched_[term.variable] = 1;
  }
  std::vector<std::uint8_t> taken(problem_.always.size(), 0);
  for (bool grown = true; grown;) {
    grown = false;
    for (std::size_t i = 0; i < taken.size(); ++i) {
      const Row& row = problem_.rows[problem_.always[i]];
      const auto is_touched = [&](const Term& term) { return touched_[term.variable] != 0; };
      if (taken[i] != 0 || !std::ranges::any_of(row.terms, is_touched)) continue;
      taken[i] = 1;
      grown = true;
      rows_.push_back({row.terms, row.least});
      limits_.push_back(problem_.always[i]);
      for (const auto& term : row.terms) touched_[term.variable] = 1;
    }
  }
}

void Relaxation::add_term(std::uint32_t variable, double factor) {
  for (auto& term : plane_) {
    if (term.variable == variable) {
      term.factor += factor;
      return;
    }
  }
  plane_.push_back({variable, factor});
}

/// One valid plane for a row with products: each y·z is replaced by one of its two McCormick
/// estimates over the box, from above where its factor is positive, from below otherwise
/// (G. P. McCormick, Math. Programming 10, 1976).
void Relaxation::add_planes(const State& state, const Row& row, bool first) {
  plane_.clear();
  double least = row.least;
  for (const auto& term : row.terms) add_term(term.variable, term.factor);
  for (const auto& [a, b, factor] : row.products) {
    const double la = state.box.low[a];
    const double ua = state.box.high[a];
    const double lb = state.box.low[b];
    const double ub = state.box.high[b];
    const bool above = factor > 0;
    const double at_b = first ? ua : la;
    const double at_a = above ? (first ? lb : ub) : (first ? ub : lb);
    add_term(b, factor * at_b);
    add_term(a, factor * at_a);
    least += factor * at_b * at_a;
  }
  auto& kept = planes_[planes_used_++];
  kept = plane_;
  rows_.push_back({kept, least});
}

double Relaxation::margin(const Row& row) const {
  double margin = 0;
  double size = std::abs(row.least);
  for (const auto& term : row.terms) {
    const Variable& of = problem_.variables[term.variable];
    if (of.money) margin += std::abs(term.factor) / 2;
    size = std::max(size, std::abs(term.factor) * of.scale);
  }
  return margin + 1e-11 * size;
}

std::vector<double> Relaxation::rounded(std::vector<double> y) const {
  for (std::size_t j = 0; j < y.size(); ++j) {
    const Variable& of = problem_.variables[j];
    if (of.money || (of.whole && std::abs(y[j] - std::round(y[j])) < 1e-7)) y[j] = std::round(y[j]);
  }
  return y;
}

std::optional<std::vector<double>> Relaxation::settle(
    const State& state, const Point& point, std::size_t tightenings
) {
  std::vector<std::uint32_t> all = state.rows;
  all.insert(all.end(), state.products.begin(), state.products.end());
  const auto holds = [&](std::span<const double> y, double tolerance) {
    const auto one = [&](std::uint32_t row) {
      return row_holds(problem_, problem_.rows[row], y, tolerance);
    };
    return std::ranges::all_of(all, one) && std::ranges::all_of(problem_.always, [&](auto row) {
             return row_holds(problem_, problem_.rows[row], y, kLoose);
           });
  };
  std::vector<double> y = point.rounded;
  std::vector<double> margins(all.size(), 0);
  for (std::size_t turn = 0; turn < tightenings; ++turn) {
    if (holds(y, kTight)) return y;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!row_holds(problem_, problem_.rows[all[i]], y, kTight)) {
        margins[i] += margin(problem_.rows[all[i]]);
      }
    }
    gather(state, margins);
    auto solution = solver_.solve(state.box, rows_);
    if (!solution.feasible) break;
    y = rounded(std::move(solution.y));
  }
  if (holds(y, kTight)) return y;
  if (holds(point.y, kLoose)) return point.y;
  return std::nullopt;
}

std::vector<std::uint32_t> Relaxation::product_variables(std::uint32_t row) const {
  std::vector<std::uint32_t> members;
  for (const auto& product : problem_.rows[row].products) {
    members.push_back(product.first);
    members.push_back(product.second);
  }
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace rongtong::rules::way
