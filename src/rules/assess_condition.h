#pragma once

#include <span>
#include <vector>

#include "rules/assess.h"
#include "rules/evaluate.h"

namespace rongtong::rules {

/// How `condition` comes out by the values of one row.
ConditionResult assess_condition(const Condition& condition, RowValues& values);

std::vector<ConditionResult> assess_conditions(
    std::span<const Condition> conditions, RowValues& values
);

/// `more` appended, each input once.
void add_inputs(std::vector<Input>& inputs, std::span<const Input> more);

}  // namespace rongtong::rules
