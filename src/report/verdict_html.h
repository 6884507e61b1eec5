#pragma once

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "report/judged_firm.h"
#include "report/rule_words.h"
#include "rules/way_up.h"

namespace rongtong::report {

/// One rule set's page: the verdict, and the ways up where they were looked for.
struct VerdictSheet {
  JudgedFirm firm;
  const rules::WaysUp* ways = nullptr;  ///< null: not looked for
};

struct VerdictTerms {
  const RuleWords& words;
  const model::Codes& codes;
  std::string version;  ///< of the program
};

/// Sheets of one firm, an A4 page each where they are not long, for an officer who prints and a
/// firm that reads. Self-contained as `plan_html` is: inline style, no script, well-formed XML.
/// REQUIRES: at least one sheet.
std::string verdict_html(const std::vector<VerdictSheet>& sheets, const VerdictTerms& terms);

}  // namespace rongtong::report
