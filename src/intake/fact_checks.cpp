#include "intake/fact_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
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
    case Form::kSameSlip:
      return node.required("same_slip").texts();
  }
  return {};
}

Form form_of(const base::YamlNode& node) {
  const auto keys = node.keys();
  const auto has = [&keys](std::string_view key) {
    return std::ranges::find(keys, key) != keys.end();
  };
  if (has("jump")) return Form::kJump;
  if (has("same_slip")) return Form::kSameSlip;
  if (has("equals")) return has("minus") ? Form::kMinus : Form::kRatio;
  return has("quotient") ? Form::kQuotient : Form::kNotMore;
}

/// The check of each figure that may have slipped together with the one under `as`.
std::vector<FactCheck> one_each(const FactCheck& several, const std::string& as) {
  std::vector<FactCheck> checks;
  for (const auto& figure : several.figures) {
    FactCheck check = several;
    check.figures = {figure, as};
    check.unknown = figure;
    checks.push_back(std::move(check));
  }
  return checks;
}

std::vector<FactCheck> read_checks(const base::YamlNode& node) {
  FactCheck check;
  check.id = node.required("id").text().value_or("");
  check.form = form_of(node);
  check.figures = figures_of(node, check.form);
  check.factor = node.child("factor").number().value_or(1);
  check.slack = node.child("slack").number().value_or(0);
  check.tolerance = node.child("tolerance").number().value_or(0);
  check.floor = node.child("floor").number().value_or(0);
  check.wide = node.child("wide").number();
  check.from = node.child("from").number();
  check.to = node.child("to").number();
  const auto unknown = node.child("unknown");
  check.unknown = unknown.text().value_or("");
  check.source = node.required("source").text().value_or("");
  const bool same_slip = check.form == Form::kSameSlip;
  const std::string as = same_slip ? node.required("as").text().value_or("") : "";
  node.finish();
  if (same_slip) return one_each(check, as);
  if (!check.unknown.empty() &&
      std::ranges::find(check.figures, check.unknown) == check.figures.end()) {
    unknown.fault("intake.fact_checks", base::msg("intake.fact_checks.unknown", check.unknown));
  }
  return {check};
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

  /// What cannot be true measures nothing else, slips of the same kind aside.
  void forget(const std::string& id, int year) {
    if (const auto value = of(id, year)) dropped_[{id, year}] = *value;
    yearly_.erase({id, year});
    dated_.erase(id);
  }

  /// The value as it was read of a figure that was taken for a slip.
  std::optional<double> dropped(const std::string& id, int year) const {
    const auto found = dropped_.find({id, year});
    return found == dropped_.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<double> of(const std::string& id, int year) const {
    if (const auto found = yearly_.find({id, year}); found != yearly_.end()) return found->second;
    if (const auto found = dated_.find(id); found != dated_.end()) return found->second;
    return std::nullopt;
  }

 private:
  std::map<std::pair<std::string, int>, double> yearly_;
  std::map<std::string, double> dated_;
  std::map<std::pair<std::string, int>, double> dropped_;
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
    case Form::kSameSlip:
      // Of the size that the slip has: both are off by the same factor.
      return v[0] == 0 || !sound_quotient(check, v[0], v[1]);
  }
  return true;
}

constexpr std::array<std::string_view, 6> kPhrases{
    "intake.indicator.check.not_more",
    "intake.indicator.check.quotient",
    "intake.indicator.check.minus",
    "intake.indicator.check.ratio",
    "intake.indicator.check.jump",
    "intake.indicator.check.same_slip"};

/// Names, values and what becomes of them, for the places of the phrase: year, then each figure's
/// name and value; of quotients the quotient behind them.
base::Message message_of(
    const FactCheck& check,
    const model::Vocabulary& vocabulary,
    int year,
    const std::vector<double>& values,
    bool by_dropped
) {
  base::Message message;
  message.key = kPhrases.at(static_cast<std::size_t>(check.form));
  if (!check.unknown.empty()) {
    message.key += "_unknown";
  } else if (by_dropped) {
    message.key += "_dropped";
  }
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

/// As `values_of`, beside the second figure as it was read before a check took it for a slip.
std::optional<std::vector<double>> values_beside_dropped(
    const FactCheck& check, const Figures& figures, int year
) {
  if (check.form != Form::kSameSlip && !check.wide) return std::nullopt;
  const auto value = figures.of(check.figures[0], year);
  const auto dropped = figures.dropped(check.figures[1], year);
  if (!value || !dropped) return std::nullopt;
  return std::vector<double>{*value, *dropped};
}

/// What the check has to say of a year.
struct Doubt {
  std::vector<double> values;
  bool by_dropped = false;
};

std::optional<Doubt> doubt_of(const FactCheck& check, const Figures& figures, int year) {
  if (const auto beside = values_beside_dropped(check, figures, year)) {
    FactCheck wide = check;
    wide.factor = check.wide.value_or(check.factor);
    if (sound(wide, *beside)) return std::nullopt;
    return Doubt{*beside, true};
  }
  if (check.form == Form::kSameSlip) return std::nullopt;
  const auto values = values_of(check, figures, year);
  if (!values || sound(check, *values)) return std::nullopt;
  return Doubt{*values, false};
}

/// The years in which the check has something new to look at; of a slip that figures share, the
/// years in which all of them are new.
std::set<int> years_of(
    const FactCheck& check, const std::vector<std::pair<std::string, int>>& touched
) {
  std::set<int> years;
  const auto is_new = [&touched](const std::string& id, int year) {
    return std::ranges::find(touched, std::pair(id, year)) != touched.end();
  };
  for (const auto& [id, year] : touched) {
    if (std::ranges::find(check.figures, id) == check.figures.end()) continue;
    if (check.form == Form::kSameSlip &&
        !(is_new(check.figures[0], year) && is_new(check.figures[1], year))) {
      continue;
    }
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
    auto read = read_checks(node);
    const std::string id = node.child("id").text().value_or("");
    if (!ids.insert(id).second) {
      node.fault("intake.fact_checks", base::msg("intake.fact_checks.twice", id));
    }
    std::ranges::move(read, std::back_inserter(checks));
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
      const auto doubt = doubt_of(check, figures, year);
      if (!doubt) continue;
      const auto& values = doubt->values;
      const std::string& doubted = check.unknown.empty() ? check.figures.front() : check.unknown;
      const auto* indicator = vocabulary.find_indicator(doubted);
      base::Finding finding;
      finding.rule = "indicator." + check.id;
      finding.place = place;
      finding.place.column = indicator == nullptr ? doubted : indicator->zh;
      const auto at = static_cast<std::size_t>(
          std::ranges::find(check.figures, doubted) - check.figures.begin()
      );
      finding.value = shown(indicator == nullptr ? model::Indicator{} : *indicator, values[at]);
      finding.message = message_of(check, vocabulary, year, values, doubt->by_dropped);
      results.push_back({&check, year, std::move(finding)});
      if (!check.unknown.empty()) figures.forget(check.unknown, year);
    }
  }
  return results;
}

}  // namespace rongtong::intake
