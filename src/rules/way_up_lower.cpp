#include "rules/way_up_lower.h"

#include <algorithm>

#include "rules/kleene.h"
#include "rules/title_facts.h"
#include "rules/way_up_entered.h"

namespace rongtong::rules::way {

namespace {

Relation relation_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::kAtLeast:
      return Relation::kAtLeast;
    case Comparison::kAbove:
      return Relation::kAbove;
    case Comparison::kAtMost:
      return Relation::kAtMost;
    case Comparison::kBelow:
      return Relation::kBelow;
    case Comparison::kEqual:
      return Relation::kEqual;
  }
  return Relation::kEqual;
}

}  // namespace

Lowering::Lowering(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const Horizon& horizon,
    base::Date on,
    std::span<const Input> asked,
    Problem& problem
)
    : book_(book),
      vocabulary_(vocabulary),
      horizon_(horizon),
      on_(on),
      asked_(asked.begin(), asked.end()),
      problem_(problem),
      trees_(problem) {}

Lowering::View& Lowering::view(bool review) {
  auto& held = views_[review ? 1 : 0];
  if (held == nullptr) {
    held = std::make_unique<View>(
        book_.graph(),
        bind_facts({&horizon_.expected(), 1}, asked_, vocabulary_, horizon_.judged_on(), review)
    );
  }
  return *held;
}

TreeId Lowering::set(const RuleSet& set, bool review, int rounds) {
  const std::tuple key{&set, review, rounds};
  const auto held = sets_.find(key);
  if (held != sets_.end()) return held->second;
  std::vector<TreeId> parts;
  for (const auto& condition : set.conditions) {
    parts.push_back(this->condition(set, condition, review, rounds));
  }
  parts.push_back(points(set, review, rounds));
  return sets_[key] = trees_.all(parts);
}

TreeId Lowering::condition(
    const RuleSet& set, const Condition& condition, bool review, int rounds
) {
  const Entered entered(*this, {&set, nullptr, nullptr, &view(review), review, rounds});
  return this->condition(condition, true);
}

TreeId Lowering::compare_with(
    const RuleSet& set, const Condition& condition, bool review, int rounds, double threshold
) {
  const Entered entered(*this, {&set, &condition, nullptr, &view(review), review, rounds});
  Number mark{Number::State::kKnown, {constant_case(threshold, trees_.yes())}};
  return compare(
      number(condition.value), relation_of(condition.comparison), mark, condition.bare, true
  );
}

std::optional<double> Lowering::expected_value(const Condition& condition, bool review) {
  if (condition.kind != Condition::Kind::kCompare) return std::nullopt;
  return view(review).values.known_number(condition.value);
}

TreeId Lowering::condition(const Condition& condition, bool positive) {
  Scope scope = scope_;
  scope.condition = &condition;
  const Entered entered(*this, scope);
  std::vector<TreeId> ways{bare(condition, positive)};
  for (const auto& waiver : condition.waived_when) {
    ways.push_back(this->condition(waiver, positive));
  }
  if (condition.applies_when != kNoNode) ways.push_back(truth(condition.applies_when, !positive));
  return positive ? trees_.any(ways) : trees_.all(ways);
}

TreeId Lowering::bare(const Condition& condition, bool positive) {
  if (condition.undecided) return open(kNoNode, positive, true);
  switch (condition.kind) {
    case Condition::Kind::kCompare:
      return compared(condition, positive);
    case Condition::Kind::kIs:
      return truth(condition.bare, positive);
    default:
      return parts(condition, positive);
  }
}

TreeId Lowering::parts(const Condition& condition, bool positive) {
  std::vector<TreeId> parts;
  for (const auto& part : condition.parts) parts.push_back(this->condition(part, positive));
  if (condition.kind == Condition::Kind::kAtLeastOf) {
    const std::size_t count = condition.count;
    if (positive) return trees_.at_least_of(count, parts);
    return count > parts.size() ? trees_.yes()
                                : trees_.at_least_of(parts.size() - count + 1, parts);
  }
  const bool every = condition.kind == Condition::Kind::kAll;
  return every == positive ? trees_.all(parts) : trees_.any(parts);
}

TreeId Lowering::compared(const Condition& condition, bool positive) {
  const auto relation = relation_of(condition.comparison);
  if (!depends(condition.value) && !depends(condition.threshold)) {
    auto& values = scope_.view->values;
    const Truth truth = rules::compare(
        values.number(condition.value), condition.comparison, values.number(condition.threshold)
    );
    if (truth == Truth::kUnknown) return open(condition.value, positive, false);
    return trees_.truth((truth == Truth::kYes) == positive);
  }
  return compare(
      number(condition.value), relation, number(condition.threshold), condition.bare, positive
  );
}

bool Lowering::only_judgements(std::span<const Input> missing) const {
  return !missing.empty() && std::ranges::all_of(missing, [&](const Input& input) {
    const auto* indicator = vocabulary_.find_indicator(input.id);
    return indicator != nullptr && indicator->judged_by_person;
  });
}

