#include "rules/lower.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

StepCode number_code(Op op) {
  switch (op) {
    case Op::kAdd:
      return StepCode::kAdd;
    case Op::kSubtract:
      return StepCode::kSubtract;
    case Op::kMultiply:
      return StepCode::kMultiply;
    case Op::kDivide:
      return StepCode::kDivide;
    case Op::kMin:
      return StepCode::kMin;
    case Op::kMax:
      return StepCode::kMax;
    case Op::kGrowth:
      return StepCode::kGrowth;
    case Op::kNegate:
      return StepCode::kNegate;
    case Op::kAbs:
      return StepCode::kAbs;
    case Op::kSqrt:
      return StepCode::kSqrt;
    case Op::kFloor:
      return StepCode::kFloor;
    case Op::kIf:
      return StepCode::kChooseNumber;
    case Op::kOrElse:
      return StepCode::kElseNumber;
    case Op::kYearsToDay:
      return StepCode::kYearsToDay;
    default:
      return StepCode::kDaysToDay;
  }
}

Comparison comparison_of(Op op) {
  switch (op) {
    case Op::kLess:
      return Comparison::kBelow;
    case Op::kLessEqual:
      return Comparison::kAtMost;
    case Op::kGreater:
      return Comparison::kAbove;
    case Op::kGreaterEqual:
      return Comparison::kAtLeast;
    default:
      return Comparison::kEqual;
  }
}

}  // namespace

double lowest_reaching(double mark, bool included) {
  const double slack = tolerance(mark);
  if (included) return mark - slack;
  return std::nextafter(mark + slack, std::numeric_limits<double>::infinity());
}

Lowering::Lowering(const ExpressionGraph& graph) : graph_(graph), lowered_(graph.nodes().size()) {}

StepId Lowering::truth(StepCode code, std::vector<StepId> args, std::vector<double> constants) {
  return steps_.add({code, StepKind::kTruth, std::move(args), std::move(constants), 0});
}

std::vector<StepId> Lowering::children(NodeId id) {
  std::vector<StepId> steps;
  for (const NodeId child : graph_.children(id)) steps.push_back(lower(child));
  return steps;
}

StepId Lowering::lower(NodeId id) {
  if (!lowered_[id]) {
    const Node& node = graph_.at(id);
    lowered_[id] = node.type == Type::kTruth ? lower_truth(node, id) : lower_number(node, id);
  }
  return *lowered_[id];
}

StepId Lowering::lower_number(const Node& node, NodeId id) {
  const auto add = [&](StepCode code, std::vector<double> constants, std::uint64_t payload) {
    return steps_.add({code, StepKind::kNumber, children(id), std::move(constants), payload});
  };
  switch (node.op) {
    case Op::kNumber:
      return add(StepCode::kConstant, {node.number}, 0);
    case Op::kUnknownNumber:
      return add(StepCode::kUnknown, {}, 0);
    case Op::kInput:
      return add(StepCode::kNumberColumn, {}, node.payload);
    case Op::kYearsToYearEnd:
      return add(StepCode::kYearsToYearEnd, {static_cast<double>(node.payload) - 128}, 0);
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kMin:
    case Op::kMax:
      return chain(number_code(node.op), id);
    default:
      return add(number_code(node.op), {}, 0);
  }
}

/// Several parts, two at a time from the left.
StepId Lowering::chain(StepCode code, NodeId id) {
  const auto parts = children(id);
  StepId result = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) {
    result = steps_.add({code, StepKind::kNumber, {result, parts[i]}, {}, 0});
  }
  return result;
}

StepId Lowering::lower_truth(const Node& node, NodeId id) {
  switch (node.op) {
    case Op::kTruth:
      return steps_.add(
          {StepCode::kTruthConstant,
           StepKind::kTruth,
           {},
           {},
           static_cast<std::uint64_t>(node.number)}
      );
    case Op::kInput:
      return steps_.add({StepCode::kTruthColumn, StepKind::kTruth, {}, {}, node.payload});
    case Op::kAnd:
      return truth(StepCode::kAnd, children(id));
    case Op::kOr:
      return truth(StepCode::kOr, children(id));
    case Op::kNot:
      return truth(StepCode::kNot, children(id));
    case Op::kIf:
      return truth(StepCode::kChooseTruth, children(id));
    case Op::kOrElse:
      return truth(StepCode::kElseTruth, children(id));
    case Op::kTextIn:
    case Op::kTextStarts:
    case Op::kListHas:
      return match(node, id);
    case Op::kNotEqual:
      return truth(StepCode::kNot, {comparison(node, id)});
    default:
      return comparison(node, id);
  }
}

StepId Lowering::match(const Node& node, NodeId id) {
  const Node& column = graph_.at(graph_.children(id)[0]);
  const bool list = node.op == Op::kListHas;
  const double predicate =
      steps_.predicate({node.op == Op::kTextStarts, graph_.texts(node.payload)});
  return steps_.add(
      {list ? StepCode::kListMatch : StepCode::kTextMatch,
       StepKind::kTruth,
       {},
       {predicate},
       column.payload}
  );
}

StepId Lowering::comparison(const Node& node, NodeId id) {
  const auto parts = graph_.children(id);
  if (graph_.at(parts[0]).type == Type::kTruth) {
    return truth(StepCode::kSameTruth, children(id));
  }
  const Node& mark = graph_.at(parts[1]);
  if (mark.op == Op::kNumber) {
    return compare_with(lower(parts[0]), comparison_of(node.op), mark.number);
  }
  const auto payload = static_cast<std::uint64_t>(comparison_of(node.op));
  return steps_.add({StepCode::kCompare, StepKind::kTruth, children(id), {}, payload});
}

StepId Lowering::compare_with(StepId number, Comparison comparison, double mark) {
  const double slack = tolerance(mark);
  switch (comparison) {
    case Comparison::kAtLeast:
    case Comparison::kAbove:
      return truth(
          StepCode::kAtLeast, {number}, {lowest_reaching(mark, comparison == Comparison::kAtLeast)}
      );
    case Comparison::kAtMost:
      return truth(StepCode::kAtMost, {number}, {mark + slack});
    case Comparison::kBelow:
      return truth(
          StepCode::kAtMost,
          {number},
          {std::nextafter(mark - slack, -std::numeric_limits<double>::infinity())}
      );
    case Comparison::kEqual:
      return truth(StepCode::kEqual, {number}, {mark, slack});
  }
  return 0;
}

}  // namespace rongtong::rules
