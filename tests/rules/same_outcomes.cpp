#include "tests/rules/same_outcomes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rules/assess.h"

namespace rongtong::rules::tests {

namespace {

std::vector<Points> item_points(const Assessment& assessment) {
  std::vector<Points> points;
  if (!assessment.points) return points;
  for (const auto& group : assessment.points->groups) {
    for (const auto& item : group.items) points.push_back(item.points);
  }
  return points;
}

std::vector<Truth> reasons_of(const Assessment& assessment) {
  std::vector<Truth> truths;
  if (!assessment.set->classes.empty()) return truths;
  for (const auto& condition : assessment.conditions) truths.push_back(condition.truth);
  if (assessment.points) truths.push_back(assessment.points->satisfied);
  return truths;
}

std::string class_of(const RuleSet& set, int index) {
  return index < 0 ? "" : set.classes[static_cast<std::size_t>(index)].id;
}

SqlCell shown(Truth truth) {
  if (truth == Truth::kUnknown) return std::nullopt;
  return truth == Truth::kYes ? "1" : "0";
}

}  // namespace

void expect_same(
    const RuleBook& book, const FactTable& facts, const Outcomes& outcomes, std::size_t row
) {
  for (std::size_t s = 0; s < outcomes.sets.size(); ++s) {
    const ProgramSet& entry = outcomes.sets[s];
    const RuleSet& set = book.sets()[entry.set];
    const Assessment plain = assess(book, set, facts, row);
    SCOPED_TRACE(entry.id + ", row " + std::to_string(row));
    ASSERT_EQ(plain.verdict, outcomes.verdicts[s][row]);
    ASSERT_EQ(std::min(plain.unmet, 15), outcomes.unmet(s, row));
    ASSERT_EQ(std::min(plain.undecided, 15), outcomes.undecided(s, row));
    if (plain.points) {
      ASSERT_EQ(plain.points->total, outcomes.points[s][row]);
    }
    if (entry.is_classification) {
      ASSERT_EQ(plain.class_id, class_of(set, outcomes.classes[s][row]));
    }
    const auto reasons = reasons_of(plain);
    ASSERT_EQ(reasons.size(), entry.reason_count);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      ASSERT_EQ(reasons[i], outcomes.reason(row, entry.first_reason + i)) << "reason " << i;
    }
    const auto items = item_points(plain);
    ASSERT_EQ(items.size(), entry.item_count);
    for (std::size_t i = 0; i < items.size(); ++i) {
      ASSERT_EQ(items[i], outcomes.item(row, entry.first_item + i)) << "item " << i;
    }
  }
}

std::vector<SqlCell> sql_cells(const RuleBook& book, const Outcomes& outcomes, std::size_t row) {
  std::vector<SqlCell> cells;
  for (std::size_t s = 0; s < outcomes.sets.size(); ++s) {
    cells.push_back(shown(outcomes.verdicts[s][row]));
    if (outcomes.sets[s].is_classification) {
      const int index = outcomes.classes[s][row];
      const auto& classes = book.sets()[outcomes.sets[s].set].classes;
      cells.push_back(index < 0 ? SqlCell() : classes[static_cast<std::size_t>(index)].id);
    }
    if (outcomes.sets[s].has_points) {
      cells.push_back(std::to_string(outcomes.points[s][row].least));
      cells.push_back(std::to_string(outcomes.points[s][row].most));
    }
  }
  return cells;
}

}  // namespace rongtong::rules::tests
