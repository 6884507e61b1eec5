#pragma once

#include <string>

#include "report/rule_words.h"
#include "rules/rule_set.h"

namespace rongtong::report {

/// A rule set as a person reads it, for a terminal: document and days in force, then its
/// conditions with article and mark, its points with every band, or its classes. Ends with a line
/// feed.
std::string standard_text(const rules::RuleSet& set, const RuleWords& words);

/// `2026-04-01 起`, `2026-04-01 至 2026-12-31`; who it is for in front.
std::string effect_text(const rules::Effect& effect, const RuleWords& words);

}  // namespace rongtong::report
