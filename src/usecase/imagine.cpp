#include "usecase/imagine.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/error.h"
#include "base/io/file.h"
#include "base/yaml.h"
#include "intake/fact_rules.h"
#include "intake/fact_value.h"
#include "intake/indicator_names.h"
#include "report/way_json.h"
#include "report/way_words.h"
#include "rules/calendar.h"

namespace rongtong::usecase {

namespace {

namespace bj = boost::json;

constexpr std::uint64_t kCostsLimit = 1U << 20U;

[[noreturn]] void bad(const base::Message& message) {
  throw base::Error(base::ErrorCode::kInvalidArgument, message);
}

/// Reads one change after the other.
class ChangeReader {
 public:
  ChangeReader(const std::filesystem::path& catalogue, const RuleCatalogue& rules, base::Date on)
      : facts_(intake::read_fact_rules(catalogue)),
        names_(rules.vocabulary(), facts_.words),
        on_(on) {}

  void read(const std::string& text) {
    const auto at = text.find('=');
    if (at == std::string::npos || at == 0) bad(base::msg("usecase_assess.set.form", text));
    const auto name = text.substr(0, at);
    const auto value = text.substr(at + 1);
    if (const auto named = names_.find(name)) {
      changes_.values.push_back(value_of(*named, name, value));
    } else if (const auto* title = names_.title(name)) {
      grant(*title, value);
    } else {
      const auto near = names_.nearest(name);
      bad(near ? base::msg("usecase_assess.set.near", name, *near)
               : base::msg("usecase_assess.set.unknown", name));
    }
  }

  rules::Changes take() { return std::move(changes_); }

 private:
  rules::ChangedValue value_of(
      const intake::NamedIndicator& named, const std::string& name, const std::string& text
  ) const {
    rules::ChangedValue change{named.indicator->id, named.year, std::nullopt};
    const bool dated = named.indicator->period == model::Period::kDay;
    const int last_full = static_cast<int>(on_.year()) - 1;
    if (!dated && !change.year) change.year = last_full + named.offset.value_or(0);
    if (text.empty()) return change;
    const auto read = intake::read_fact_value(
        *named.indicator,
        text,
        facts_.words,
        {named.unit, named.by_id, facts_.limits.bare_ratio_most}
    );
    if (!read.value) bad(base::msg("usecase_assess.set.value", name, text));
    change.value = read.value;
    return change;
  }

  void grant(const model::TitleKind& title, const std::string& text) {
    model::TitleGrant grant;
    grant.title = title.id;
    const auto day = base::parse_date(text);
    const auto truth = intake::read_truth(text, facts_.words);
    if (!day && truth != true) bad(base::msg("usecase_assess.set.title", title.zh, text));
    grant.granted_on = day.value_or(on_);
    changes_.grants.push_back(std::move(grant));
  }

  intake::FactRules facts_;
  intake::IndicatorNames names_;
  base::Date on_;
  rules::Changes changes_;
};

report::RuleWords words_of(const RuleCatalogue& rules, base::Language language) {
  return {rules.vocabulary(), rules.book(), language};
}

const Ladder* ladder_named(const RuleCatalogue& rules, const std::string& name) {
  if (const auto* ladder = rules.find_ladder(name)) return ladder;
  const auto* title = rules.vocabulary().title_named(name);
  for (const auto& ladder : rules.ladders()) {
    if (title != nullptr && ladder.grants == title->id) return &ladder;
  }
  return nullptr;
}

model::Lever read_lever(const base::YamlNode& node) {
  model::Lever lever;
  lever.may_rise = node.child("rise").boolean().value_or(false);
  lever.may_fall = node.child("fall").boolean().value_or(false);
  lever.cost_per_unit = node.child("cost").number().value_or(0);
  if (node.child("most_per_year").present()) {
    lever.most_change_per_year = node.child("most_per_year").number();
  }
  if (node.child("growth_per_year").present()) {
    lever.most_growth_per_year = node.child("growth_per_year").number();
  }
  lever.drift_per_year = node.child("drift").number().value_or(0);
  lever.source = node.child("source").text().value_or("");
  node.finish();
  return lever;
}

}  // namespace

rules::Changes parse_changes(
    const std::vector<std::string>& texts,
    const std::filesystem::path& catalogue,
    const RuleCatalogue& rules,
    base::Date on
) {
  ChangeReader reader(catalogue, rules, on);
  for (const auto& text : texts) reader.read(text);
  return reader.take();
}

ChosenSet find_target(
    const RuleCatalogue& rules,
    const std::string& name,
    const model::FirmFacts& firm,
    const AssessQuestion& question,
    int years
) {
  if (const auto* set = rules.book().find(name)) {
    return {set, is_review(rules, set->grants, firm, question)};
  }
  const auto* ladder = ladder_named(rules, name);
  if (ladder == nullptr) rules.set(name);  // throws, naming the nearest
  const bool review = is_review(rules, ladder->grants, firm, question);
  const auto purpose = review ? rules::Purpose::kReview : rules::Purpose::kApplication;
  const auto version_on = [&](base::Date day) {
    return rules.book().choose(ladder->id, day, purpose, firm.region);
  };
  const auto* set = version_on(rules::years_later(question.on, years));
  if (set == nullptr) set = version_on(question.on);
  if (set == nullptr) {
    throw base::Error(
        base::ErrorCode::kNotFound,
        base::msg("usecase_assess.no_version", name, base::to_iso(question.on))
    );
  }
  return {set, review};
}

std::map<std::string, model::Lever> read_costs(
    const std::filesystem::path& file, const RuleCatalogue& rules
) {
  const auto document =
      base::YamlDocument::parse(base::read_file(file, kCostsLimit), file.string());
  std::map<std::string, model::Lever> levers;
  for (const auto& key : document.root().keys()) {
    const auto node = document.root().child(key);
    if (rules.vocabulary().find_indicator(key) == nullptr) {
      throw base::Error(
          base::ErrorCode::kInvalidArgument,
          base::msg("usecase_assess.set.unknown", key),
          node.place()
      );
    }
    levers[key] = read_lever(node);
  }
  if (!document.findings().empty()) {
    const auto& first = document.findings().front();
    throw base::Error(base::ErrorCode::kInvalidArgument, first.message, first.place);
  }
  return levers;
}

std::string ways_text(
    const rules::WaysUp& ways, const RuleCatalogue& rules, base::Language language
) {
  return report::ways_text(ways, words_of(rules, language));
}

std::string ways_json(
    const model::FirmFacts& firm,
    const rules::WaysUp& ways,
    const RuleCatalogue& rules,
    base::Language language
) {
  return bj::serialize(report::ways_json(firm, ways, words_of(rules, language)));
}

std::string what_if_text(
    const rules::WhatIf& result, const RuleCatalogue& rules, base::Language language
) {
  return report::what_if_text(result, words_of(rules, language));
}

std::string what_if_json(
    const model::FirmFacts& firm,
    const rules::WhatIf& result,
    const RuleCatalogue& rules,
    base::Language language
) {
  return bj::serialize(report::what_if_json(firm, result, words_of(rules, language)));
}

}  // namespace rongtong::usecase
