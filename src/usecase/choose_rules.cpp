#include "usecase/choose_rules.h"

#include "rules/title_facts.h"

namespace rongtong::usecase {

bool is_review(
    const RuleCatalogue& rules,
    const std::string& title,
    const model::FirmFacts& firm,
    const AssessQuestion& question
) {
  if (question.review) return *question.review;
  if (title.empty()) return false;
  rules::Input input;
  input.kind = rules::InputKind::kHolds;
  input.id = title;
  const rules::TitleQuestion held(input, rules.vocabulary(), question.on);
  return held.holds(firm) == rules::Truth::kYes;
}

base::Error none_in_force(base::Date on) {
  return {base::ErrorCode::kNotFound, base::msg("usecase_assess.none_in_force", base::to_iso(on))};
}

namespace {

ChosenSet named(
    const RuleCatalogue& rules,
    const std::string& id,
    const model::FirmFacts& firm,
    const AssessQuestion& question
) {
  const auto* ladder = rules.book().find(id) == nullptr ? rules.find_ladder(id) : nullptr;
  if (ladder == nullptr) {
    const auto& set = rules.set(id);
    return {&set, is_review(rules, set.grants, firm, question)};
  }
  const bool review = is_review(rules, ladder->grants, firm, question);
  const auto purpose = review ? rules::Purpose::kReview : rules::Purpose::kApplication;
  const auto* set = rules.book().choose(id, question.on, purpose, firm.region);
  if (set == nullptr) {
    throw base::Error(
        base::ErrorCode::kNotFound,
        base::msg("usecase_assess.no_version", id, base::to_iso(question.on))
    );
  }
  return {set, review};
}

}  // namespace

ChosenSets choose_sets(
    const RuleCatalogue& rules, const model::FirmFacts& firm, const AssessQuestion& question
) {
  ChosenSets chosen;
  for (const auto& id : question.sets) chosen.sets.push_back(named(rules, id, firm, question));
  if (!question.sets.empty()) return chosen;
  for (const auto& ladder : rules.ladders()) {
    const bool review = is_review(rules, ladder.grants, firm, question);
    const auto purpose = review ? rules::Purpose::kReview : rules::Purpose::kApplication;
    const auto* set = rules.book().choose(ladder.id, question.on, purpose, firm.region);
    if (set != nullptr) {
      chosen.sets.push_back({set, review});
    } else if (review) {
      chosen.none.push_back({ladder.id, ladder.grants});
    }
  }
  return chosen;
}

}  // namespace rongtong::usecase
