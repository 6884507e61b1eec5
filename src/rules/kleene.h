#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "rules/expression.h"
#include "rules/rule_set.h"

namespace rongtong::rules {

inline constexpr Truth truth_of(bool value) { return value ? Truth::kYes : Truth::kNo; }
inline constexpr Truth both(Truth a, Truth b) { return std::min(a, b); }
inline constexpr Truth either(Truth a, Truth b) { return std::max(a, b); }
inline constexpr Truth opposite(Truth a) {
  return static_cast<Truth>(2 - static_cast<std::uint8_t>(a));
}

/// The slack of a comparison with `b` (see kTolerance).
inline double tolerance(double b) { return kTolerance * std::max(1.0, std::fabs(b)); }

/// `a` compared with `b`; unknown when either is (NaN).
inline Truth compare(double a, Comparison comparison, double b) {
  if (std::isnan(a) || std::isnan(b)) return Truth::kUnknown;
  const double slack = tolerance(b);
  switch (comparison) {
    case Comparison::kAtLeast:
      return truth_of(a >= b - slack);
    case Comparison::kAbove:
      return truth_of(a > b + slack);
    case Comparison::kAtMost:
      return truth_of(a <= b + slack);
    case Comparison::kBelow:
      return truth_of(a < b - slack);
    case Comparison::kEqual:
      return truth_of(std::fabs(a - b) <= slack);
  }
  return Truth::kUnknown;
}

/// The greatest whole number that `a` reaches, with the slack of comparisons: 3 for 0.3 / 0.1.
inline double whole_part(double a) { return std::floor(a + tolerance(a)); }

}  // namespace rongtong::rules
