#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/facts.h"
#include "rules/assess.h"

namespace rongtong::rules {

/// A value put in place of what is known of a firm.
struct ChangedValue {
  std::string indicator;
  std::optional<int> year;  ///< calendar year; none: a dated indicator, or the last full year
  std::optional<model::FactValue> value;  ///< none: taken as unknown
};

/// What is imagined: values, and titles granted.
struct Changes {
  std::vector<ChangedValue> values;
  std::vector<model::TitleGrant> grants;
};

/// `firm` with `changes`, as of `on`: yearly values of their year, dated ones stated on `on`.
/// Throws kInvalidArgument for an indicator or title that the vocabulary lacks, or a value of the
/// wrong type.
model::FirmFacts with_changes(
    const model::FirmFacts& firm,
    const Changes& changes,
    const model::Vocabulary& vocabulary,
    base::Date on
);

/// A condition whose result differs; leaves, and groups whose truth differs.
struct ConditionChange {
  const Condition* condition = nullptr;
  const PointItem* item = nullptr;  ///< whose case it is; null for conditions
  Truth before = Truth::kUnknown;
  Truth after = Truth::kUnknown;
  std::optional<double> value_before;
  std::optional<double> value_after;
};

struct ItemChange {
  const PointItem* item = nullptr;
  const PointGroup* group = nullptr;
  Points before;
  Points after;
  std::optional<double> value_before;
  std::optional<double> value_after;
};

/// Where two assessments by one rule set differ, in the rule set's order.
struct Differences {
  std::vector<ConditionChange> conditions;
  std::vector<ItemChange> items;
};

/// REQUIRES: both are of one rule set. `values_too`: also where only the value differs.
Differences differences(const Assessment& before, const Assessment& after, bool values_too = false);

struct WhatIf {
  Assessment before;
  Assessment after;
  Differences differences;  ///< values that differ are in, whether or not they change a result
};

/// The verdict on the firm's facts and on the changed ones, on the same day. The result lives no
/// longer than `book`.
WhatIf what_if(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const RuleSet& set,
    const model::FirmFacts& firm,
    const Changes& changes,
    base::Date on,
    bool review
);

/// One firm's verdict: binds the facts that `set` asks for and judges them.
Assessment assess_firm(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const RuleSet& set,
    const model::FirmFacts& firm,
    base::Date on,
    bool review
);

}  // namespace rongtong::rules
