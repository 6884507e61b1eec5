#pragma once

#include <string>

#include "report/judged_firm.h"
#include "report/rule_words.h"

namespace rongtong::report {

/// Why a rule set says what it says of a firm, as an indented tree for a terminal: the verdict in a
/// sentence, then each condition (✓ ✗ ？, － where it is not asked) with article and mark, the
/// firm's value against the threshold, what is missing, what waives it; then the points, item by
/// item. Ends with a line feed.
std::string explain(const JudgedFirm& firm, const RuleWords& words);

/// Name, code and day in one line, without a line end.
std::string firm_heading(const model::FirmFacts& firm, base::Date on);

}  // namespace rongtong::report
