#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rules/way_up_linear.h"
#include "rules/way_up_state.h"

namespace rongtong::rules::way {

/// Cheapest point of a state's linear program.
struct Point {
  std::vector<double> y;
  std::vector<double> rounded;  ///< y with money in whole yuan
  double objective = 0;         ///< with the burdens' prices
};

/// The linear program of a state: its rows, planes over its products, and the limits from year to
/// year of the variables that these touch.
class Relaxation {
 public:
  explicit Relaxation(const Problem& problem);

  std::optional<Point> solve(const State& state);
  /// The point in whole yuan, such that all rows of the state hold; they are tightened by what
  /// rounding may take where it breaks them. Where that leaves nothing (an exact balance of several
  /// amounts), the point as it is. Nothing when a row does not hold even there.
  std::optional<std::vector<double>> settle(
      const State& state, const Point& point, std::size_t tightenings
  );
  std::vector<std::uint32_t> product_variables(std::uint32_t row) const;
  std::size_t solves() const { return solver_.solves(); }

 private:
  void gather(const State& state, std::span<const double> margins);
  void add_limits(const State& state);
  void add_planes(const State& state, const Row& row, bool first);
  void add_term(std::uint32_t variable, double factor);
  double margin(const Row& row) const;
  std::vector<double> rounded(std::vector<double> y) const;

  const Problem& problem_;
  LinearSolver solver_;
  std::vector<LinearRow> rows_;
  std::vector<std::vector<Term>> planes_;  ///< kept so that rows_ may borrow them
  std::size_t planes_used_ = 0;
  std::vector<Term> plane_;
  std::vector<std::uint8_t> touched_;
  std::vector<std::uint32_t> limits_;  ///< of problem_.always, those in the program
};

}  // namespace rongtong::rules::way
