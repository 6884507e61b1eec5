#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/facts.h"
#include "usecase/rule_catalogue.h"

namespace rongtong::usecase {

/// By what, and as of when, firms are judged.
struct AssessQuestion {
  base::Date on{};
  std::optional<bool> review;  ///< none: a holder of the title is reviewed, another applies
  /// Rule sets by name, in force or not, and ladders; empty: chosen for each firm.
  std::vector<std::string> sets;
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

/// That no standard at all is in force on `on` (kNotFound).
base::Error none_in_force(base::Date on);

/// A name in `question.sets` is a rule set, or a ladder, whose version in force on the day is
/// taken. Throws kNotFound for other names and for a ladder without version.
ChosenSets choose_sets(
    const RuleCatalogue& rules, const model::FirmFacts& firm, const AssessQuestion& question
);

}  // namespace rongtong::usecase
