#include "rules/operators.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text/nearest.h"
#include "rules/build.h"

namespace rongtong::rules {

namespace {

Typed result(NodeId node, Type type, Unit unit, const Typed& a, const Typed& b) {
  Typed value = spanning(a, b);
  value.node = node;
  value.type = type;
  value.unit = unit;
  return value;
}

bool is_pure(Unit unit) { return unit == Unit::kNone; }

/// The unit of a product: pure numbers, shares and counts scale whatever they meet.
std::optional<Unit> product_unit(Unit a, Unit b) {
  for (const Unit scale : {Unit::kNone, Unit::kRatio, Unit::kCount}) {
    if (a == scale) return b;
    if (b == scale) return a;
  }
  return std::nullopt;
}

/// Like by like is a ratio; pure numbers, shares and counts scale.
std::optional<Unit> quotient_unit(Unit a, Unit b) {
  if (is_pure(b)) return a;
  if (a == b) return Unit::kRatio;
  if (b == Unit::kRatio || b == Unit::kCount) return a;
  return std::nullopt;
}

}  // namespace

Typed spanning(const Typed& a, const Typed& b) {
  Typed value;
  value.begin = std::min(a.begin, b.begin);
  value.end = std::max(a.end, b.end);
  return value;
}

bool Checker::wants(const Typed& value, Type type) const {
  if (value.faulty()) return false;
  if (value.type == type && !value.text) return true;
  switch (type) {
    case Type::kNumber:
      sink.fault(value, "wants_number", sink.shown(value), to_string(value.type));
      break;
    case Type::kTruth:
      sink.fault(value, "wants_truth", sink.shown(value), to_string(value.type));
      break;
    case Type::kText:
      sink.fault(value, "wants_text", sink.shown(value), to_string(value.type));
      break;
    case Type::kList:
      sink.fault(value, "wants_list", sink.shown(value), to_string(value.type));
      break;
    case Type::kDate:
      sink.fault(value, "wants_date", sink.shown(value), to_string(value.type));
      break;
  }
  return false;
}

/// Whether a number without unit may stand for one of `unit`; says what to write when not.
bool Checker::fits(const Typed& bare, Unit unit) const {
  const double value = literal(graph, bare.node).value_or(0);
  if (unit == Unit::kYuan && value != 0) {
    sink.fault(bare, "money_bare", sink.shown(bare));
    return false;
  }
  if (unit == Unit::kRatio && std::fabs(value) > 1) {
    sink.fault(bare, "ratio_bare", sink.shown(bare));
    return false;
  }
  return true;
}

std::optional<Unit> Checker::common_unit(std::span<const Typed> values) const {
  const Typed* model = nullptr;
  for (const Typed& value : values) {
    if (!value.bare) {
      if (model == nullptr) model = &value;
      if (value.unit == model->unit) continue;
      sink.fault(
          value,
          "units_differ",
          sink.shown(*model),
          to_string(model->unit),
          sink.shown(value),
          to_string(value.unit)
      );
      return std::nullopt;
    }
  }
  if (model == nullptr) return Unit::kNone;
  for (const Typed& value : values) {
    if (value.bare && !fits(value, model->unit)) return std::nullopt;
  }
  return model->unit;
}

NodeId Checker::in_unit(const Typed& value, Unit unit) const {
  const auto number = literal(graph, value.node);
  return value.bare && number ? graph.number(*number, unit) : value.node;
}

Typed Checker::arithmetic(Op op, const Typed& a, const Typed& b) const {
  const bool fit = wants(a, Type::kNumber);
  if (!wants(b, Type::kNumber) || !fit) return spanning(a, b);
  if (op == Op::kMultiply) return product(a, b);
  if (op == Op::kDivide) return quotient(a, b);
  const auto unit = common_unit(std::array{a, b});
  if (!unit) return spanning(a, b);
  Typed value = result(
      make_number(graph, op, *unit, std::array{in_unit(a, *unit), in_unit(b, *unit)}),
      Type::kNumber,
      *unit,
      a,
      b
  );
  value.bare = a.bare && b.bare;
  return value;
}

Typed Checker::product(const Typed& a, const Typed& b) const {
  const auto unit = product_unit(a.unit, b.unit);
  if (!unit) {
    sink.fault(spanning(a, b), "units_multiply", to_string(a.unit), to_string(b.unit));
    return spanning(a, b);
  }
  const NodeId node = make_number(graph, Op::kMultiply, *unit, std::array{a.node, b.node});
  Typed value = result(node, Type::kNumber, *unit, a, b);
  value.bare = a.bare && b.bare;
  return value;
}

Typed Checker::quotient(const Typed& a, const Typed& b) const {
  const auto unit = quotient_unit(a.unit, b.unit);
  if (!unit) {
    sink.fault(spanning(a, b), "units_divide", to_string(a.unit), to_string(b.unit));
    return spanning(a, b);
  }
  const NodeId node = make_number(graph, Op::kDivide, *unit, std::array{a.node, b.node});
  Typed value = result(node, Type::kNumber, *unit, a, b);
  value.bare = a.bare && b.bare;
  return value;
}

Typed Checker::negated(const Typed& a) const {
  if (!wants(a, Type::kNumber)) return spanning(a, a);
  Typed value = result(
      make_number(graph, Op::kNegate, a.unit, std::array{a.node}), Type::kNumber, a.unit, a, a
  );
  value.bare = a.bare;
  return value;
}

/// A share of at most 1 against more than 1 can never be meant.
bool Checker::ratio_fits(const Typed& value, const Typed& mark) const {
  if (value.indicator == nullptr || value.unit != Unit::kRatio) return true;
  const double most = value.indicator->most.value_or(2);
  const auto number = literal(graph, mark.node);
  if (!number || most > 1 || *number <= most) return true;
  sink.fault(mark, "ratio_large", sink.shown(mark), value.indicator->id);
  return false;
}

Typed Checker::compared(Op op, const Typed& a, const Typed& b) const {
  if (a.faulty() || b.faulty()) return spanning(a, b);
  const bool equality = op == Op::kEqual || op == Op::kNotEqual;
  if (equality && a.type == Type::kTruth) return compared_truths(op, a, b);
  if (equality && a.type == Type::kText) return compared_texts(op, a, b);
  if (a.type == Type::kDate) {
    if (!wants(b, Type::kDate)) return spanning(a, b);
    return result(make_comparison(graph, op, a.node, b.node), Type::kTruth, Unit::kNone, a, b);
  }
  const bool fit = wants(a, Type::kNumber);
  if (!wants(b, Type::kNumber) || !fit) return spanning(a, b);
  const auto unit = common_unit(std::array{a, b});
  if (!unit || !ratio_fits(a, b) || !ratio_fits(b, a)) return spanning(a, b);
  const NodeId node = make_comparison(graph, op, in_unit(a, *unit), in_unit(b, *unit));
  return result(node, Type::kTruth, Unit::kNone, a, b);
}

Typed Checker::compared_truths(Op op, const Typed& a, const Typed& b) const {
  if (!wants(b, Type::kTruth)) return spanning(a, b);
  const NodeId both = make_all(graph, std::array{a.node, b.node});
  const NodeId none = make_all(graph, std::array{make_not(graph, a.node), make_not(graph, b.node)});
  const NodeId equal = make_any(graph, std::array{both, none});
  const NodeId node = op == Op::kEqual ? equal : make_not(graph, equal);
  return result(node, Type::kTruth, Unit::kNone, a, b);
}

Typed Checker::compared_texts(Op op, const Typed& a, const Typed& b) const {
  if (!wants(a, Type::kText)) return spanning(a, b);
  if (!b.text) {
    sink.fault(b, "wants_written_text", sink.shown(b));
    return spanning(a, b);
  }
  const Typed in = one_of(Op::kTextIn, a, std::array{b});
  return op == Op::kEqual ? in : inverse(in);
}

Typed Checker::one_of(Op op, const Typed& subject, std::span<const Typed> texts) const {
  Typed value = texts.empty() ? subject : spanning(subject, texts.back());
  value.node = kNoNode;
  value.text.reset();
  if (!wants(subject, op == Op::kListHas ? Type::kList : Type::kText)) return value;
  std::vector<std::string> words;
  bool fit = true;
  for (const Typed& text : texts) {
    if (text.faulty()) return value;
    if (!text.text) sink.fault(text, "wants_written_text", sink.shown(text));
    const bool known = text.text && known_choice(subject, text, op);
    fit = fit && known;
    if (text.text) words.push_back(*text.text);
  }
  if (!fit) return value;
  const std::uint32_t list = graph.text_list(std::move(words));
  const NodeId node = graph.make(op, Type::kTruth, Unit::kNone, std::array{subject.node}, list);
  return result(node, Type::kTruth, Unit::kNone, subject, value);
}

bool Checker::known_choice(const Typed& subject, const Typed& text, Op op) const {
  if (subject.indicator == nullptr || subject.indicator->choices.empty()) return true;
  if (op == Op::kTextStarts) return true;
  std::vector<std::string> known;
  for (const auto& choice : subject.indicator->choices) {
    if (choice.id == *text.text) return true;
    const bool named = choice.zh == *text.text || choice.en == *text.text ||
                       std::ranges::find(choice.aliases, *text.text) != choice.aliases.end();
    if (named) {
      sink.fault(text, "choice_unknown_meant", *text.text, subject.indicator->id, choice.id);
      return false;
    }
    known.push_back(choice.id);
  }
  if (const auto meant = base::nearest(*text.text, known)) {
    sink.fault(text, "choice_unknown_meant", *text.text, subject.indicator->id, *meant);
    return false;
  }
  std::string list;
  for (const auto& id : known) list += (list.empty() ? "" : ", ") + id;
  sink.fault(text, "choice_unknown", *text.text, subject.indicator->id, list);
  return false;
}

Typed Checker::joined(Op op, std::span<const Typed> parts) const {
  Typed value = spanning(parts.front(), parts.back());
  std::vector<NodeId> nodes;
  for (const Typed& part : parts) {
    if (wants(part, Type::kTruth)) nodes.push_back(part.node);
  }
  if (nodes.size() != parts.size()) return value;
  value.type = Type::kTruth;
  value.node = op == Op::kAnd ? make_all(graph, nodes) : make_any(graph, nodes);
  return value;
}

Typed Checker::inverse(const Typed& a) const {
  if (!wants(a, Type::kTruth)) return spanning(a, a);
  return result(make_not(graph, a.node), Type::kTruth, Unit::kNone, a, a);
}

}  // namespace rongtong::rules
