#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rules/way_up_polynomial.h"
#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

enum class Relation : std::uint8_t { kAtLeast, kAbove, kAtMost, kBelow, kEqual, kNotEqual };

Relation opposite(Relation relation);
/// With the two sides exchanged.
Relation mirrored(Relation relation);

/// One piece of a number: holds where `guard` does and is top / bottom, or `factor` · f(top /
/// bottom) + `shift`.
struct NumberCase {
  enum class Outer : std::uint8_t { kNone, kSqrt, kFloor };
  TreeId guard = 0;
  Polynomial top;
  Polynomial bottom;
  Outer outer = Outer::kNone;
  double factor = 1;
  double shift = 0;

  bool is_constant() const {
    return outer == Outer::kNone && top.is_constant() && bottom.is_constant();
  }
};

/// A number over the variables: known as pieces, unknown, or of a form that cannot be solved for.
struct Number {
  enum class State : std::uint8_t { kKnown, kUnknown, kOpaque };
  State state = State::kUnknown;
  std::vector<NumberCase> cases;
};

/// More pieces than this are not followed.
inline constexpr std::size_t kMostCases = 32;

/// Arithmetic on single pieces; nothing where the form cannot be kept. Guards are left to the
/// caller.
std::optional<NumberCase> added(const NumberCase& a, const NumberCase& b, double sign);
std::optional<NumberCase> multiplied(const NumberCase& a, const NumberCase& b);
std::optional<NumberCase> divided(const NumberCase& a, const NumberCase& b);
NumberCase constant_case(double value, TreeId guard);
/// top · b.bottom − b.top · bottom and the product of the bottoms.
struct Difference {
  Polynomial top;
  Polynomial bottom;
};
std::optional<Difference> difference(const NumberCase& a, const NumberCase& b);

}  // namespace rongtong::rules::way
