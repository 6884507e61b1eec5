#pragma once

#include "rules/rule_book.h"

namespace rongtong::rules {

/// Whether every node has the parts that its operation needs, and every rule the nodes that its
/// kind needs: what the engines take for granted.
bool fits_together(const RuleBook& book);

/// The same for one node over a graph that holds its children.
bool node_fits(const ExpressionGraph& graph, const Node& node, std::span<const NodeId> children);

}  // namespace rongtong::rules
