#include "usecase/assess_firm.h"

#include <algorithm>

namespace rongtong::usecase {

namespace {

rules::FactTable bind(
    const RuleCatalogue& rules, const model::FirmFacts& facts, base::Date on, bool review
) {
  const auto& inputs = rules.book().graph().inputs();
  return rules::bind_facts({&facts, 1}, inputs, rules.vocabulary(), on, review);
}

/// The same day of another year; the last of February where there is no 29th.
base::Date in_year(base::Date day, std::chrono::year year) {
  const base::Date same = year / day.month() / day.day();
  return same.ok() ? same : base::Date(year / day.month() / std::chrono::last);
}

}  // namespace

AssessedFirm::AssessedFirm(
    const RuleCatalogue& rules, model::FirmFacts facts, const AssessQuestion& question
)
    : facts_(std::move(facts)),
      on_(question.on),
      as_applicant_(bind(rules, facts_, question.on, false)),
      as_holder_(bind(rules, facts_, question.on, true)) {
  auto chosen = choose_sets(rules, facts_, question);
  none_ = std::move(chosen.none);
  for (const auto& [set, review] : chosen.sets) {
    results_.push_back(rules::assess(rules.book(), *set, review ? as_holder_ : as_applicant_, 0));
  }
}

report::JudgedFirm AssessedFirm::judged(std::size_t result) const {
  const auto& one = results_.at(result);
  return {facts_, one.review ? as_holder_ : as_applicant_, 0, one};
}

std::vector<AssessedFirm> assess_history(
    const RuleCatalogue& rules, const model::FirmFacts& facts, const AssessQuestion& question
) {
  std::vector<int> years;
  const int last = static_cast<int>(question.on.year());
  for (const auto& fact : facts.yearly) {
    if (fact.year + 1 < last) years.push_back(fact.year + 1);
  }
  years.push_back(last);
  std::ranges::sort(years);
  years.erase(std::unique(years.begin(), years.end()), years.end());
  std::vector<AssessedFirm> history;
  for (const int year : years) {
    auto then = question;
    then.on = in_year(question.on, std::chrono::year(year));
    history.emplace_back(rules, facts, then);
  }
  return history;
}

}  // namespace rongtong::usecase
