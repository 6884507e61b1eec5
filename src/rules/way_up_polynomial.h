#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

/// A polynomial of at most the second degree in the problem's variables. Terms and products stand
/// ascending by variable, none has the factor 0.
struct Polynomial {
  double constant = 0;
  std::vector<Term> terms;
  std::vector<Product> products;

  bool is_constant() const { return terms.empty() && products.empty(); }
  bool is_linear() const { return products.empty(); }
};

Polynomial constant_polynomial(double value);
/// a + factor · b.
Polynomial sum(const Polynomial& a, const Polynomial& b, double factor = 1);
Polynomial scaled(const Polynomial& a, double factor);
/// a · b; nothing when the product would be of a higher degree.
std::optional<Polynomial> product(const Polynomial& a, const Polynomial& b);

double value_at(const Polynomial& of, std::span<const double> y);

struct Range {
  double low = 0;
  double high = 0;
};
/// Bounds of a polynomial over the variables' own limits (each summand by itself).
Range range_of(const Polynomial& of, std::span<const Variable> variables);

}  // namespace rongtong::rules::way
