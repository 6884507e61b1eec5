#pragma once

#include <span>
#include <string_view>

#include "rules/fault_sink.h"

/// Operations with their types and units checked. A faulty operand makes a faulty result without
/// another word.
namespace rongtong::rules {

struct Checker {
  ExpressionGraph& graph;
  const FaultSink& sink;

  bool wants(const Typed& value, Type type) const;
  /// One unit for all of `values`, where there is one. Bare numbers take the unit of the others.
  std::optional<Unit> common_unit(std::span<const Typed> values) const;

  /// The node of a value; a bare number with the unit of what it stands beside.
  NodeId in_unit(const Typed& value, Unit unit) const;

  Typed arithmetic(Op op, const Typed& a, const Typed& b) const;
  Typed negated(const Typed& a) const;
  Typed compared(Op op, const Typed& a, const Typed& b) const;
  Typed joined(Op op, std::span<const Typed> parts) const;  ///< kAnd, kOr
  Typed inverse(const Typed& a) const;
  /// kTextIn, kTextStarts, kListHas: `subject` against texts as written.
  Typed one_of(Op op, const Typed& subject, std::span<const Typed> texts) const;

 private:
  Typed product(const Typed& a, const Typed& b) const;
  Typed quotient(const Typed& a, const Typed& b) const;
  Typed compared_truths(Op op, const Typed& a, const Typed& b) const;
  Typed compared_texts(Op op, const Typed& a, const Typed& b) const;
  bool fits(const Typed& bare, Unit unit) const;
  bool ratio_fits(const Typed& value, const Typed& mark) const;
  bool known_choice(const Typed& subject, const Typed& text, Op op) const;
};

/// The place and extent of two values together.
Typed spanning(const Typed& a, const Typed& b);

}  // namespace rongtong::rules
