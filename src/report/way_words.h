#pragma once

#include <string>
#include <vector>

#include "report/rule_words.h"
#include "rules/way_up.h"
#include "rules/what_if.h"

namespace rongtong::report {

/// A value of an indicator as people write it.
std::string fact_text(
    const model::FactValue& value, const model::Indicator* indicator, const RuleWords& words
);

/// What to do: 2026年研发费用从 80万元 提高到 100万元.
std::string step_text(const rules::WayStep& step, const RuleWords& words);
/// What it is for; empty when the step says it itself.
std::string serves_text(const rules::WayStep& step, const RuleWords& words);
/// 约 20万元; 不花钱.
std::string cost_text(double yuan, const RuleWords& words);
/// What must turn out so for the way to end in a yes.
std::string open_text(const rules::WayOpen& open, base::Date on, const RuleWords& words);
/// A figure of a new year that is taken to stay as it was.
std::string assumed_text(const rules::WayAssumed& assumed, const RuleWords& words);
/// Why there is no way.
std::string obstacle_text(const rules::WayObstacle& obstacle, const RuleWords& words);

/// Whether the rule set holds, for the purpose, on the day it is judged for: rules of one year may
/// stand in for those of a later one that nobody knows yet.
bool in_force_when_judged(const rules::WaysUp& ways);

/// All ways for a terminal: steps by year, cost, what stays open; or why there is none.
std::string ways_text(const rules::WaysUp& ways, const RuleWords& words);

/// The verdict before and after, and what differs, for a terminal.
std::string what_if_text(const rules::WhatIf& result, const RuleWords& words);

}  // namespace rongtong::report
