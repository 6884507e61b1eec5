#include "rules/assess_condition.h"

#include <algorithm>
#include <cmath>

#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

Truth all_of(std::span<const ConditionResult> parts) {
  Truth result = Truth::kYes;
  for (const auto& part : parts) result = both(result, part.truth);
  return result;
}

Truth any_of(std::span<const ConditionResult> parts) {
  Truth result = Truth::kNo;
  for (const auto& part : parts) result = either(result, part.truth);
  return result;
}

Truth at_least_of(std::span<const ConditionResult> parts, std::uint32_t count) {
  std::size_t yes = 0;
  std::size_t possible = 0;
  for (const auto& part : parts) {
    if (part.truth == Truth::kYes) ++yes;
    if (part.truth != Truth::kNo) ++possible;
  }
  if (yes >= count) return Truth::kYes;
  return possible < count ? Truth::kNo : Truth::kUnknown;
}

double distance_to(double value, Comparison comparison, double threshold) {
  switch (comparison) {
    case Comparison::kAtLeast:
    case Comparison::kAbove:
      return std::max(0.0, threshold - value);
    case Comparison::kAtMost:
    case Comparison::kBelow:
      return std::max(0.0, value - threshold);
    case Comparison::kEqual:
      return std::fabs(value - threshold);
  }
  return 0;
}

void compare_value(const Condition& condition, RowValues& values, ConditionResult& result) {
  const double value = values.number(condition.value);
  const double threshold = values.number(condition.threshold);
  result.bare = compare(value, condition.comparison, threshold);
  result.value = values.known_number(condition.value);
  result.threshold = values.known_number(condition.threshold);
  if (!result.value || !result.threshold) return;
  const bool holds = result.bare == Truth::kYes;
  result.distance = holds ? 0 : distance_to(value, condition.comparison, threshold);
}

/// The condition as it stands there, without waiver.
void assess_bare(const Condition& condition, RowValues& values, ConditionResult& result) {
  result.parts = assess_conditions(condition.parts, values);
  switch (condition.kind) {
    case Condition::Kind::kCompare:
      compare_value(condition, values, result);
      break;
    case Condition::Kind::kIs:
      if (!condition.undecided) result.bare = values.truth(condition.bare);
      break;
    case Condition::Kind::kAll:
      result.bare = all_of(result.parts);
      break;
    case Condition::Kind::kAny:
      result.bare = any_of(result.parts);
      break;
    case Condition::Kind::kAtLeastOf:
      result.bare = at_least_of(result.parts, condition.count);
      break;
  }
  if (condition.undecided) result.bare = Truth::kUnknown;
}

/// What the bare condition waits for; nothing that a fact could tell where the source is open.
void add_bare_missing(const ConditionResult& result, RowValues& values, std::vector<Input>& out) {
  const Condition& condition = *result.condition;
  if (condition.undecided) return;
  if (condition.kind == Condition::Kind::kCompare) {
    values.add_missing(condition.value, out);
    values.add_missing(condition.threshold, out);
  } else if (condition.kind == Condition::Kind::kIs) {
    values.add_missing(condition.bare, out);
  }
  for (const auto& part : result.parts) add_inputs(out, part.missing);
}

}  // namespace

void add_inputs(std::vector<Input>& inputs, std::span<const Input> more) {
  for (const Input& input : more) {
    if (std::ranges::count(inputs, input) == 0) inputs.push_back(input);
  }
}

std::vector<ConditionResult> assess_conditions(
    std::span<const Condition> conditions, RowValues& values
) {
  std::vector<ConditionResult> results;
  results.reserve(conditions.size());
  for (const Condition& condition : conditions) {
    results.push_back(assess_condition(condition, values));
  }
  return results;
}

ConditionResult assess_condition(const Condition& condition, RowValues& values) {
  ConditionResult result;
  result.condition = &condition;
  assess_bare(condition, values, result);
  const bool always = condition.applies_when == kNoNode;
  const Truth applies = always ? Truth::kYes : values.truth(condition.applies_when);
  result.asked = applies != Truth::kNo;
  result.waiver = assess_conditions(condition.waived_when, values);
  result.waived = any_of(result.waiver);
  result.truth = either(either(result.bare, result.waived), opposite(applies));
  if (result.truth != Truth::kUnknown) return result;
  if (result.bare == Truth::kUnknown) add_bare_missing(result, values, result.missing);
  for (const auto& waiver : result.waiver) add_inputs(result.missing, waiver.missing);
  if (!always) values.add_missing(condition.applies_when, result.missing);
  return result;
}

}  // namespace rongtong::rules
