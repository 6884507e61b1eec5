#include "usecase/firm_facts.h"

#include <algorithm>

namespace rongtong::usecase {

namespace {

/// The indicator of catalog/indicators.yaml that a registration answers.
constexpr std::string_view kFoundedOn = "founded_on";

bool knows_title(const model::FirmFacts& facts, const std::string& title) {
  return std::ranges::any_of(facts.titles, [&](const auto& t) { return t.title == title; }) ||
         std::ranges::any_of(facts.absences, [&](const auto& a) { return a.title == title; });
}

void add_founding(model::FirmFacts& facts) {
  if (!facts.registered_on) return;
  const bool stated = std::ranges::any_of(facts.dated, [](const model::DatedFact& fact) {
    return fact.indicator == kFoundedOn;
  });
  if (stated) return;
  facts.dated.push_back(
      {std::string(kFoundedOn), *facts.registered_on, *facts.registered_on, "", ""}
  );
}

}  // namespace

void complete_facts(model::FirmFacts& facts, const model::Codes& codes) {
  const char section = codes.industries.section_of(facts.industry);
  if (section != '\0' && facts.industry.size() > 1 && facts.industry.front() != section) {
    facts.industry.insert(0, 1, section);
  }
  add_founding(facts);
  if (facts.registered_tier.empty() || knows_title(facts, facts.registered_tier)) return;
  model::TitleGrant held;
  held.title = facts.registered_tier;
  facts.titles.push_back(std::move(held));
}

std::optional<model::FirmFacts> FactSource::find(const model::CreditCode& firm) const {
  auto facts = store_.facts_of(firm);
  const bool spoken_of = !facts.yearly.empty() || !facts.dated.empty() || !facts.titles.empty() ||
                         !facts.absences.empty() || !facts.name.empty();
  if (!spoken_of && !store_.find_enterprise(firm)) return std::nullopt;
  complete_facts(facts, codes_);
  return facts;
}

void FactSource::each(const std::function<void(const model::FirmFacts&)>& visit) const {
  model::FirmFacts completed;
  store_.each_firm_facts([&](const model::FirmFacts& facts) {
    completed = facts;
    complete_facts(completed, codes_);
    visit(completed);
  });
}

}  // namespace rongtong::usecase
