#include "rules/book_check.h"

#include <algorithm>
#include <cmath>

namespace rongtong::rules {

namespace {

/// Days of a date literal, either side of 1970.
constexpr double kDays = 5'000'000;

bool is_number(Type type) { return type == Type::kNumber || type == Type::kDate; }

/// Checks of one node against its children's types.
struct NodeCheck {
  const ExpressionGraph& graph;
  const Node& node;
  std::span<const NodeId> children;

  Type type(std::size_t i) const { return graph.at(children[i]).type; }
  bool numbers(std::size_t count) const {
    return is_number(node.type) && children.size() == count &&
           std::ranges::all_of(children, [&](NodeId id) { return is_number(graph.at(id).type); });
  }
  bool many_numbers() const { return !children.empty() && numbers(children.size()); }
  bool truths() const {
    return node.type == Type::kTruth && std::ranges::all_of(children, [&](NodeId id) {
             return graph.at(id).type == Type::kTruth;
           });
  }
  /// `children[i]` is what this node is: both truths, or both numbers.
  bool alike(std::size_t i) const {
    return node.type == Type::kTruth ? type(i) == Type::kTruth
                                     : is_number(node.type) && is_number(type(i));
  }
  bool compared() const {
    if (node.type != Type::kTruth || children.size() != 2) return false;
    const bool of_truths = node.op == Op::kEqual || node.op == Op::kNotEqual;
    if (of_truths && type(0) == Type::kTruth) return type(1) == Type::kTruth;
    return is_number(type(0)) && is_number(type(1));
  }
  bool matched(Type column) const {
    return node.type == Type::kTruth && children.size() == 1 && type(0) == column &&
           graph.at(children[0]).op == Op::kInput && node.payload < graph.text_lists().size();
  }
  bool of_date() const {
    return node.type == Type::kNumber && children.size() == 1 && is_number(type(0)) &&
           node.payload < 256;
  }
};

bool leaf_fits(const ExpressionGraph& graph, const Node& node) {
  switch (node.op) {
    case Op::kNumber:
      return is_number(node.type) && std::isfinite(node.number) &&
             (node.type == Type::kNumber || std::fabs(node.number) < kDays);
    case Op::kUnknownNumber:
      return node.type == Type::kNumber;
    case Op::kTruth:
      return node.type == Type::kTruth &&
             (node.number == 0 || node.number == 1 || node.number == 2);
    default:
      return node.op == Op::kInput && node.payload < graph.inputs().size() &&
             node.type == graph.inputs()[node.payload].type && node.type <= Type::kDate;
  }
}

bool is_truth(const ExpressionGraph& graph, NodeId id) {
  return id < graph.nodes().size() && graph.at(id).type == Type::kTruth;
}

bool is_value(const ExpressionGraph& graph, NodeId id) {
  return id < graph.nodes().size() && is_number(graph.at(id).type);
}

/// A million points either way: sums of them stay within 32 bits.
bool modest(std::int32_t hundredths) {
  constexpr std::int32_t kMost = 100'000'000;
  return hundredths >= -kMost && hundredths <= kMost;
}
bool modest(Points points) { return modest(points.least) && modest(points.most); }

bool finite(const std::optional<double>& end) { return !end || std::isfinite(*end); }

/// Checks of rules over the graph.
class RuleCheck {
 public:
  explicit RuleCheck(const ExpressionGraph& graph) : graph_(graph) {}

  bool set(const RuleSet& set) const {
    if (set.points && !table(*set.points)) return false;
    return all(set.conditions) &&
           std::ranges::all_of(
               set.classes,
               [&](const ClassCase& one) {
                 return condition(one.when) && optional_truth(one.truth);
               }
           ) &&
           optional_truth(set.conditions_hold);
  }

 private:
  bool optional_truth(NodeId id) const { return id == kNoNode || is_truth(graph_, id); }

  bool all(const std::vector<Condition>& conditions) const {
    return std::ranges::all_of(conditions, [&](const Condition& one) { return condition(one); });
  }

