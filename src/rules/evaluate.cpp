#include "rules/evaluate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rules/calendar.h"
#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

constexpr double kUnknownValue = std::numeric_limits<double>::quiet_NaN();

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

/// `a` and `b` are known.
double apply(Op op, double a, double b) {
  switch (op) {
    case Op::kAdd:
      return a + b;
    case Op::kSubtract:
      return a - b;
    case Op::kMultiply:
      return a * b;
    case Op::kDivide:
      return b == 0 ? kUnknownValue : a / b;
    case Op::kMin:
      return std::min(a, b);
    case Op::kMax:
      return std::max(a, b);
    default:  // kGrowth
      return b > 0 ? (a - b) / b : kUnknownValue;
  }
}

double apply(Op op, double a) {
  switch (op) {
    case Op::kNegate:
      return -a;
    case Op::kAbs:
      return std::fabs(a);
    case Op::kSqrt:
      return a < 0 ? kUnknownValue : std::sqrt(a);
    default:  // kFloor
      return whole_part(a);
  }
}

}  // namespace

RowValues::RowValues(const ExpressionGraph& graph, const FactTable& facts, std::size_t row)
    : graph_(graph),
      facts_(facts),
      row_(row),
      numbers_(graph.nodes().size()),
      truths_(graph.nodes().size()),
      computed_(graph.nodes().size()) {}

double RowValues::number(NodeId id) {
  if (!computed_[id]) {
    numbers_[id] = compute_number(graph_.at(id), id);
    computed_[id] = true;
  }
  return numbers_[id];
}

Truth RowValues::truth(NodeId id) {
  if (!computed_[id]) {
    truths_[id] = compute_truth(graph_.at(id), id);
    computed_[id] = true;
  }
  return truths_[id];
}

