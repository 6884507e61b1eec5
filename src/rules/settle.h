#pragma once

#include "rules/expression.h"
#include "rules/rule_set.h"

namespace rongtong::rules {

/// Fills `bare` and `truth` of a condition and of all in it from what they are made of.
/// REQUIRES: their expressions are there.
void settle(ExpressionGraph& graph, Condition& condition);

/// The same for every condition of a set, its classes and `conditions_hold`.
void settle(ExpressionGraph& graph, RuleSet& set);

/// The operation that a comparison is.
Op op_of(Comparison comparison);

/// Visits every condition of a set, outer ones first: conditions, direct routes, cases of items,
/// classes, and what is in them.
template <class Visit>
void each_condition(Condition& condition, const Visit& visit) {
  visit(condition);
  for (Condition& part : condition.parts) each_condition(part, visit);
  for (Condition& waiver : condition.waived_when) each_condition(waiver, visit);
}

template <class Visit>
void each_case(PointItem& item, const Visit& visit) {
  for (PointCase& one : item.cases) each_condition(one.when, visit);
  for (PointItem& part : item.parts) each_case(part, visit);
}

template <class Visit>
void each_condition(RuleSet& set, const Visit& visit) {
  for (Condition& condition : set.conditions) each_condition(condition, visit);
  for (ClassCase& one : set.classes) each_condition(one.when, visit);
  if (!set.points) return;
  for (Condition& direct : set.points->direct) each_condition(direct, visit);
  for (PointGroup& group : set.points->groups) {
    for (PointItem& item : group.items) each_case(item, visit);
  }
}

}  // namespace rongtong::rules
