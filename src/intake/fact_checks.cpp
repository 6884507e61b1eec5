#include "intake/fact_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "intake/fact_value.h"
#include "intake/indicator_names.h"
#include "intake/rule_file.h"

namespace rongtong::intake {

namespace {

using Form = FactCheck::Form;

std::vector<std::string> figures_of(const base::YamlNode& node, Form form) {
  const auto text = [&node](const char* key) { return node.required(key).text().value_or(""); };
  const auto with_pair = [&node](std::vector<std::string> figures, const char* key) {
    const auto pair = node.required(key);
    const auto two = pair.texts();
    if (two.size() != 2) {
      pair.fault("intake.fact_checks", base::msg("intake.fact_checks.two", two.size()));
    }
    figures.insert(figures.end(), two.begin(), two.end());
    return figures;
  };
  switch (form) {
    case Form::kNotMore:
      return {text("not_more"), text("than")};
    case Form::kQuotient:
      return with_pair({}, "quotient");
    case Form::kMinus:
      return with_pair({text("equals")}, "minus");
    case Form::kRatio:
      return with_pair({text("equals")}, "quotient");
    case Form::kJump:
      return {text("jump")};
  }
  return {};
}

Form form_of(const base::YamlNode& node) {
  const auto keys = node.keys();
  const auto has = [&keys](std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
  };
  if (has("jump")) return Form::kJump;
  if (has("equals")) return has("minus") ? Form::kMinus : Form::kRatio;
  return has("quotient") ? Form::kQuotient : Form::kNotMore;
}

FactCheck read_check(const base::YamlNode& node) {
  FactCheck check;
  check.id = node.required("id").text().value_or("");
  check.form = form_of(node);
  check.figures = figures_of(node, check.form);
  check.factor = node.child("factor").number().value_or(1);
  check.slack = node.child("slack").number().value_or(0);
  check.tolerance = node.child("tolerance").number().value_or(0);
  check.floor = node.child("floor").number().value_or(0);
  check.from = node.child("from").number();
  check.to = node.child("to").number();
  const auto unknown = node.child("unknown");
  check.unknown = unknown.text().value_or("");
  check.source = node.required("source").text().value_or("");
  node.finish();
  if (!check.unknown.empty() &&
      std::ranges::find(check.figures, check.unknown) == check.figures.end()) {
    unknown.fault("intake.fact_checks", base::msg("intake.fact_checks.unknown", check.unknown));
  }
  return check;
}

/// The numbers of one firm by indicator and year.
class Figures {
 public:
  Figures(const model::FirmFacts& facts, const model::Vocabulary& vocabulary) {
    for (const auto& fact : facts.yearly) {
      if (const auto* number = std::get_if<double>(&fact.value)) {
        yearly_[{fact.indicator, fact.year}] = *number;
      }
    }
    std::map<std::string, base::Date> latest;
    for (const auto& fact : facts.dated) {
      const auto* number = std::get_if<double>(&fact.value);
      const auto* indicator = vocabulary.find_indicator(fact.indicator);
      if (number == nullptr || indicator == nullptr) continue;
      const auto [at, fresh] = latest.emplace(fact.indicator, fact.on);
      if (!fresh && fact.on < at->second) continue;
      at->second = fact.on;
      dated_[fact.indicator] = *number;
    }
  }

  /// What cannot be true measures nothing else.
  void forget(const std::string& id, int year) {
    yearly_.erase({id, year});
    dated_.erase(id);
  }

  std::optional<double> of(const std::string& id, int year) const {
    if (const auto found = yearly_.find({id, year}); found != yearly_.end()) return found->second;
    if (const auto found = dated_.find(id); found != dated_.end()) return found->second;
    return std::nullopt;
  }

