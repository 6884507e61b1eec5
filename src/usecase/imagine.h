#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "rules/way_up.h"
#include "rules/what_if.h"
#include "usecase/choose_rules.h"

namespace rongtong::usecase {

/// What `--set` says, one change each: `revenue=6000万元`, `rd_expense[-1]=80万元`,
/// `研发费用(万元)=120`, `market_position_leading=是`, `innovative=2026-05-01` or `=是` (a title,
/// granted that day or on `on`); nothing behind the `=` makes it unknown. Throws kInvalidArgument
/// naming the first that is not understood, with the nearest name.
rules::Changes parse_changes(
    const std::vector<std::string>& texts,
    const std::filesystem::path& catalogue,
    const RuleCatalogue& rules,
    base::Date on
);

/// A rule set by id, or the version of a ladder (by its id or its title) that holds for the firm
/// `years` after `question.on`, the day of the target; when none is known for that day (rules of
/// one year), the one of `question.on`. Throws kNotFound.
ChosenSet find_target(
    const RuleCatalogue& rules,
    const std::string& name,
    const model::FirmFacts& firm,
    const AssessQuestion& question,
    int years
);

/// Levers by indicator id from a YAML file in the catalogue's form (`rd_expense: {rise: true, cost:
/// 1.2}`). Throws kInvalidArgument with the first fault.
std::map<std::string, model::Lever> read_costs(
    const std::filesystem::path& file, const RuleCatalogue& rules
);

/// Renderings for a terminal, and as JSON (docs/formats.md), in one line.
std::string ways_text(
    const rules::WaysUp& ways, const RuleCatalogue& rules, base::Language language
);
std::string ways_json(
    const model::FirmFacts& firm,
    const rules::WaysUp& ways,
    const RuleCatalogue& rules,
    base::Language language
);
std::string what_if_text(
    const rules::WhatIf& result, const RuleCatalogue& rules, base::Language language
);
std::string what_if_json(
    const model::FirmFacts& firm,
    const rules::WhatIf& result,
    const RuleCatalogue& rules,
    base::Language language
);

}  // namespace rongtong::usecase
