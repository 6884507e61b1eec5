#include "rules/assess.h"

#include <algorithm>

#include "rules/assess_condition.h"
#include "rules/assess_points.h"
#include "rules/evaluate.h"
#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

bool is_review(const FactTable& facts) {
  const auto* column = facts.find_truths(review_input());
  return column != nullptr && !column->empty() && column->front() == Truth::kYes;
}

void count(Truth truth, Assessment& result) {
  result.verdict = both(result.verdict, truth);
  if (truth == Truth::kNo) ++result.unmet;
  if (truth == Truth::kUnknown) ++result.undecided;
}

void assess_rules(const RuleSet& set, RowValues& values, Assessment& result) {
  result.verdict = Truth::kYes;
  result.conditions = assess_conditions(set.conditions, values);
  for (const auto& condition : result.conditions) count(condition.truth, result);
  if (set.points) {
    result.points = assess_points(*set.points, values);
    count(result.points->satisfied, result);
  }
  if (result.verdict != Truth::kUnknown) return;
  for (const auto& condition : result.conditions) add_inputs(result.missing, condition.missing);
  if (result.points) add_inputs(result.missing, missing_of(*result.points));
}

/// The first class that holds; those before it that are unknown may be it too.
void assess_classes(const RuleSet& set, RowValues& values, Assessment& result) {
  for (const ClassCase& one : set.classes) {
    const auto& when = result.conditions.emplace_back(assess_condition(one.when, values));
    if (when.truth == Truth::kNo) continue;
    result.possible_classes.push_back(one.id);
    if (when.truth == Truth::kYes) {
      if (result.possible_classes.size() == 1) result.class_id = one.id;
      break;
    }
  }
  if (!result.class_id.empty()) {
    result.verdict = Truth::kYes;
    return;
  }
  result.undecided = 1;
  for (const auto& when : result.conditions) add_inputs(result.missing, when.missing);
}

}  // namespace

Assessment assess(
    const RuleBook& book, const RuleSet& set, const FactTable& facts, std::size_t row
) {
  Assessment result;
  result.set = &set;
  result.on = facts.on();
  result.review = is_review(facts);
  RowValues values(book.graph(), facts, row);
  if (set.classes.empty()) {
    assess_rules(set, values, result);
  } else {
    assess_classes(set, values, result);
  }
  return result;
}

std::optional<double> number_of(
    const ExpressionGraph& graph, NodeId node, const FactTable& facts, std::size_t row
) {
  return RowValues(graph, facts, row).known_number(node);
}

Truth truth_of(const ExpressionGraph& graph, NodeId node, const FactTable& facts, std::size_t row) {
  return RowValues(graph, facts, row).truth(node);
}

}  // namespace rongtong::rules
