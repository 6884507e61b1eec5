#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "report/judged_firm.h"
#include "report/rule_words.h"

namespace rongtong::report {

/// The form `rongtong assess --json` prints (docs/formats.md, "Assessments").
inline constexpr int kAssessmentFormVersion = 1;

/// One firm by one rule set.
boost::json::object assessment_json(const JudgedFirm& firm, const RuleWords& words);

/// A fact that is asked for: `kind`, id, year.
boost::json::object input_json(const rules::Input& input, base::Date on, const RuleWords& words);

/// yes, no, unknown.
std::string_view truth_name(rules::Truth truth);
/// at_least, above, at_most, below, equals.
std::string_view comparison_name(rules::Comparison comparison);
/// yuan, ratio, count, years, days, points; empty for pure numbers.
std::string_view unit_name(rules::Unit unit);

}  // namespace rongtong::report
