#pragma once

#include <boost/json/fwd.hpp>

#include "model/facts.h"
#include "report/rule_words.h"
#include "rules/way_up.h"
#include "rules/what_if.h"

namespace rongtong::report {

/// The forms of `way-up --json` and `what-if --json` (docs/formats.md).
boost::json::object ways_json(
    const model::FirmFacts& firm, const rules::WaysUp& ways, const RuleWords& words
);
boost::json::object what_if_json(
    const model::FirmFacts& firm, const rules::WhatIf& result, const RuleWords& words
);

}  // namespace rongtong::report
