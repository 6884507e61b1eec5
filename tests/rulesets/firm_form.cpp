#include "tests/rulesets/firm_form.h"

#include <array>
#include <cmath>
#include <stdexcept>

namespace rongtong::tests {

namespace {

using model::IndicatorType;

constexpr std::string_view kTitle = "title ";

struct Unit {
  std::string_view text;
  double factor;
};

constexpr std::array kUnits{
    Unit{"亿元", 1e8},
    Unit{"万元", 1e4},
    Unit{"元", 1},
    Unit{"%", 0.01},
    Unit{"年", 1},
    Unit{"人", 1},
    Unit{"项", 1},
    Unit{"个", 1},
    Unit{"分", 1}};

[[noreturn]] void refuse(const std::string& what, const std::string& text) {
  throw std::invalid_argument(what + ": " + text);
}

base::Date date_of(const std::string& text) {
  const auto date = base::parse_date(text);
  if (!date) refuse("not a day", text);
  return *date;
}

model::FactValue value_of(const model::Indicator& indicator, const std::string& text) {
  switch (indicator.type) {
    case IndicatorType::kNumber:
      return number_of(text);
    case IndicatorType::kTruth:
      if (text != "yes" && text != "no") refuse(indicator.id + " is not yes or no", text);
      return text == "yes";
    case IndicatorType::kDate:
      return date_of(text);
    case IndicatorType::kText:
      return text;
    case IndicatorType::kList:
      return std::vector<std::string>{text};
  }
  refuse("unknown type of", indicator.id);
}

/// `2024-09-01..2025-08-31 #3`
model::TitleGrant grant_of(const std::string& title, std::string text) {
  model::TitleGrant grant;
  grant.title = title;
  if (const auto hash = text.find('#'); hash != std::string::npos) {
    grant.rank = std::stoi(text.substr(hash + 1));
    text = text.substr(0, text.find_last_not_of(' ', hash - 1) + 1);
  }
  if (const auto dots = text.find(".."); dots != std::string::npos) {
    grant.valid_until = date_of(text.substr(dots + 2));
    text.resize(dots);
  }
  grant.granted_on = date_of(text);
  return grant;
}

/// `revenue[-1]` apart: name and offset.
std::pair<std::string, int> parts_of(const std::string& key) {
  const auto bracket = key.find('[');
  if (bracket == std::string::npos) return {key, 0};
  return {key.substr(0, bracket), std::stoi(key.substr(bracket + 1))};
}

void add_title(
    model::FirmFacts& facts,
    const std::string& title,
    const std::string& text,
    base::Date on,
    const model::Vocabulary& vocabulary
) {
  if (vocabulary.find_title(title) == nullptr) refuse("no such title", title);
  if (text == "none") {
    facts.absences.push_back({title, on});
  } else {
    facts.titles.push_back(grant_of(title, text));
    facts.absences.push_back({title, on});  // the list is complete, only this grant is on it
  }
}

void add_value(
    model::FirmFacts& facts,
    const std::string& key,
    const std::string& text,
    base::Date on,
    const model::Vocabulary& vocabulary
) {
  const auto [name, offset] = parts_of(key);
  const auto* indicator = vocabulary.find_indicator(name);
  if (indicator == nullptr) refuse("no such indicator", name);
  const auto value = value_of(*indicator, text);
  if (indicator->period == model::Period::kDay) {
    facts.dated.push_back({name, on, value, "", ""});
  } else {
    facts.yearly.push_back({name, static_cast<int>(on.year()) - 1 + offset, value});
  }
}

}  // namespace

FirmForm changed(FirmForm form, const FormChange& change) {
  for (const auto& [key, text] : change) {
    if (text) {
      form[key] = *text;
    } else {
      form.erase(key);
    }
  }
  return form;
}

double number_of(const std::string& text) {
  for (const auto& unit : kUnits) {
    if (!text.ends_with(unit.text)) continue;
    const double number = number_of(text.substr(0, text.size() - unit.text.size()));
    // Money and counts are whole: 1.9亿元 is 190000000 to the yuan.
    return unit.factor > 1 ? std::round(number * unit.factor) : number * unit.factor;
  }
  std::size_t end = 0;
  const double number = std::stod(text, &end);
  if (end != text.size()) refuse("not a number", text);
  return number;
}

model::FirmFacts facts_of(
    const FirmForm& form, base::Date on, const model::Vocabulary& vocabulary
) {
  model::FirmFacts facts;
  facts.id = "case";
  for (const auto& [key, text] : form) {
    if (key == "region") {
      facts.region = text;
    } else if (key == "industry") {
      facts.industry = text;
    } else if (key.starts_with(kTitle)) {
      add_title(facts, key.substr(kTitle.size()), text, on, vocabulary);
    } else {
      add_value(facts, key, text, on, vocabulary);
    }
  }
  return facts;
}

}  // namespace rongtong::tests
