#include "usecase/firm_facts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "intake/fact_value.h"
#include "intake/values_write.h"

namespace rongtong::usecase {

namespace {

namespace bj = boost::json;

bj::array history_json(const std::vector<model::FactVersion>& versions) {
  bj::array history;
  for (const auto& version : versions) {
    model::FirmFacts stated;
    stated.id = version.stated.firm.text();
    stated.name = version.stated.name;
    stated.yearly = version.stated.yearly;
    stated.dated = version.stated.dated;
    stated.titles = version.stated.titles;
    stated.absences = version.stated.absences;
    bj::object extra;
    for (const auto& [key, value] : version.stated.extra) extra[key] = value;
    history.push_back(bj::object{
        {"batch", version.batch.value},
        {"as_of", base::to_iso(version.as_of)},
        {"line", version.line},
        {"stated", intake::values_of_firm(stated)},
        {"extra", std::move(extra)},
    });
  }
  return history;
}

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

std::string values_json(
    const model::FirmFacts& facts, const std::optional<std::vector<model::FactVersion>>& history
) {
  auto json = intake::values_of_firm(facts);
  if (history) json["history"] = history_json(*history);
  return bj::serialize(json);
}

std::string fact_text(const model::Indicator* indicator, const model::FactValue& value) {
  return intake::shown(indicator == nullptr ? model::Indicator{} : *indicator, value);
}

}  // namespace rongtong::usecase
