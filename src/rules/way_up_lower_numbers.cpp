#include <algorithm>
#include <cmath>

#include "rules/way_up_entered.h"
#include "rules/way_up_lower.h"

namespace rongtong::rules::way {

namespace {

/// A bottom that may come to 0 is kept above this share of its size, or one unit.
double least_bottom(const Polynomial& bottom, std::span<const Variable> variables) {
  double size = 0;
  for (const auto& term : bottom.terms) {
    const Variable& of = variables[term.variable];
    size = std::max(size, std::abs(term.factor) * (of.whole || of.money ? 1 : 1e-6 * of.scale));
  }
  return bottom.constant > 0 ? std::min(size, bottom.constant) : size;
}

Number opaque_number() { return {Number::State::kOpaque, {}}; }

}  // namespace

Number Lowering::number(NodeId node) {
  if (depends(node)) return moved_number(node);
  const auto value = scope_.view->values.known_number(node);
  if (!value) return {};
  return {Number::State::kKnown, {constant_case(*value, trees_.yes())}};
}

Number Lowering::moved_number(NodeId node) {
  const Node& at = book_.graph().at(node);
  const auto children = book_.graph().children(node);
  if (at.op == Op::kInput) {
    const auto* moved = horizon_.moved(book_.graph().inputs()[at.payload]);
    if (moved == nullptr) return {};
    return {Number::State::kKnown, {{trees_.yes(), *moved, constant_polynomial(1)}}};
  }
  if (at.op == Op::kMin) return extreme(children, false);
  if (at.op == Op::kMax) return extreme(children, true);
  if (at.op == Op::kOrElse) {
    Number first = number(children[0]);
    return first.state == Number::State::kUnknown ? number(children[1]) : first;
  }
  return piecewise(node);
}

Number Lowering::extreme(std::span<const NodeId> parts, bool largest) {
  Number best = number(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Number next = number(parts[i]);
    if (best.state != Number::State::kKnown) return best;
    if (next.state != Number::State::kKnown) return next;
    Number merged{Number::State::kKnown, {}};
    for (const auto& a : best.cases) {
      for (const auto& b : next.cases) {
        bool opaque = false;
        const auto relation = largest ? Relation::kAtLeast : Relation::kAtMost;
        const auto a_wins = compare_cases(a, relation, b, opaque);
        const auto b_wins = compare_cases(b, relation, a, opaque);
        if (opaque) return opaque_number();
        for (const auto& [piece, wins] : {std::pair{a, a_wins}, std::pair{b, b_wins}}) {
          merged.cases.push_back(piece);
          merged.cases.back().guard = trees_.all({a.guard, b.guard, wins});
        }
      }
    }
    std::erase_if(merged.cases, [&](const auto& each) { return each.guard == trees_.no(); });
    if (merged.cases.size() > kMostCases) return opaque_number();
    best = std::move(merged);
  }
  return best;
}

Number Lowering::piecewise(NodeId node) {
  const Op op = book_.graph().at(node).op;
  const auto children = book_.graph().children(node);
  Number result{Number::State::kKnown, {}};
  const auto add = [&](std::optional<NumberCase> piece, std::vector<TreeId> guards) {
    if (!piece) return false;
    piece->guard = trees_.all(std::move(guards));
    if (piece->guard != trees_.no()) result.cases.push_back(std::move(*piece));
    return result.cases.size() <= kMostCases;
  };
  if (op == Op::kIf) {
    for (const bool way : {true, false}) {
      const auto guard = truth(children[0], way);
      if (guard == trees_.no()) continue;
      const Number part = number(children[way ? 1 : 2]);
      if (part.state != Number::State::kKnown) return part;
      for (const auto& piece : part.cases) {
        if (!add(piece, {guard, piece.guard})) return opaque_number();
      }
    }
    return result;
  }
  const Number left = number(children[0]);
  if (left.state != Number::State::kKnown) return left;
  const auto zero = constant_case(0, trees_.yes());
  const bool binary = children.size() > 1;
  const Number right = binary ? number(children[1]) : Number{Number::State::kKnown, {zero}};
  if (right.state != Number::State::kKnown) return right;
  for (const auto& a : left.cases) {
    for (const auto& b : right.cases) {
      bool good = false;
      bool opaque = false;
      const std::vector<TreeId> guards{a.guard, b.guard};
      const auto with = [&](TreeId more) { return std::vector<TreeId>{a.guard, b.guard, more}; };
      switch (op) {
        case Op::kAdd:
          good = add(added(a, b, 1), guards);
          break;
        case Op::kSubtract:
          good = add(added(a, b, -1), guards);
          break;
        case Op::kMultiply:
          good = add(multiplied(a, b), guards);
          break;
        case Op::kDivide:
          good = add(divided(a, b), guards);
          break;
        case Op::kNegate:
          good = add(added(zero, a, -1), guards);
          break;
        case Op::kAbs:
          good = add(a, with(compare_cases(a, Relation::kAtLeast, zero, opaque))) &&
                 add(added(zero, a, -1), with(compare_cases(a, Relation::kBelow, zero, opaque)));
          break;
        case Op::kSqrt:
        case Op::kFloor: {
          NumberCase outer = a;
          opaque = a.outer != NumberCase::Outer::kNone;
          outer.outer = op == Op::kSqrt ? NumberCase::Outer::kSqrt : NumberCase::Outer::kFloor;
          good = add(outer, guards);
          break;
        }
        case Op::kGrowth: {
          const auto change = added(a, b, -1);
          const auto rising = compare_cases(b, Relation::kAbove, zero, opaque);
          good = change && add(divided(*change, b), with(rising));
          break;
        }
        default:
          break;
      }
      if (!good || opaque) return opaque_number();
    }
  }
  // No piece can be: a growth from nothing, say. Then the number is unknown, as it is to people.
  return result.cases.empty() ? Number{} : result;
}

TreeId Lowering::compare(
    const Number& a, Relation relation, const Number& b, NodeId node, bool positive
) {
  using State = Number::State;
  if (!positive) relation = way::opposite(relation);
  if (a.state == State::kUnknown || b.state == State::kUnknown) return open(node, positive, false);
  bool opaque = a.state == State::kOpaque || b.state == State::kOpaque;
  std::vector<TreeId> ways;
  for (const auto& left : a.cases) {
    for (const auto& right : b.cases) {
      if (opaque) break;
      ways.push_back(
          trees_.all({left.guard, right.guard, compare_cases(left, relation, right, opaque)})
      );
    }
  }
  if (opaque) return as_it_is(node, scope_.view->values.truth(node), positive);
  return trees_.any(ways);
}

TreeId Lowering::compare_cases(
    const NumberCase& a, Relation relation, const NumberCase& b, bool& opaque
) {
  if (relation == Relation::kEqual || relation == Relation::kNotEqual) {
    const bool equal = relation == Relation::kEqual;
    const auto one = compare_cases(a, equal ? Relation::kAtLeast : Relation::kAbove, b, opaque);
    const auto two = compare_cases(a, equal ? Relation::kAtMost : Relation::kBelow, b, opaque);
    return equal ? trees_.all({one, two}) : trees_.any({one, two});
  }
  if (a.outer != NumberCase::Outer::kNone && b.is_constant()) {
    return compare_outer(a, relation, b.top.constant);
  }
  if (b.outer != NumberCase::Outer::kNone && a.is_constant()) {
    return compare_outer(b, mirrored(relation), a.top.constant);
  }
  const auto between = difference(a, b);
  if (!between) {
    opaque = true;
    return trees_.no();
  }
  const bool strictly = relation == Relation::kAbove || relation == Relation::kBelow;
  const bool upward = relation == Relation::kAtLeast || relation == Relation::kAbove;
  const auto top = upward ? between->top : scaled(between->top, -1);
  const Range bottom = range_of(between->bottom, problem_.variables);
  if (bottom.high < 0) return trees_.at_least_zero(scaled(top, -1), strictly);
  const auto met = trees_.at_least_zero(top, strictly);
  if (bottom.low > 0 || met == trees_.no()) return met;
  // The bottom may come to 0: only where it is above is the quotient looked for.
  const double least = least_bottom(between->bottom, problem_.variables);
  if (least <= 0) return trees_.no();
  const auto above =
      trees_.at_least_zero(sum(between->bottom, constant_polynomial(least), -1), false);
  return trees_.all({above, met});
}

/// factor · f(r) + shift against a number, for f the root or the next whole number below.
TreeId Lowering::compare_outer(const NumberCase& a, Relation relation, double b) {
  double mark = (b - a.shift) / a.factor;
  if (a.factor < 0) relation = mirrored(relation);
  const bool upward = relation == Relation::kAtLeast || relation == Relation::kAbove;
  NumberCase inner{a.guard, a.top, a.bottom};
  bool opaque = false;
  const auto against = [&](Relation by, double value) {
    return compare_cases(inner, by, constant_case(value, trees_.yes()), opaque);
  };
  if (a.outer == NumberCase::Outer::kSqrt) {
    const auto defined = against(Relation::kAtLeast, 0);
    if (mark < 0) return upward ? defined : trees_.no();
    return trees_.all({defined, against(relation, mark * mark)});
  }
  mark = std::abs(mark - std::round(mark)) < kTolerance * std::max(1.0, std::abs(mark))
             ? std::round(mark)
             : mark;
  switch (relation) {
    case Relation::kAtLeast:
      return against(Relation::kAtLeast, std::ceil(mark));
    case Relation::kAbove:
      return against(Relation::kAtLeast, std::floor(mark) + 1);
    case Relation::kAtMost:
      return against(Relation::kBelow, std::floor(mark) + 1);
    default:
      return against(Relation::kBelow, std::ceil(mark));
  }
}

}  // namespace rongtong::rules::way
