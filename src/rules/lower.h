#pragma once

#include <optional>
#include <vector>

#include "rules/rule_book.h"
#include "rules/steps.h"

namespace rongtong::rules {

/// The steps that give one rule set's results.
struct LoweredSet {
  StepId verdict = 0;
  StepId tally = 0;
  std::optional<StepId> class_index;  ///< classifications
  std::optional<StepId> points;
  std::vector<StepId> reasons;  ///< truths: conditions in order, then the point table (if any)
  std::vector<StepId> items;    ///< points of the items, group by group
};

/// The least double that compares as at least (or, not `included`, above) `mark`.
double lowest_reaching(double mark, bool included);

/// Turns rule sets of one book into steps. Inputs are the book's graph's.
class Lowering {
 public:
  explicit Lowering(const ExpressionGraph& graph);

  LoweredSet lower(const RuleSet& set);
  StepId lower(NodeId node);
  const StepList& steps() const { return steps_; }

 private:
  StepId lower_number(const Node& node, NodeId id);
  StepId lower_truth(const Node& node, NodeId id);
  StepId comparison(const Node& node, NodeId id);
  StepId compare_with(StepId number, Comparison comparison, double constant);
  StepId match(const Node& node, NodeId id);
  StepId chain(StepCode code, NodeId id);
  std::vector<StepId> children(NodeId id);

  StepId item(const PointItem& item);
  StepId item_by_kind(const PointItem& item);
  StepId bands(const PointItem& item);
  StepId cases(const PointItem& item, StepCode code);
  StepId group(const PointGroup& group, LoweredSet& result);
  StepId table(const PointTable& table, LoweredSet& result);
  LoweredSet lower_classes(const RuleSet& set);

  StepId truth(StepCode code, std::vector<StepId> args, std::vector<double> constants = {});
  StepId points(StepCode code, std::vector<StepId> args, std::vector<double> constants = {});

  const ExpressionGraph& graph_;
  StepList steps_;
  std::vector<std::optional<StepId>> lowered_;
};

}  // namespace rongtong::rules
