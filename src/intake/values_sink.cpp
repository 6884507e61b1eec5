#include "intake/values_sink.h"

#include "base/text/clean_cell.h"
#include "intake/text_parts.h"

namespace rongtong::intake {

std::string limits_text(const model::Indicator& indicator) {
  constexpr std::string_view kTo = " … ";
  std::string text;
  if (indicator.least) text += shown(indicator, *indicator.least);
  text += kTo;
  if (indicator.most) text += shown(indicator, *indicator.most);
  return text;
}

std::string industry_with_section(std::string_view text, const model::IndustryTable& industries) {
  const std::string code = industries.normalised(leading_code(text));
  const char section = industries.section_of(code);
  if (section == '\0') return {};
  if (code.size() == 1) return code;
  return section + code;
}

void put_fact(
    model::FirmFacts& facts,
    const model::Indicator& indicator,
    std::optional<int> year,
    base::Date on,
    model::FactValue value
) {
  if (indicator.period == model::Period::kDay) {
    facts.dated.push_back({indicator.id, on, std::move(value), "", ""});
    return;
  }
  facts.yearly.push_back(
      {indicator.id, year.value_or(static_cast<int>(on.year()) - 1), std::move(value)}
  );
}

void finish_values(ValuesFile& file, const ValuesSink& sink) {
  const int latest = static_cast<int>(file.on.year());
  const int earliest = sink.terms().rules.limits.year_earliest;
  for (auto& firm : file.firms) {
    auto& facts = firm.facts;
    std::vector<std::pair<std::string, int>> touched;
    std::erase_if(facts.yearly, [&](const model::YearlyFact& fact) {
      if (fact.year >= earliest && fact.year <= latest) {
        touched.emplace_back(fact.indicator, fact.year);
        return false;
      }
      const base::Place place{sink.terms().file, 0, facts.id + "/" + fact.indicator};
      sink.warn("indicator.year", place, std::to_string(fact.year), earliest, latest);
      return true;
    });
    for (const auto& fact : facts.dated) {
      touched.emplace_back(fact.indicator, static_cast<int>(fact.on.year()));
    }
    const base::Place place{sink.terms().file, 0, ""};
    for (auto& result :
         run_checks(sink.terms().rules.checks, sink.terms().vocabulary, facts, touched, place)) {
      result.finding.place.column = facts.id + "/" + result.finding.place.column;
      // Unlike an import, a values file is judged as it stands, so the sentence is the one that
      // says "kept".
      constexpr std::string_view kNotTaken = "_unknown";
      auto& key = result.finding.message.key;
      if (key.ends_with(kNotTaken)) key.resize(key.size() - kNotTaken.size());
      sink.findings().push_back(std::move(result.finding));
    }
  }
}

void ValuesSink::bad_value(
    const model::Indicator& indicator,
    ValueFault fault,
    const base::Place& place,
    std::string_view value
) const {
  warn(
      "indicator." + std::string(rule_of(fault)),
      place,
      value,
      place.column,
      called(indicator),
      limits_text(indicator)
  );
}

void ValuesSink::unknown_name(const base::Place& place, std::string_view name) const {
  const auto meant = names_.nearest(name);
  if (meant) {
    warn("values.unknown_name", place, name, *meant);
  } else {
    warn("values.unknown_name_far", place, name);
  }
}

std::optional<model::FactValue> ValuesSink::value_of(
    const model::Indicator& indicator,
    std::string_view text,
    const ValueTerms& value_terms,
    const base::Place& place
) const {
  std::string buffer;
  const std::string_view clean = base::clean_cell(text, buffer).text;
  const bool truth = indicator.type == model::IndicatorType::kTruth;
  if (truth && read_truth(clean, terms_.rules.words)) {
    return *read_truth(clean, terms_.rules.words);
  }
  if (nothing_.says_nothing(clean)) return std::nullopt;
  auto read = read_fact_value(indicator, clean, terms_.rules.words, value_terms);
  if (!read.value) bad_value(indicator, read.fault, place, text);
  return std::move(read.value);
}

std::string ValuesSink::region_of(std::string_view text, const base::Place& place) const {
  if (text.empty()) return {};
  auto code = terms_.codes.regions.parse_code(text);
  if (!code) code = terms_.codes.regions.resolve_name(text);
  if (code) return std::to_string(code->value);
  warn("values.region", place, text);
  return {};
}

std::string ValuesSink::industry_of(std::string_view text, const base::Place& place) const {
  if (text.empty()) return {};
  auto code = industry_with_section(text, terms_.codes.industries);
  if (code.empty()) warn("values.industry", place, text);
  return code;
}

}  // namespace rongtong::intake