/// What is not known here is taken as it should be, at the price of having to be shown.
TreeId Lowering::open(NodeId node, bool positive, bool decide) {
  const std::tuple key{scope_.condition, scope_.item, node, positive};
  const auto held = opened_.find(key);
  if (held != opened_.end()) return held->second;
  Taken taken;
  taken.place = {scope_.set, scope_.condition, scope_.item, std::nullopt};
  if (node != kNoNode) scope_.view->values.add_missing(node, taken.missing);
  const bool judged = decide || only_judgements(taken.missing);
  taken.kind = judged ? Taken::Kind::kDecide : Taken::Kind::kShow;
  taken.award = asks_for_award(taken.missing);
  taken_.push_back(std::move(taken));
  return opened_[key] = trees_.burden(kTieBreak);
}

bool Lowering::input_depends(const Input& input) const {
  if (input.kind == InputKind::kHolds || input.kind == InputKind::kGranted) return true;
  return horizon_.moved(input) != nullptr;
}

bool Lowering::depends(NodeId node) {
  auto& held = scope_.view->depends[node];
  if (held >= 0) return held != 0;
  const Node& at = book_.graph().at(node);
  bool found = at.op == Op::kInput && input_depends(book_.graph().inputs()[at.payload]);
  for (const NodeId child : book_.graph().children(node)) found = depends(child) || found;
  scope_.view->depends[node] = found ? 1 : 0;
  return found;
}

TreeId Lowering::truth(NodeId node, bool positive) {
  if (depends(node)) return moved_truth(node, positive);
  const Truth truth = scope_.view->values.truth(node);
  if (truth == Truth::kUnknown) return open(node, positive, false);
  return trees_.truth((truth == Truth::kYes) == positive);
}

TreeId Lowering::moved_truth(NodeId node, bool positive) {
  const Node& at = book_.graph().at(node);
  const auto children = book_.graph().children(node);
  std::vector<TreeId> parts;
  switch (at.op) {
    case Op::kInput:
      return input_truth(node, positive);
    case Op::kNot:
      return truth(children[0], !positive);
    case Op::kAnd:
    case Op::kOr:
      for (const NodeId child : children) parts.push_back(truth(child, positive));
      return (at.op == Op::kAnd) == positive ? trees_.all(parts) : trees_.any(parts);
    case Op::kIf:
      return trees_.any(
          {trees_.all({truth(children[0], true), truth(children[1], positive)}),
           trees_.all({truth(children[0], false), truth(children[2], positive)})}
      );
    case Op::kOrElse: {
      const bool unknown = scope_.view->values.truth(children[0]) == Truth::kUnknown;
      return truth(children[unknown && !depends(children[0]) ? 1 : 0], positive);
    }
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
    case Op::kEqual:
    case Op::kNotEqual:
      return comparison(node, positive);
    default:
      return as_it_is(node, scope_.view->values.truth(node), positive);
  }
}

TreeId Lowering::input_truth(NodeId node, bool positive) {
  const Input& input = book_.graph().inputs()[book_.graph().at(node).payload];
  if (const auto* moved = horizon_.moved(input)) {
    const auto half = constant_polynomial(0.5);
    return trees_.at_least_zero(positive ? sum(*moved, half, -1) : sum(half, *moved, -1), false);
  }
  return title(node, input, positive);
}

TreeId Lowering::comparison(NodeId node, bool positive) {
  const auto children = book_.graph().children(node);
  const Type type = book_.graph().at(children[0]).type;
  if (type != Type::kNumber && type != Type::kDate) {
    return as_it_is(node, scope_.view->values.truth(node), positive);
  }
  Relation relation = Relation::kEqual;
  switch (book_.graph().at(node).op) {
    case Op::kLess:
      relation = Relation::kBelow;
      break;
    case Op::kLessEqual:
      relation = Relation::kAtMost;
      break;
    case Op::kGreater:
      relation = Relation::kAbove;
      break;
    case Op::kGreaterEqual:
      relation = Relation::kAtLeast;
      break;
    case Op::kNotEqual:
      relation = Relation::kNotEqual;
      break;
    default:
      break;
  }
  return compare(number(children[0]), relation, number(children[1]), node, positive);
}

void Lowering::add_variables(NodeId node, std::set<std::uint32_t>& variables) {
  const Node& at = book_.graph().at(node);
  if (at.op == Op::kInput) {
    const auto* moved = horizon_.moved(book_.graph().inputs()[at.payload]);
    if (moved == nullptr) return;
    for (const auto& term : moved->terms) variables.insert(term.variable);
  }
  for (const NodeId child : book_.graph().children(node)) {
    if (depends(child)) add_variables(child, variables);
  }
}

/// A form that cannot be solved for: it stays true where it is true and nothing in it moves.
TreeId Lowering::as_it_is(NodeId node, Truth now, bool positive) {
  not_movable_.push_back({scope_.set, scope_.condition, scope_.item, std::nullopt});
  if (now == Truth::kUnknown) return open(node, positive, false);
  if ((now == Truth::kYes) != positive) return trees_.no();
  std::set<std::uint32_t> variables;
  if (node != kNoNode) add_variables(node, variables);
  std::vector<TreeId> still;
  for (const auto j : variables) {
    still.push_back(trees_.at_least_zero({0, {{j, 1}}, {}}, false));
    still.push_back(trees_.at_least_zero({0, {{j, -1}}, {}}, false));
  }
  return trees_.all(still);
}

}  // namespace rongtong::rules::way
