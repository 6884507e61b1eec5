#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rules/expression.h"

/// Nodes made with what is known already put in: `yes and x` is x, 5 % + 3 % is 8 %. What is
/// unknown stays so: `unknown and no` is no, a sum with an unknown part is unknown. Arithmetic has
/// two children (kNegate, kAbs, kSqrt, kFloor one, kMin and kMax two), kAnd and kOr two or more.
namespace rongtong::rules {

NodeId make_not(ExpressionGraph& graph, NodeId a);
NodeId make_all(ExpressionGraph& graph, std::span<const NodeId> parts);  ///< none: yes
NodeId make_any(ExpressionGraph& graph, std::span<const NodeId> parts);  ///< none: no
/// At least `count` of `parts`: exact for whatever of them is unknown.
NodeId make_at_least(ExpressionGraph& graph, std::span<const NodeId> parts, std::uint32_t count);

/// kAdd … kGrowth.
NodeId make_number(ExpressionGraph& graph, Op op, Unit unit, std::span<const NodeId> children);
/// kLess … kNotEqual, of numbers or dates.
NodeId make_comparison(ExpressionGraph& graph, Op op, NodeId a, NodeId b);
/// Numbers of `unit`, or truths: then (t and a) or (not t and b).
NodeId make_if(ExpressionGraph& graph, NodeId truth, NodeId a, NodeId b);
NodeId make_or_else(ExpressionGraph& graph, NodeId a, NodeId b);

/// Node `id` when it is a literal number (date: days), else nothing.
std::optional<double> literal(const ExpressionGraph& graph, NodeId id);

}  // namespace rongtong::rules