std::optional<double> RowValues::known_number(NodeId id) {
  const double value = number(id);
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

double RowValues::compute_number(const Node& node, NodeId id) {
  switch (node.op) {
    case Op::kNumber:
      return node.number;
    case Op::kUnknownNumber:
      return kUnknownValue;
    case Op::kInput:
      return input_number(node);
    case Op::kIf:
    case Op::kOrElse:
      return choose_number(id);
    case Op::kYearsToYearEnd:
    case Op::kYearsToDay:
    case Op::kDaysToDay:
      return from_date(node, id);
    default:
      return fold(node, id);
  }
}

/// Arithmetic over one, two or many parts; unknown when one is.
double RowValues::fold(const Node& node, NodeId id) {
  const auto parts = graph_.children(id);
  double result = number(parts[0]);
  for (const NodeId part : parts) {
    if (std::isnan(number(part))) return kUnknownValue;
  }
  const bool unary = node.op == Op::kNegate || node.op == Op::kAbs || node.op == Op::kSqrt ||
                     node.op == Op::kFloor;
  if (unary) return apply(node.op, result);
  for (const NodeId part : parts.subspan(1)) result = apply(node.op, result, number(part));
  return result;
}

double RowValues::choose_number(NodeId id) {
  const auto parts = graph_.children(id);
  if (graph_.at(id).op == Op::kOrElse) {
    return std::isnan(number(parts[0])) ? number(parts[1]) : number(parts[0]);
  }
  const Truth condition = truth(parts[0]);
  if (condition == Truth::kUnknown) return kUnknownValue;
  return number(condition == Truth::kYes ? parts[1] : parts[2]);
}

Truth RowValues::choose_truth(NodeId id) {
  const auto parts = graph_.children(id);
  const Truth first = truth(parts[0]);
  if (graph_.at(id).op == Op::kOrElse) return first == Truth::kUnknown ? truth(parts[1]) : first;
  if (first == Truth::kUnknown) return Truth::kUnknown;
  return truth(first == Truth::kYes ? parts[1] : parts[2]);
}

double RowValues::from_date(const Node& node, NodeId id) {
  const double days = number(graph_.children(id)[0]);
  if (std::isnan(days)) return kUnknownValue;
  const base::Date from = base::date_from_days(static_cast<int>(days));
  if (node.op == Op::kDaysToDay) return base::days_since_epoch(facts_.on()) - days;
  if (node.op == Op::kYearsToDay) return full_years(from, facts_.on());
  const int year = static_cast<int>(facts_.on().year()) - 1 + static_cast<int>(node.payload) - 128;
  return full_years(from, std::chrono::year(year) / std::chrono::December / 31);
}

double RowValues::input_number(const Node& node) const {
  const auto* column = facts_.find_numbers(input_of(node));
  return column == nullptr ? kUnknownValue : (*column)[row_];
}

Truth RowValues::input_truth(const Node& node) const {
  const auto* column = facts_.find_truths(input_of(node));
  return column == nullptr ? Truth::kUnknown : (*column)[row_];
}

Truth RowValues::compute_truth(const Node& node, NodeId id) {
  switch (node.op) {
    case Op::kTruth:
      return static_cast<Truth>(static_cast<int>(node.number));
    case Op::kInput:
      return input_truth(node);
    case Op::kIf:
    case Op::kOrElse:
      return choose_truth(id);
    case Op::kTextIn:
    case Op::kTextStarts:
      return text_matches(node, id);
    case Op::kListHas:
      return list_has(node, id);
    case Op::kNot:
      return opposite(truth(graph_.children(id)[0]));
    case Op::kAnd:
    case Op::kOr: {
      Truth result = node.op == Op::kAnd ? Truth::kYes : Truth::kNo;
      for (const NodeId part : graph_.children(id)) {
        result = node.op == Op::kAnd ? both(result, truth(part)) : either(result, truth(part));
      }
      return result;
    }
    default:
      return compare_children(node, id);
  }
}

Truth RowValues::compare_children(const Node& node, NodeId id) {
  const auto parts = graph_.children(id);
  Truth result = Truth::kUnknown;
  if (graph_.at(parts[0]).type == Type::kTruth) {
    const Truth a = truth(parts[0]);
    const Truth b = truth(parts[1]);
    if (a != Truth::kUnknown && b != Truth::kUnknown) result = truth_of(a == b);
  } else {
    result = compare(number(parts[0]), comparison_of(node.op), number(parts[1]));
  }
  return node.op == Op::kNotEqual ? opposite(result) : result;
}

Truth RowValues::text_matches(const Node& node, NodeId id) const {
  const Node& child = graph_.at(graph_.children(id)[0]);
  const auto* column = facts_.find_texts(input_of(child));
  if (column == nullptr || column->codes[row_] < 0) return Truth::kUnknown;
  const std::string& text = column->dictionary[static_cast<std::size_t>(column->codes[row_])];
  return truth_of(std::ranges::any_of(graph_.texts(node.payload), [&](const std::string& wanted) {
    return node.op == Op::kTextStarts ? text.starts_with(wanted) : text == wanted;
  }));
}

Truth RowValues::list_has(const Node& node, NodeId id) const {
  const Node& child = graph_.at(graph_.children(id)[0]);
  const auto* column = facts_.find_lists(input_of(child));
  if (column == nullptr || column->masks[row_] == FactTable::kUnknownList) return Truth::kUnknown;
  const std::uint64_t mask = column->masks[row_];
  for (std::size_t i = 0; i < column->dictionary.size(); ++i) {
    if (((mask >> i) & 1U) == 0) continue;
    if (std::ranges::count(graph_.texts(node.payload), column->dictionary[i]) > 0) {
      return Truth::kYes;
    }
  }
  return Truth::kNo;
}

bool RowValues::text_known(const Node& node) const {
  if (node.type == Type::kText) {
    const auto* column = facts_.find_texts(input_of(node));
    return column != nullptr && column->codes[row_] >= 0;
  }
  const auto* column = facts_.find_lists(input_of(node));
  return column != nullptr && column->masks[row_] != FactTable::kUnknownList;
}

bool RowValues::known(NodeId id) {
  const Node& node = graph_.at(id);
  if (node.type == Type::kTruth) return truth(id) != Truth::kUnknown;
  if (node.type == Type::kText || node.type == Type::kList) return text_known(node);
  return !std::isnan(number(id));
}

void RowValues::add_missing(NodeId id, std::vector<Input>& missing) {
  if (known(id)) return;
  std::vector<Truth> seen(graph_.nodes().size(), Truth::kUnknown);
  collect_missing(id, missing, seen);
}

/// Whether an input is missing below `id`, an unknown node. `seen` keeps the answers, as a part may
/// stand in many places.
bool RowValues::collect_missing(NodeId id, std::vector<Input>& missing, std::vector<Truth>& seen) {
  if (known(id)) return false;
  if (seen[id] != Truth::kUnknown) return seen[id] == Truth::kYes;
  const Node& node = graph_.at(id);
  bool found = false;
  if (node.op == Op::kInput) {
    if (std::ranges::count(missing, input_of(node)) == 0) missing.push_back(input_of(node));
    found = true;
  }
  for (const NodeId part : deciding_parts(node, id)) {
    found = collect_missing(part, missing, seen) || found;
    if (found && node.op == Op::kOrElse) break;
  }
  seen[id] = truth_of(found);
  return found;
}

/// The parts that an unknown node waits for.
std::span<const NodeId> RowValues::deciding_parts(const Node& node, NodeId id) {
  const auto parts = graph_.children(id);
  if (node.op != Op::kIf) return parts;
  if (!known(parts[0])) return parts.first(1);
  return parts.subspan(truth(parts[0]) == Truth::kYes ? 1 : 2, 1);
}

}  // namespace rongtong::rules
