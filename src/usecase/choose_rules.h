#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/facts.h"
#include "usecase/rule_catalogue.h"

namespace rongtong::usecase {

/// By what, and as of when, firms are judged.
struct AssessQuestion {
  base::Date on{};
  std::optional<bool> review;     ///< none: a holder of the title is reviewed, another applies
  std::vector<std::string> sets;  ///< by name, in force or not; empty: chosen for each firm
};

/// A rule set that a firm is judged by.
struct ChosenSet {
  const rules::RuleSet* set = nullptr;
  bool review = false;
};

/// A ladder whose title the firm holds, without a version for reviews on the day.
struct NoVersion {
  std::string ladder;
  std::string title;
};

struct ChosenSets {
  std::vector<ChosenSet> sets;  ///< in the order of the ladders, or as named
  std::vector<NoVersion> none;
};

/// Whether the firm is reviewed for `title` (and does not apply for it).
bool is_review(
    const RuleCatalogue& rules,
    const std::string& title,
    const model::FirmFacts& firm,
    const AssessQuestion& question
);

/// Throws kNotFound for a name in `question.sets` that is no rule set.
ChosenSets choose_sets(
    const RuleCatalogue& rules, const model::FirmFacts& firm, const AssessQuestion& question
);

}  // namespace rongtong::usecase
