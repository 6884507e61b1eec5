#include "rules/way_up_polynomial.h"

#include <algorithm>
#include <tuple>

namespace rongtong::rules::way {

namespace {

std::tuple<std::uint32_t, std::uint32_t> key(const Product& product) {
  return {product.first, product.second};
}

void tidy(Polynomial& of) {
  std::ranges::sort(of.terms, {}, &Term::variable);
  std::vector<Term> terms;
  for (const auto& term : of.terms) {
    if (!terms.empty() && terms.back().variable == term.variable) {
      terms.back().factor += term.factor;
    } else {
      terms.push_back(term);
    }
  }
  std::erase_if(terms, [](const Term& term) { return term.factor == 0; });
  of.terms = std::move(terms);
  for (auto& each : of.products) {
    if (each.first > each.second) std::swap(each.first, each.second);
  }
  std::ranges::sort(of.products, {}, key);
  std::vector<Product> products;
  for (const auto& each : of.products) {
    if (!products.empty() && key(products.back()) == key(each)) {
      products.back().factor += each.factor;
    } else {
      products.push_back(each);
    }
  }
  std::erase_if(products, [](const Product& each) { return each.factor == 0; });
  of.products = std::move(products);
}

/// A bound times a bound, where 0 · ∞ is 0.
double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

Range times(Range a, Range b) {
  const auto [low, high] = std::minmax(
      {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)}
  );
  return {low, high};
}

}  // namespace

Polynomial constant_polynomial(double value) { return {value, {}, {}}; }

Polynomial sum(const Polynomial& a, const Polynomial& b, double factor) {
  Polynomial result = a;
  result.constant += factor * b.constant;
  for (const auto& term : b.terms) result.terms.push_back({term.variable, factor * term.factor});
  for (const auto& each : b.products) {
    result.products.push_back({each.first, each.second, factor * each.factor});
  }
  tidy(result);
  return result;
}

Polynomial scaled(const Polynomial& a, double factor) {
  return sum(constant_polynomial(0), a, factor);
}

std::optional<Polynomial> product(const Polynomial& a, const Polynomial& b) {
  if (a.is_constant()) return scaled(b, a.constant);
  if (b.is_constant()) return scaled(a, b.constant);
  if (!a.is_linear() || !b.is_linear()) return std::nullopt;
  Polynomial result = constant_polynomial(a.constant * b.constant);
  for (const auto& term : a.terms)
    result.terms.push_back({term.variable, term.factor * b.constant});
  for (const auto& term : b.terms)
    result.terms.push_back({term.variable, term.factor * a.constant});
  for (const auto& left : a.terms) {
    for (const auto& right : b.terms) {
      result.products.push_back({left.variable, right.variable, left.factor * right.factor});
    }
  }
  tidy(result);
  return result;
}

double value_at(const Polynomial& of, std::span<const double> y) {
  double value = of.constant;
  for (const auto& term : of.terms) value += term.factor * y[term.variable];
  for (const auto& each : of.products) value += each.factor * y[each.first] * y[each.second];
  return value;
}

Range range_of(const Polynomial& of, std::span<const Variable> variables) {
  Range range{of.constant, of.constant};
  const auto box = [&](std::uint32_t j) { return Range{variables[j].low, variables[j].high}; };
  const auto add = [&](Range part, double factor) {
    const Range by = times(part, {factor, factor});
    range.low += by.low;
    range.high += by.high;
  };
  for (const auto& term : of.terms) add(box(term.variable), term.factor);
  for (const auto& each : of.products) {
    Range square = times(box(each.first), box(each.second));
    if (each.first == each.second) square.low = std::max(square.low, 0.0);
    add(square, each.factor);
  }
  return range;
}

}  // namespace rongtong::rules::way
