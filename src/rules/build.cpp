#include "rules/build.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

std::optional<Truth> known_truth(const ExpressionGraph& graph, NodeId id) {
  const Node& node = graph.at(id);
  if (node.op != Op::kTruth) return std::nullopt;
  return static_cast<Truth>(static_cast<int>(node.number));
}

/// kAnd or kOr. `absorbing` decides alone (no for kAnd, yes for kOr), its opposite says nothing.
NodeId join(ExpressionGraph& graph, Op op, std::span<const NodeId> parts, Truth absorbing) {
  std::vector<NodeId> open;
  for (const NodeId part : parts) {
    const auto known = known_truth(graph, part);
    if (known == absorbing) return graph.truth(absorbing);
    const bool silent = known && *known != Truth::kUnknown;
    if (!silent && std::ranges::find(open, part) == open.end()) open.push_back(part);
  }
  if (open.empty()) return graph.truth(opposite(absorbing));
  if (open.size() == 1) return open.front();
  return graph.make(op, Type::kTruth, Unit::kNone, open);
}

double computed(Op op, double a, double b) {
  switch (op) {
    case Op::kAdd:
      return a + b;
    case Op::kSubtract:
      return a - b;
    case Op::kMultiply:
      return a * b;
    case Op::kDivide:
      return a / b;
    case Op::kNegate:
      return -a;
    case Op::kMin:
      return std::min(a, b);
    case Op::kMax:
      return std::max(a, b);
    case Op::kAbs:
      return std::fabs(a);
    case Op::kSqrt:
      return std::sqrt(a);
    case Op::kFloor:
      return whole_part(a);
    case Op::kGrowth:
      return b > 0 ? (a - b) / b : std::nan("");
    default:
      return std::nan("");
  }
}

Truth compared(Op op, double a, double b) {
  switch (op) {
    case Op::kLess:
      return compare(a, Comparison::kBelow, b);
    case Op::kLessEqual:
      return compare(a, Comparison::kAtMost, b);
    case Op::kGreater:
      return compare(a, Comparison::kAbove, b);
    case Op::kGreaterEqual:
      return compare(a, Comparison::kAtLeast, b);
    case Op::kEqual:
      return compare(a, Comparison::kEqual, b);
    default:
      return opposite(compare(a, Comparison::kEqual, b));
  }
}

bool unknown_number(const ExpressionGraph& graph, NodeId id) {
  return graph.at(id).op == Op::kUnknownNumber;
}

}  // namespace

std::optional<double> literal(const ExpressionGraph& graph, NodeId id) {
  if (id == kNoNode || graph.at(id).op != Op::kNumber) return std::nullopt;
  return graph.at(id).number;
}

NodeId make_not(ExpressionGraph& graph, NodeId a) {
  if (const auto known = known_truth(graph, a)) return graph.truth(opposite(*known));
  if (graph.at(a).op == Op::kNot) return graph.children(a)[0];
  return graph.make(Op::kNot, Type::kTruth, Unit::kNone, std::array{a});
}

NodeId make_all(ExpressionGraph& graph, std::span<const NodeId> parts) {
  return join(graph, Op::kAnd, parts, Truth::kNo);
}

NodeId make_any(ExpressionGraph& graph, std::span<const NodeId> parts) {
  return join(graph, Op::kOr, parts, Truth::kYes);
}

NodeId make_at_least(ExpressionGraph& graph, std::span<const NodeId> parts, std::uint32_t count) {
  // row[k]: at least k of the parts from here on; and, or over it are monotone, so nothing is lost.
  std::vector<NodeId> row(count + 1, graph.truth(Truth::kNo));
  row[0] = graph.truth(Truth::kYes);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    for (std::uint32_t k = count; k > 0; --k) {
      const NodeId with = make_all(graph, std::array{*part, row[k - 1]});
      row[k] = make_any(graph, std::array{with, row[k]});
    }
  }
  return row[count];
}

NodeId make_number(ExpressionGraph& graph, Op op, Unit unit, std::span<const NodeId> children) {
  std::array<double, 2> values{};
  bool all_known = true;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (unknown_number(graph, children[i])) return graph.unknown_number(unit);
    const auto value = literal(graph, children[i]);
    all_known = all_known && value;
    values[i] = value.value_or(0);
  }
  if (!all_known) return graph.make(op, Type::kNumber, unit, children);
  const double value = computed(op, values[0], values[1]);
  return std::isfinite(value) ? graph.number(value, unit) : graph.unknown_number(unit);
}

NodeId make_comparison(ExpressionGraph& graph, Op op, NodeId a, NodeId b) {
  if (unknown_number(graph, a) || unknown_number(graph, b)) return graph.truth(Truth::kUnknown);
  const auto left = literal(graph, a);
  const auto right = literal(graph, b);
  if (left && right) return graph.truth(compared(op, *left, *right));
  return graph.make(op, Type::kTruth, Unit::kNone, std::array{a, b});
}

NodeId make_if(ExpressionGraph& graph, NodeId truth, NodeId a, NodeId b) {
  const Node node = graph.at(a);
  if (node.type == Type::kTruth) {
    const NodeId yes = make_all(graph, std::array{truth, a});
    const NodeId no = make_all(graph, std::array{make_not(graph, truth), b});
    return make_any(graph, std::array{yes, no});
  }
  if (const auto known = known_truth(graph, truth)) {
    if (*known == Truth::kUnknown) return graph.unknown_number(node.unit);
    return *known == Truth::kYes ? a : b;
  }
  return graph.make(Op::kIf, node.type, node.unit, std::array{truth, a, b});
}

NodeId make_or_else(ExpressionGraph& graph, NodeId a, NodeId b) {
  const Node node = graph.at(a);
  if (node.op == Op::kUnknownNumber || known_truth(graph, a) == Truth::kUnknown) return b;
  if (node.op == Op::kNumber || node.op == Op::kTruth) return a;
  return graph.make(Op::kOrElse, node.type, node.unit, std::array{a, b});
}

}  // namespace rongtong::rules
