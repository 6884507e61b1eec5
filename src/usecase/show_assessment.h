#pragma once

#include <string>
#include <vector>

#include "usecase/assess_firm.h"

namespace rongtong::usecase {

/// One rule set's verdict in a line of a table.
struct AssessmentLine {
  std::string standard;
  std::string purpose;   ///< empty for classifications
  std::string verdict;   ///< the class for classifications
  std::string points;    ///< `72 / 60`; empty without point table
  std::string sentence;  ///< why
};

std::vector<AssessmentLine> assessment_lines(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
);

/// The reasoning as indented trees, one for each set, a blank line between.
std::string explain_text(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
);

/// A header row, and a row for each result: UTF-8, CRLF.
std::string assessment_csv_head(base::Language language);
std::string assessment_csv(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
);

/// Name, code and day in one line, without a line end.
std::string firm_heading(const AssessedFirm& firm);

/// The title whose holders cannot be reviewed, as there is no version for it: one sentence each.
std::vector<std::string> version_notes(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
);

/// The results of one firm as JSON objects (docs/formats.md), each without line end.
std::vector<std::string> assessment_jsons(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
);

/// `新申请：2026-04-01 起`.
std::string effect_text(
    const rules::Effect& effect, const RuleCatalogue& rules, base::Language language
);

/// A rule set as a person reads it: document, days, conditions with article and mark, points.
std::string standard_text(
    const rules::RuleSet& set, const RuleCatalogue& rules, base::Language language
);

}  // namespace rongtong::usecase