  bool condition(const Condition& c) const {
    if (c.kind > Condition::Kind::kAtLeastOf || c.comparison > Comparison::kEqual) return false;
    if (!is_truth(graph_, c.truth) || !is_truth(graph_, c.bare)) return false;
    if (!optional_truth(c.applies_when) || c.waived_when.size() > 1) return false;
    if (c.kind == Condition::Kind::kCompare &&
        !(is_value(graph_, c.value) && is_value(graph_, c.threshold))) {
      return false;
    }
    if (c.kind == Condition::Kind::kIs && !optional_truth(c.value)) return false;
    return all(c.parts) && all(c.waived_when);
  }

  bool item(const PointItem& one) const {
    if (one.kind > PointItem::Kind::kGiven) return false;
    const bool of_number = one.kind == PointItem::Kind::kBands ||
                           one.kind == PointItem::Kind::kPerFull ||
                           one.kind == PointItem::Kind::kGiven;
    if (of_number && !one.undecided && !is_value(graph_, one.value)) return false;
    if (one.kind == PointItem::Kind::kBands && !one.undecided && one.bands.empty()) return false;
    if (one.kind == PointItem::Kind::kPerFull && !one.undecided && !(one.step > 0)) return false;
    if (!std::isfinite(one.step) || !modest(one.maximum) || !modest(one.per_step)) return false;
    for (const Band& band : one.bands) {
      if (!finite(band.from) || !finite(band.to) || !modest(band.points)) return false;
    }
    for (const PointCase& c : one.cases) {
      if (!modest(c.points)) return false;
    }
    return std::ranges::all_of(one.cases, [&](const PointCase& c) { return condition(c.when); }) &&
           std::ranges::all_of(one.parts, [&](const PointItem& part) { return item(part); });
  }

  bool table(const PointTable& table) const {
    if (!modest(table.pass_mark)) return false;
    for (const PointGroup& group : table.groups) {
      if (!modest(group.maximum) || !modest(group.minimum.value_or(0))) return false;
      if (!std::ranges::all_of(group.items, [&](const PointItem& one) { return item(one); })) {
        return false;
      }
    }
    return all(table.direct) && table.direct.size() <= 1;
  }

  const ExpressionGraph& graph_;
};

}  // namespace

bool node_fits(const ExpressionGraph& graph, const Node& node, std::span<const NodeId> children) {
  if (children.empty())
    return leaf_fits(graph, node) ||
           (node.type == Type::kTruth && (node.op == Op::kAnd || node.op == Op::kOr));
  const NodeCheck check{graph, node, children};
  switch (node.op) {
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kMin:
    case Op::kMax:
      return check.many_numbers();
    case Op::kGrowth:
      return check.numbers(2);
    case Op::kNegate:
    case Op::kAbs:
    case Op::kSqrt:
    case Op::kFloor:
      return check.numbers(1);
    case Op::kIf:
      return children.size() == 3 && check.type(0) == Type::kTruth && check.alike(1) &&
             check.alike(2);
    case Op::kOrElse:
      return children.size() == 2 && check.alike(0) && check.alike(1);
    case Op::kYearsToYearEnd:
    case Op::kYearsToDay:
    case Op::kDaysToDay:
      return check.of_date();
    case Op::kTextIn:
    case Op::kTextStarts:
      return check.matched(Type::kText);
    case Op::kListHas:
      return check.matched(Type::kList);
    case Op::kNot:
      return check.truths() && children.size() == 1;
    case Op::kAnd:
    case Op::kOr:
      return check.truths();
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
    case Op::kEqual:
    case Op::kNotEqual:
      return check.compared();
    default:
      return false;
  }
}

bool fits_together(const RuleBook& book) {
  const RuleCheck check(book.graph());
  return std::ranges::all_of(book.sets(), [&](const RuleSet& set) { return check.set(set); }) &&
         std::ranges::is_sorted(book.sets(), {}, &RuleSet::id);
}

}  // namespace rongtong::rules
