#include "usecase/fact_context.h"

#include <algorithm>
#include <set>

#include "intake/indicator_names.h"
#include "intake/text_parts.h"
#include "model/fold_facts.h"

namespace rongtong::usecase {

namespace {

/// Brackets are written both ways, and blanks come and go.
std::string name_text(std::string_view name) {
  std::string text = intake::with_ascii_brackets(name);
  std::erase(text, ' ');
  return text;
}

using FigureKey = std::pair<std::string, int>;

std::map<FigureKey, const model::FactValue*> figures_of(const std::vector<model::YearlyFact>& facts
) {
  std::map<FigureKey, const model::FactValue*> figures;
  for (const auto& fact : facts) figures[{fact.indicator, fact.year}] = &fact.value;
  return figures;
}

}  // namespace

std::vector<model::CreditCode> FirmNames::named(std::string_view name) {
  if (!loaded_) {
    store_.each_enterprise([this](const store::EnterpriseRecord& record) {
      by_name_.emplace(name_text(record.enterprise.name), record.enterprise.credit_code);
    });
    loaded_ = true;
  }
  std::vector<model::CreditCode> codes;
  const auto [first, last] = by_name_.equal_range(name_text(name));
  for (auto at = first; at != last; ++at) codes.push_back(at->second);
  return codes;
}

FactContext::Firm& FactContext::firm_of(const model::CreditCode& code) {
  const auto [at, fresh] = firms_.try_emplace(code);
  Firm& firm = at->second;
  if (!fresh) return firm;
  firm.held = store_.facts_of(code);
  if (const auto record = store_.find_enterprise(code)) {
    firm.registered = true;
    firm.registered_name = record->enterprise.name;
  }
  // Only what this file said before, in chunks that are stored, can be said twice in it.
  if (batch_.rows_done == 0 || firm.held.yearly.empty()) return firm;
  for (const auto& version : store_.fact_history(code)) {
    if (version.batch != batch_.id) continue;
    for (const auto& fact : version.stated.yearly) {
      firm.lines.emplace(FigureKey(fact.indicator, fact.year), version.line);
    }
  }
  return firm;
}

void FactContext::compare_names(const Firm& firm, store::FactRow& row) const {
  if (!firm.registered || row.said.name.empty()) return;
  if (name_text(firm.registered_name) == name_text(row.said.name)) return;
  row.warnings.push_back(
      {base::Severity::kWarning,
       "facts.name_differs",
       {batch_.file_name, row.line, ""},
       row.said.name,
       base::msg("intake.facts.name_differs", row.said.name, firm.registered_name)}
  );
}

void FactContext::compare_lines(Firm& firm, store::FactRow& row) const {
  const auto held = figures_of(firm.held.yearly);
  std::map<std::pair<int, std::uint64_t>, std::vector<std::string>> differing;  // year and line
  for (const auto& fact : row.said.yearly) {
    const FigureKey key(fact.indicator, fact.year);
    const auto earlier = firm.lines.find(key);
    if (earlier != firm.lines.end()) {
      const auto value = held.find(key);
      if (value != held.end() && *value->second != fact.value) {
        const auto* indicator = vocabulary_.find_indicator(fact.indicator);
        differing[{fact.year, earlier->second}].push_back(
            indicator == nullptr ? fact.indicator : intake::called(*indicator)
        );
      }
    }
    firm.lines[key] = row.line;
  }
  for (const auto& [where, names] : differing) {
    const auto& [year, line] = where;
    row.warnings.push_back(
        {base::Severity::kWarning,
         "indicator.twice_in_file",
         {batch_.file_name, row.line, ""},
         std::to_string(year),
         base::msg("intake.indicator.twice_in_file", year, line, names.size(), names.front())}
    );
  }
}

void FactContext::check_figures(const Firm& firm, store::FactRow& row) const {
  std::vector<FigureKey> touched;
  for (const auto& fact : row.said.yearly) touched.emplace_back(fact.indicator, fact.year);
  for (const auto& fact : row.said.dated) {
    touched.emplace_back(fact.indicator, static_cast<int>(fact.on.year()));
  }
  if (touched.empty()) return;
  model::FirmFacts together = firm.held;
  model::lay_over(together, row.said);
  const base::Place place{batch_.file_name, row.line, ""};
  for (auto& result : intake::run_checks(rules_.checks, vocabulary_, together, touched, place)) {
    row.warnings.push_back(std::move(result.finding));
    if (result.check->unknown.empty() || keep_doubtful_) continue;
    std::erase_if(row.said.yearly, [&](const model::YearlyFact& fact) {
      return fact.indicator == result.check->unknown && fact.year == result.year;
    });
  }
}

void FactContext::look_at(store::FactRow& row) {
  Firm& firm = firm_of(row.said.firm);
  compare_names(firm, row);
  check_figures(firm, row);
  compare_lines(firm, row);
  model::lay_over(firm.held, row.said);
}

}  // namespace rongtong::usecase
