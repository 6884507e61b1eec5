#include "rules/way_up_number.h"

#include <algorithm>

namespace rongtong::rules::way {

namespace {

bool same(const Polynomial& a, const Polynomial& b) {
  return sum(a, b, -1).is_constant() && a.constant == b.constant;
}

/// A constant bottom goes into the top, so that degrees stay low.
NumberCase tidy(NumberCase of) {
  if (of.bottom.is_constant() && of.bottom.constant != 0 && of.bottom.constant != 1) {
    // Divided, not multiplied by the inverse: 30 / 100 is then the 0.3 of the interpreter.
    const double by = of.bottom.constant;
    of.top.constant /= by;
    for (auto& term : of.top.terms) term.factor /= by;
    for (auto& each : of.top.products) each.factor /= by;
    of.bottom = constant_polynomial(1);
  }
  return of;
}

bool plain(const NumberCase& of) { return of.outer == NumberCase::Outer::kNone; }

}  // namespace

Relation opposite(Relation relation) {
  switch (relation) {
    case Relation::kAtLeast:
      return Relation::kBelow;
    case Relation::kAbove:
      return Relation::kAtMost;
    case Relation::kAtMost:
      return Relation::kAbove;
    case Relation::kBelow:
      return Relation::kAtLeast;
    case Relation::kEqual:
      return Relation::kNotEqual;
    case Relation::kNotEqual:
      return Relation::kEqual;
  }
  return relation;
}

Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::kAtLeast:
      return Relation::kAtMost;
    case Relation::kAbove:
      return Relation::kBelow;
    case Relation::kAtMost:
      return Relation::kAtLeast;
    case Relation::kBelow:
      return Relation::kAbove;
    default:
      return relation;
  }
}

NumberCase constant_case(double value, TreeId guard) {
  return {guard, constant_polynomial(value), constant_polynomial(1)};
}

std::optional<Difference> difference(const NumberCase& a, const NumberCase& b) {
  if (!plain(a) || !plain(b)) return std::nullopt;
  if (same(a.bottom, b.bottom)) return Difference{sum(a.top, b.top, -1), a.bottom};
  const auto left = product(a.top, b.bottom);
  const auto right = product(b.top, a.bottom);
  const auto bottom = product(a.bottom, b.bottom);
  if (!left || !right || !bottom) return std::nullopt;
  return Difference{sum(*left, *right, -1), *bottom};
}

std::optional<NumberCase> added(const NumberCase& a, const NumberCase& b, double sign) {
  if (!plain(b)) {
    if (!a.is_constant()) return std::nullopt;
    NumberCase result = b;
    result.factor *= sign;
    result.shift = a.top.constant + sign * b.shift;
    return result;
  }
  if (!plain(a)) {
    if (!b.is_constant()) return std::nullopt;
    NumberCase result = a;
    result.shift += sign * b.top.constant;
    return result;
  }
  NumberCase signed_b = b;
  signed_b.top = scaled(b.top, -sign);
  const auto taken = difference(a, signed_b);
  if (!taken) return std::nullopt;
  return tidy({a.guard, taken->top, taken->bottom});
}

std::optional<NumberCase> multiplied(const NumberCase& a, const NumberCase& b) {
  if (!plain(a) || !plain(b)) {
    const NumberCase& shaped = plain(a) ? b : a;
    const NumberCase& other = plain(a) ? a : b;
    if (!other.is_constant()) return std::nullopt;
    NumberCase result = shaped;
    result.factor *= other.top.constant;
    result.shift *= other.top.constant;
    return result;
  }
  const auto top = product(a.top, b.top);
  const auto bottom = product(a.bottom, b.bottom);
  if (!top || !bottom) return std::nullopt;
  return tidy({a.guard, *top, *bottom});
}

std::optional<NumberCase> divided(const NumberCase& a, const NumberCase& b) {
  if (!plain(b)) return std::nullopt;
  if (!plain(a)) {
    if (!b.is_constant()) return std::nullopt;
    NumberCase result = a;
    result.factor /= b.top.constant;
    result.shift /= b.top.constant;
    return result;
  }
  const auto top = product(a.top, b.bottom);
  const auto bottom = product(a.bottom, b.top);
  if (!top || !bottom) return std::nullopt;
  return tidy({a.guard, *top, *bottom});
}

}  // namespace rongtong::rules::way
