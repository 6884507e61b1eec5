#include "intake/fact_words.h"

#include <algorithm>
#include <array>

#include "base/text/clean_cell.h"
#include "intake/header_text.h"
#include "intake/rule_file.h"

namespace rongtong::intake {

namespace {

constexpr std::array<std::string_view, kFactFields> kIds{
    "credit_code",
    "name",
    "year",
    "given_by",
    "given_on",
    "evidence",
    "title",
    "granted_on",
    "valid_until",
    "ended_on",
    "batch",
    "number",
    "rank",
    "held",
    "id",
    "region",
    "industry",
    "review"};

constexpr std::array<std::pair<std::string_view, model::Unit>, 7> kUnits{{
    {"yuan", model::Unit::kYuan},
    {"ratio", model::Unit::kRatio},
    {"count", model::Unit::kCount},
    {"years", model::Unit::kYears},
    {"days", model::Unit::kDays},
    {"points", model::Unit::kPoints},
    {"none", model::Unit::kNone},
}};

std::vector<std::string> folded(const std::vector<std::string>& words) {
  std::vector<std::string> keys;
  for (const auto& word : words) keys.push_back(model::name_key(word));
  return keys;
}

template <class Item, class Text>
void longest_first(std::vector<Item>& items, const Text& text) {
  std::stable_sort(items.begin(), items.end(), [&text](const Item& a, const Item& b) {
    return text(a).size() > text(b).size();
  });
}

void read_units(const base::YamlNode& units, FactWords& words) {
  for (const auto& [id, unit] : kUnits) {
    for (const auto& node : units.required(id).items()) {
      const auto power = node.required("power").integer().value_or(0);
      if (power < -9 || power > 12) {
        node.fault("intake.fact_words", base::msg("intake.fact_words.power", power));
      }
      for (const auto& word : node.required("words").texts()) {
        words.units.push_back({model::name_key(word), unit, static_cast<int>(power)});
      }
      node.finish();
    }
  }
  units.finish();
  longest_first(words.units, [](const UnitWord& unit) -> const std::string& { return unit.word; });
}

void read_years_before(const base::YamlNode& list, FactWords& words) {
  for (const auto& node : list.items()) {
    const auto years = static_cast<int>(node.required("years").integer().value_or(0));
    for (const auto& word : node.required("words").texts()) {
      words.years_before.emplace_back(model::name_key(word), years);
    }
    node.finish();
  }
  longest_first(words.years_before, [](const auto& entry) -> const std::string& {
    return entry.first;
  });
}

}  // namespace

std::string_view to_string(FactField field) { return kIds[static_cast<std::size_t>(field)]; }

std::optional<FactField> FactWords::field(
    std::string_view header, const std::vector<FactField>& wanted
) const {
  const std::string key = folded_header(header);
  for (const FactField field : wanted) {
    for (const auto& name : columns.at(field)) {
      const std::string known = folded_header(name);
      if (key == known) return field;
      for (const auto& note : notes) {
        if (key == known + note || key == note + known) return field;
      }
    }
  }
  return std::nullopt;
}

const UnitWord* FactWords::unit(std::string_view word, model::Unit preferred) const {
  const std::string key = model::name_key(word);
  const UnitWord* found = nullptr;
  for (const auto& unit : units) {
    if (unit.word != key) continue;
    if (unit.unit == preferred) return &unit;
    if (found == nullptr) found = &unit;
  }
  return found;
}

FactWords parse_fact_words(std::string_view yaml, const std::string& file) {
  const RuleFile rules(yaml, file);
  const auto& root = rules.root();
  FactWords words;
  const auto columns = root.required("columns");
  for (std::size_t i = 0; i < kFactFields; ++i) {
    words.columns[static_cast<FactField>(i)] = columns.required(kIds[i]).texts();
  }
  columns.finish();
  words.notes = folded(root.required("notes").texts());
  read_units(root.required("units"), words);
  words.yes = folded(root.required("yes").texts());
  words.no = folded(root.required("no").texts());
  read_years_before(root.required("years_before"), words);
  root.finish();
  rules.check();
  return words;
}

}  // namespace rongtong::intake
