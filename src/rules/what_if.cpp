#include "rules/what_if.h"

#include <algorithm>

#include "base/error.h"
#include "rules/asked.h"

namespace rongtong::rules {

namespace {

using base::ErrorCode;
using base::msg;

bool fits(const model::FactValue& value, model::IndicatorType type) {
  switch (type) {
    case model::IndicatorType::kNumber:
      return std::holds_alternative<double>(value);
    case model::IndicatorType::kTruth:
      return std::holds_alternative<bool>(value);
    case model::IndicatorType::kText:
      return std::holds_alternative<std::string>(value);
    case model::IndicatorType::kList:
      return std::holds_alternative<std::vector<std::string>>(value);
    case model::IndicatorType::kDate:
      return std::holds_alternative<base::Date>(value);
  }
  return false;
}

const model::Indicator& indicator_of(
    const ChangedValue& changed, const model::Vocabulary& vocabulary
) {
  const auto* indicator = vocabulary.find_indicator(changed.indicator);
  if (indicator == nullptr) {
    throw base::Error(
        ErrorCode::kInvalidArgument, msg("rules_way_up.indicator_unknown", changed.indicator)
    );
  }
  if (changed.value && !fits(*changed.value, indicator->type)) {
    throw base::Error(
        ErrorCode::kInvalidArgument, msg("rules_way_up.value_type", changed.indicator)
    );
  }
  return *indicator;
}

void change_dated(model::FirmFacts& firm, const ChangedValue& changed, base::Date on) {
  if (changed.value) {
    std::erase_if(firm.dated, [&](const model::DatedFact& fact) {
      return fact.indicator == changed.indicator && fact.on >= on;
    });
    firm.dated.push_back({changed.indicator, on, *changed.value, {}, {}});
    return;
  }
  std::erase_if(firm.dated, [&](const model::DatedFact& fact) {
    return fact.indicator == changed.indicator;
  });
}

void change_yearly(model::FirmFacts& firm, const ChangedValue& changed, int year) {
  std::erase_if(firm.yearly, [&](const model::YearlyFact& fact) {
    return fact.indicator == changed.indicator && fact.year == year;
  });
  if (changed.value) firm.yearly.push_back({changed.indicator, year, *changed.value});
}

/// Walks two results of the same rules side by side.
class Comparer {
 public:
  explicit Comparer(bool values_too) : values_too_(values_too) {}

  void add(const Assessment& before, const Assessment& after) {
    add(before.conditions, after.conditions, nullptr);
    if (!before.points || !after.points) return;
    add(before.points->direct, after.points->direct, nullptr);
    for (std::size_t g = 0; g < before.points->groups.size(); ++g) {
      const auto& group = before.points->groups[g];
      for (std::size_t i = 0; i < group.items.size(); ++i) {
        add_item(group.items[i], after.points->groups[g].items[i], *group.group);
      }
    }
  }

  Differences take() { return std::move(found_); }

 private:
  void add(
      const std::vector<ConditionResult>& before,
      const std::vector<ConditionResult>& after,
      const PointItem* item
  ) {
    // Cases after the first that holds are not looked at, so the lists may differ in length.
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      add_condition(before[i], after[i], item);
    }
  }

  void add_condition(
      const ConditionResult& before, const ConditionResult& after, const PointItem* item
  ) {
    const bool differs =
        before.truth != after.truth || (values_too_ && before.value != after.value);
    if (differs) {
      found_.conditions.push_back(
          {before.condition, item, before.truth, after.truth, before.value, after.value}
      );
    }
    add(before.parts, after.parts, item);
    add(before.waiver, after.waiver, item);
  }

  void add_item(const ItemResult& before, const ItemResult& after, const PointGroup& group) {
    const bool differs =
        !(before.points == after.points) || (values_too_ && before.value != after.value);
    if (differs) {
      found_.items.push_back(
          {before.item, &group, before.points, after.points, before.value, after.value}
      );
    }
    add(before.cases, after.cases, before.item);
  }

  bool values_too_;
  Differences found_;
};

}  // namespace

model::FirmFacts with_changes(
    const model::FirmFacts& firm,
    const Changes& changes,
    const model::Vocabulary& vocabulary,
    base::Date on
) {
  model::FirmFacts changed = firm;
  for (const auto& value : changes.values) {
    if (indicator_of(value, vocabulary).period == model::Period::kDay) {
      change_dated(changed, value, on);
    } else {
      change_yearly(changed, value, value.year.value_or(static_cast<int>(on.year()) - 1));
    }
  }
  for (const auto& grant : changes.grants) {
    if (vocabulary.find_title(grant.title) == nullptr) {
      throw base::Error(
          ErrorCode::kInvalidArgument, msg("rules_way_up.title_unknown", grant.title)
      );
    }
    std::erase_if(changed.absences, [&](const model::TitleAbsence& absence) {
      return absence.title == grant.title;
    });
    changed.titles.push_back(grant);
  }
  return changed;
}

Differences differences(const Assessment& before, const Assessment& after, bool values_too) {
  Comparer comparer(values_too);
  comparer.add(before, after);
  return comparer.take();
}

Assessment assess_firm(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const RuleSet& set,
    const model::FirmFacts& firm,
    base::Date on,
    bool review
) {
  const auto inputs = asked_inputs(book.graph(), set);
  return assess(book, set, bind_facts({&firm, 1}, inputs, vocabulary, on, review), 0);
}

WhatIf what_if(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const RuleSet& set,
    const model::FirmFacts& firm,
    const Changes& changes,
    base::Date on,
    bool review
) {
  WhatIf result;
  const auto changed = with_changes(firm, changes, vocabulary, on);
  result.before = assess_firm(book, vocabulary, set, firm, on, review);
  result.after = assess_firm(book, vocabulary, set, changed, on, review);
  result.differences = differences(result.before, result.after, true);
  return result;
}

}  // namespace rongtong::rules
