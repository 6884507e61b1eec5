#pragma once

#include <functional>
#include <string>

#include "rules/assess.h"
#include "tests/rulesets/firm_form.h"

namespace rongtong::tests {

/// The shipped set `set` says of a firm.
rules::Assessment judge(
    const std::string& set, const FirmForm& form, base::Date on, bool review = false
);
rules::Assessment judge(
    const std::string& set, const model::FirmFacts& firm, base::Date on, bool review
);

/// Every condition result of an assessment: of conditions, direct routes, waivers and cases, but
/// not the parts of what the source leaves open.
void for_each_condition(
    const rules::Assessment& assessment,
    const std::function<void(const rules::ConditionResult&)>& visit
);
void for_each_item(
    const rules::Assessment& assessment, const std::function<void(const rules::ItemResult&)>& visit
);

/// By id, or by the part of the id behind the last dot (conditions of gates). Null when absent.
const rules::ConditionResult* find_condition(
    const rules::Assessment& assessment, const std::string& id
);
const rules::ItemResult* find_item(const rules::Assessment& assessment, const std::string& id);

std::string name_of(rules::Truth truth);  ///< yes, no, unknown
std::string shown(rules::Points points);  ///< "20" or "10,15"

}  // namespace rongtong::tests
