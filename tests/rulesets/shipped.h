#pragma once

#include "base/finding.h"
#include "model/indicator.h"
#include "rules/rule_book.h"

namespace rongtong::tests {

/// The catalogue as it ships, read once.
struct Shipped {
  model::Vocabulary vocabulary;
  rules::RuleBook book;
  base::Findings findings;  ///< of the vocabulary, its formulas, and the rule sets
};

const Shipped& shipped();

/// The files of catalog/rulesets/, ascending by name.
std::vector<rules::RuleFile> shipped_rule_files();

/// Every fault on a line of its own, in English.
std::string lines_of(const base::Findings& findings);

}  // namespace rongtong::tests
