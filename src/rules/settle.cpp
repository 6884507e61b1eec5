#include "rules/settle.h"

#include <array>
#include <vector>

#include "rules/build.h"

namespace rongtong::rules {

namespace {

std::vector<NodeId> truths(const std::vector<Condition>& conditions) {
  std::vector<NodeId> nodes;
  for (const Condition& condition : conditions) nodes.push_back(condition.truth);
  return nodes;
}

NodeId bare_truth(ExpressionGraph& graph, const Condition& condition) {
  if (condition.undecided) return graph.truth(Truth::kUnknown);
  switch (condition.kind) {
    case Condition::Kind::kCompare:
      return make_comparison(
          graph, op_of(condition.comparison), condition.value, condition.threshold
      );
    case Condition::Kind::kIs:
      return condition.value == kNoNode ? graph.truth(Truth::kUnknown) : condition.value;
    case Condition::Kind::kAll:
      return make_all(graph, truths(condition.parts));
    case Condition::Kind::kAny:
      return make_any(graph, truths(condition.parts));
    case Condition::Kind::kAtLeastOf:
      return make_at_least(graph, truths(condition.parts), condition.count);
  }
  return graph.truth(Truth::kUnknown);
}

void settle_item(ExpressionGraph& graph, PointItem& item) {
  for (PointCase& one : item.cases) settle(graph, one.when);
  for (PointItem& part : item.parts) settle_item(graph, part);
}

void settle_classes(ExpressionGraph& graph, std::vector<ClassCase>& classes) {
  NodeId none_before = graph.truth(Truth::kYes);
  for (ClassCase& one : classes) {
    settle(graph, one.when);
    one.truth = make_all(graph, std::array{none_before, one.when.truth});
    none_before = make_all(graph, std::array{none_before, make_not(graph, one.when.truth)});
  }
}

}  // namespace

Op op_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::kAtLeast:
      return Op::kGreaterEqual;
    case Comparison::kAbove:
      return Op::kGreater;
    case Comparison::kAtMost:
      return Op::kLessEqual;
    case Comparison::kBelow:
      return Op::kLess;
    case Comparison::kEqual:
      return Op::kEqual;
  }
  return Op::kEqual;
}

void settle(ExpressionGraph& graph, Condition& condition) {
  for (Condition& part : condition.parts) settle(graph, part);
  for (Condition& waiver : condition.waived_when) settle(graph, waiver);
  condition.bare = bare_truth(graph, condition);
  std::vector<NodeId> ways{condition.bare};
  for (const Condition& waiver : condition.waived_when) ways.push_back(waiver.truth);
  if (condition.applies_when != kNoNode) ways.push_back(make_not(graph, condition.applies_when));
  condition.truth = make_any(graph, ways);
}

void settle(ExpressionGraph& graph, RuleSet& set) {
  for (Condition& condition : set.conditions) settle(graph, condition);
  settle_classes(graph, set.classes);
  if (set.points) {
    for (Condition& direct : set.points->direct) settle(graph, direct);
    for (PointGroup& group : set.points->groups) {
      for (PointItem& item : group.items) settle_item(graph, item);
    }
  }
  if (set.classes.empty()) set.conditions_hold = make_all(graph, truths(set.conditions));
}

}  // namespace rongtong::rules
