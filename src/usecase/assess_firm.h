#pragma once

#include <optional>
#include <vector>

#include "model/facts.h"
#include "report/judged_firm.h"
#include "rules/assess.h"
#include "usecase/choose_rules.h"

namespace rongtong::usecase {

/// One firm and what each rule set says of it. Lives no longer than the catalogue.
class AssessedFirm {
 public:
  /// Judges `facts` by the sets that `question` chooses for it. Throws kNotFound for a set that is
  /// named and not there.
  AssessedFirm(const RuleCatalogue& rules, model::FirmFacts facts, const AssessQuestion& question);

  const model::FirmFacts& facts() const { return facts_; }
  base::Date on() const { return on_; }
  const std::vector<rules::Assessment>& results() const { return results_; }
  const std::vector<NoVersion>& without_version() const { return none_; }
  /// For renderings; borrows this object.
  report::JudgedFirm judged(std::size_t result) const;

 private:
  model::FirmFacts facts_;
  base::Date on_;
  rules::FactTable as_applicant_;
  rules::FactTable as_holder_;
  std::vector<rules::Assessment> results_;
  std::vector<NoVersion> none_;
};

/// The firm's past under changing versions: for each year of which it has figures, judged on the
/// same day of the following year as `question.on`, by the versions in force then. Oldest first,
/// ends with `question.on`; only that day when there are no figures.
std::vector<AssessedFirm> assess_history(
    const RuleCatalogue& rules, const model::FirmFacts& facts, const AssessQuestion& question
);

}  // namespace rongtong::usecase
