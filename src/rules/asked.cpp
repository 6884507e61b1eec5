#include "rules/asked.h"

#include <span>

namespace rongtong::rules {

namespace {

class Asked {
 public:
  explicit Asked(const ExpressionGraph& graph)
      : graph_(graph), seen_(graph.nodes().size(), false), asked_(graph.inputs().size(), false) {}

  void add(const RuleSet& set) {
    for (const auto& condition : set.conditions) add(condition);
    for (const auto& one : set.classes) add(one.when);
    if (!set.points) return;
    for (const auto& direct : set.points->direct) add(direct);
    for (const auto& group : set.points->groups) {
      for (const auto& item : group.items) add(item);
    }
  }

  std::vector<Input> inputs() const {
    std::vector<Input> inputs;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      if (asked_[i]) inputs.push_back(graph_.inputs()[i]);
    }
    return inputs;
  }

 private:
  void add(NodeId node) {
    if (node == kNoNode || seen_[node]) return;
    seen_[node] = true;
    const Node& at = graph_.at(node);
    if (at.op == Op::kInput) asked_[at.payload] = true;
    for (const NodeId child : graph_.children(node)) add(child);
  }
  void add(const Condition& condition) {
    add(condition.value);
    add(condition.threshold);
    add(condition.truth);
    add(condition.bare);
    add(condition.applies_when);
    for (const auto& part : condition.parts) add(part);
    for (const auto& waiver : condition.waived_when) add(waiver);
  }
  void add(const PointItem& item) {
    add(item.value);
    for (const auto& one : item.cases) add(one.when);
    for (const auto& part : item.parts) add(part);
  }

  const ExpressionGraph& graph_;
  std::vector<bool> seen_;
  std::vector<bool> asked_;
};

}  // namespace

std::vector<Input> asked_inputs(const ExpressionGraph& graph, const RuleSet& set) {
  Asked asked(graph);
  asked.add(set);
  return asked.inputs();
}

std::vector<Input> asked_inputs(
    const ExpressionGraph& graph, const std::set<const RuleSet*>& sets
) {
  Asked asked(graph);
  for (const RuleSet* set : sets) asked.add(*set);
  return asked.inputs();
}

}  // namespace rongtong::rules
