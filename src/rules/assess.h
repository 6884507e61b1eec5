#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/fact_table.h"
#include "rules/rule_book.h"

namespace rongtong::rules {

/// A value as an expression gives it, for people: number (with the expression's unit), truth, or
/// text.
struct ShownValue {
  std::optional<double> number;
  std::optional<Truth> truth;
  std::string text;
  Unit unit = Unit::kNone;
};

/// How a condition came out for one firm. Lives no longer than its rule book.
struct ConditionResult {
  const Condition* condition = nullptr;
  Truth truth = Truth::kUnknown;  ///< as it counts: kYes too where waived or not asked
  Truth bare = Truth::kUnknown;   ///< without waiver
  bool asked = true;              ///< applies_when is not no
  Truth waived = Truth::kNo;
  std::optional<double> value;  ///< kCompare
  std::optional<double> threshold;
  /// How far the value is from holding, in the value's unit, ≥ 0; 0 when it holds; a strict
  /// comparison that is met only beyond its mark has distance 0 and truth kNo.
  std::optional<double> distance;
  std::vector<Input> missing;  ///< whose absence leaves it unknown; empty when it is known
  std::vector<ConditionResult> parts;
  std::vector<ConditionResult> waiver;
};

struct ItemResult {
  const PointItem* item = nullptr;
  Points points;
  std::optional<double> value;
  std::optional<std::size_t> band;  ///< kBands, kCases: which, when certain
  /// kBands: how far the next better band is, in the value's unit, and what it gives.
  std::optional<double> to_next;
  std::optional<Points> next_points;
  std::vector<Input> missing;
  std::vector<ConditionResult> cases;
  std::vector<ItemResult> parts;
};

struct GroupResult {
  const PointGroup* group = nullptr;
  Points points;
  Truth minimum_reached = Truth::kYes;
  std::vector<ItemResult> items;
};

struct PointsResult {
  Points total;
  Truth reached = Truth::kUnknown;  ///< pass mark and all minimums
  std::vector<ConditionResult> direct;
  Truth satisfied = Truth::kUnknown;  ///< reached, or direct
  std::vector<GroupResult> groups;
};

/// What a rule set says of one firm.
struct Assessment {
  const RuleSet* set = nullptr;
  base::Date on{};
  bool review = false;
  Truth verdict = Truth::kUnknown;  ///< unknown for classifications without a certain class too
  std::vector<ConditionResult> conditions;
  std::optional<PointsResult> points;
  std::string class_id;  ///< classification: the class, when certain
  std::vector<std::string> possible_classes;
  /// What must be known to decide; empty when the verdict is yes or no.
  std::vector<Input> missing;
  /// Conditions that are no, top-level ones and the point table as one: 1 or 2 is a near miss.
  int unmet = 0;
  int undecided = 0;  ///< the same, unknown
};

/// Judges row `row` of `facts` by `set`, walking the rules one by one: the plain reading of the
/// rules, which the compiled program (run.h) must agree with.
Assessment assess(
    const RuleBook& book, const RuleSet& set, const FactTable& facts, std::size_t row
);

/// Values of single expressions, for tests, previews and derived indicators.
std::optional<double> number_of(const ExpressionGraph&, NodeId, const FactTable&, std::size_t row);
Truth truth_of(const ExpressionGraph&, NodeId, const FactTable&, std::size_t row);

}  // namespace rongtong::rules