 private:
  std::map<std::pair<std::string, int>, double> yearly_;
  std::map<std::string, double> dated_;
};

bool sound_quotient(const FactCheck& check, double a, double b) {
  if (a == 0 || b == 0) return true;
  const double quotient = std::abs(a / b);
  return !(check.from && quotient < *check.from) && !(check.to && quotient > *check.to);
}

bool sound_jump(const FactCheck& check, double a, double b) {
  if (a < check.floor || b < check.floor) return true;
  return a <= b * check.factor && b <= a * check.factor;
}

/// Whether the figures agree; `v` as many as the check has figures, of a jump the year's and the
/// year before's.
bool sound(const FactCheck& check, const std::vector<double>& v) {
  switch (check.form) {
    case Form::kNotMore:
      return v[0] <= v[1] * check.factor + check.slack;
    case Form::kQuotient:
      return sound_quotient(check, v[0], v[1]);
    case Form::kMinus: {
      const double largest = std::max({std::abs(v[0]), std::abs(v[1]), std::abs(v[2])});
      return std::abs(v[0] - (v[1] - v[2])) <= check.tolerance * largest + check.slack;
    }
    case Form::kRatio:
      return v[2] == 0 || std::abs(v[0] - v[1] / v[2]) <= check.tolerance;
    case Form::kJump:
      return sound_jump(check, v[0], v[1]);
  }
  return true;
}

constexpr std::array<std::string_view, 5> kPhrases{
    "intake.indicator.check.not_more",
    "intake.indicator.check.quotient",
    "intake.indicator.check.minus",
    "intake.indicator.check.ratio",
    "intake.indicator.check.jump"};

/// Names, values and what becomes of them, for the places of the phrase: year, then each figure's
/// name and value; of quotients the quotient behind them.
base::Message message_of(
    const FactCheck& check,
    const model::Vocabulary& vocabulary,
    int year,
    const std::vector<double>& values
) {
  base::Message message;
  message.key = kPhrases.at(static_cast<std::size_t>(check.form));
  if (!check.unknown.empty()) message.key += "_unknown";
  message.args.push_back(std::to_string(year));
  const auto figure = [&](std::size_t i) -> const std::string& {
    return check.figures[std::min(i, check.figures.size() - 1)];
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto* indicator = vocabulary.find_indicator(figure(i));
    message.args.push_back(indicator == nullptr ? figure(i) : called(*indicator));
    message.args.push_back(shown(indicator == nullptr ? model::Indicator{} : *indicator, values[i])
    );
  }
  if (!check.unknown.empty()) {
    const auto* indicator = vocabulary.find_indicator(check.unknown);
    message.args.push_back(indicator == nullptr ? check.unknown : called(*indicator));
  }
  return message;
}

std::optional<std::vector<double>> values_of(
    const FactCheck& check, const Figures& figures, int year
) {
  std::vector<double> values;
  for (const auto& id : check.figures) {
    const auto value = figures.of(id, year);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  if (check.form == Form::kJump) {
    const auto before = figures.of(check.figures[0], year - 1);
    if (!before) return std::nullopt;
    values.push_back(*before);
  }
  return values;
}

/// The years in which the check has something new to look at.
std::set<int> years_of(
    const FactCheck& check, const std::vector<std::pair<std::string, int>>& touched
) {
  std::set<int> years;
  for (const auto& [id, year] : touched) {
    if (std::ranges::find(check.figures, id) == check.figures.end()) continue;
    years.insert(year);
    if (check.form == Form::kJump) years.insert(year + 1);
  }
  return years;
}

}  // namespace

std::vector<FactCheck> parse_fact_checks(std::string_view yaml, const std::string& file) {
  const RuleFile rules(yaml, file);
  std::vector<FactCheck> checks;
  std::set<std::string> ids;
  for (const auto& node : rules.root().required("checks").items()) {
    checks.push_back(read_check(node));
    if (!ids.insert(checks.back().id).second) {
      node.fault("intake.fact_checks", base::msg("intake.fact_checks.twice", checks.back().id));
    }
  }
  rules.root().finish();
  rules.check();
  return checks;
}

std::vector<std::string> unknown_figures(
    const std::vector<FactCheck>& checks, const model::Vocabulary& vocabulary
) {
  std::vector<std::string> unknown;
  for (const auto& check : checks) {
    for (const auto& id : check.figures) {
      if (vocabulary.find_indicator(id) == nullptr) unknown.push_back(id);
    }
  }
  return unknown;
}

std::vector<CheckResult> run_checks(
    const std::vector<FactCheck>& checks,
    const model::Vocabulary& vocabulary,
    const model::FirmFacts& facts,
    const std::vector<std::pair<std::string, int>>& touched,
    const base::Place& place
) {
  std::vector<CheckResult> results;
  Figures figures(facts, vocabulary);
  for (const auto& check : checks) {
    for (const int year : years_of(check, touched)) {
      const auto values = values_of(check, figures, year);
      if (!values || sound(check, *values)) continue;
      const std::string& doubted = check.unknown.empty() ? check.figures.front() : check.unknown;
      const auto* indicator = vocabulary.find_indicator(doubted);
      base::Finding finding;
      finding.rule = "indicator." + check.id;
      finding.place = place;
      finding.place.column = indicator == nullptr ? doubted : indicator->zh;
      const auto at = static_cast<std::size_t>(
          std::ranges::find(check.figures, doubted) - check.figures.begin()
      );
      finding.value = shown(indicator == nullptr ? model::Indicator{} : *indicator, (*values)[at]);
      finding.message = message_of(check, vocabulary, year, *values);
      results.push_back({&check, year, std::move(finding)});
      if (!check.unknown.empty()) figures.forget(check.unknown, year);
    }
  }
  return results;
}

}  // namespace rongtong::intake
