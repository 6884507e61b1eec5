#include "tests/rulesets/judged.h"

#include <stdexcept>

#include "rules/what_if.h"
#include "tests/rulesets/shipped.h"

namespace rongtong::tests {

namespace {

using rules::Assessment;
using rules::ConditionResult;
using rules::ItemResult;

void visit_conditions(
    const std::vector<ConditionResult>& results,
    const std::function<void(const ConditionResult&)>& visit
) {
  for (const auto& result : results) {
    visit(result);
    if (result.condition->undecided) continue;
    visit_conditions(result.parts, visit);
    visit_conditions(result.waiver, visit);
  }
}

void visit_items(
    const std::vector<ItemResult>& items, const std::function<void(const ItemResult&)>& visit
) {
  for (const auto& item : items) {
    visit(item);
    visit_items(item.parts, visit);
  }
}

bool is_named(const std::string& id, const std::string& name) {
  return id == name || id.ends_with("." + name);
}

}  // namespace

Assessment judge(const std::string& set, const model::FirmFacts& firm, base::Date on, bool review) {
  const auto* rules = shipped().book.find(set);
  if (rules == nullptr) throw std::invalid_argument("no such set: " + set);
  return rules::assess_firm(shipped().book, shipped().vocabulary, *rules, firm, on, review);
}

Assessment judge(const std::string& set, const FirmForm& form, base::Date on, bool review) {
  return judge(set, facts_of(form, on, shipped().vocabulary), on, review);
}

void for_each_condition(
    const Assessment& assessment, const std::function<void(const ConditionResult&)>& visit
) {
  visit_conditions(assessment.conditions, visit);
  if (assessment.points) visit_conditions(assessment.points->direct, visit);
  for_each_item(assessment, [&](const ItemResult& item) { visit_conditions(item.cases, visit); });
}

void for_each_item(
    const Assessment& assessment, const std::function<void(const ItemResult&)>& visit
) {
  if (!assessment.points) return;
  for (const auto& group : assessment.points->groups) visit_items(group.items, visit);
}

const ConditionResult* find_condition(const Assessment& assessment, const std::string& id) {
  const ConditionResult* found = nullptr;
  for_each_condition(assessment, [&](const ConditionResult& result) {
    if (found == nullptr && is_named(result.condition->id, id)) found = &result;
  });
  return found;
}

const ItemResult* find_item(const Assessment& assessment, const std::string& id) {
  const ItemResult* found = nullptr;
  for_each_item(assessment, [&](const ItemResult& result) {
    if (found == nullptr && is_named(result.item->id, id)) found = &result;
  });
  return found;
}

std::string name_of(rules::Truth truth) {
  switch (truth) {
    case rules::Truth::kNo:
      return "no";
    case rules::Truth::kUnknown:
      return "unknown";
    case rules::Truth::kYes:
      return "yes";
  }
  return "?";
}

std::string shown(rules::Points points) {
  const auto text = [](std::int32_t hundredths) {
    return hundredths % 100 == 0 ? std::to_string(hundredths / 100)
                                 : std::to_string(hundredths / 100.0);
  };
  if (points.least == points.most) return text(points.least);
  return text(points.least) + "," + text(points.most);
}

}  // namespace rongtong::tests
