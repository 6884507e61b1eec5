#pragma once

#include <set>
#include <vector>

#include "rules/expression.h"
#include "rules/rule_set.h"

namespace rongtong::rules {

/// What a rule set asks the facts for, each input once, in the order of the graph's inputs.
std::vector<Input> asked_inputs(const ExpressionGraph& graph, const RuleSet& set);

/// The same of several sets.
std::vector<Input> asked_inputs(const ExpressionGraph& graph, const std::set<const RuleSet*>& sets);

}  // namespace rongtong::rules
