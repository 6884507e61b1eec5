#include <gtest/gtest.h>

#include "tests/rulesets/case_file.h"
#include "tests/rulesets/judged.h"

// Every threshold and band edge, waiver and direct route of the shipped standards, with results
// worked out by hand from their texts: cases/<set>.yaml.

namespace rongtong::tests {
namespace {

std::string condition_truth(const rules::Assessment& assessment, const std::string& id) {
  const auto* result = find_condition(assessment, id);
  return result == nullptr ? "no such condition" : name_of(result->truth);
}

std::string item_points(const rules::Assessment& assessment, const std::string& id) {
  const auto* result = find_item(assessment, id);
  return result == nullptr ? "no such item" : shown(result->points);
}

std::string group_points(const rules::Assessment& assessment, const std::string& id) {
  if (!assessment.points) return "no points";
  for (const auto& group : assessment.points->groups) {
    if (group.group->id == id) return shown(group.points);
  }
  return "no such group";
}

std::string article_of(const rules::Assessment& assessment, const std::string& id) {
  if (const auto* result = find_condition(assessment, id))
    return result->condition->citation.article;
  const auto* item = find_item(assessment, id);
  return item == nullptr ? "nowhere" : item->item->citation.article;
}

void check(const rules::Assessment& assessment, const Expected& expected) {
  for (const auto& [id, truth] : expected.conditions) {
    EXPECT_EQ(condition_truth(assessment, id), truth) << id;
  }
  for (const auto& [id, points] : expected.items) {
    EXPECT_EQ(item_points(assessment, id), points) << id;
  }
  for (const auto& [id, points] : expected.groups) {
    EXPECT_EQ(group_points(assessment, id), points) << id;
  }
  for (const auto& [id, article] : expected.articles) {
    EXPECT_EQ(article_of(assessment, id), article) << id;
  }
  if (expected.verdict) {
    EXPECT_EQ(name_of(assessment.verdict), *expected.verdict);
  }
  if (expected.points && !assessment.points) ADD_FAILURE() << "the set has no points";
  if (expected.points && assessment.points) {
    EXPECT_EQ(shown(assessment.points->total), *expected.points);
  }
  if (expected.size_class) {
    EXPECT_EQ(assessment.class_id.empty() ? "unknown" : assessment.class_id, *expected.size_class);
  }
}

/// A verdict is no where one of the conditions that must all hold is.
void check_consequence(const rules::Assessment& assessment) {
  if (!assessment.set->classes.empty()) return;
  for (const auto& result : assessment.conditions) {
    if (result.truth != rules::Truth::kNo) continue;
    EXPECT_EQ(assessment.verdict, rules::Truth::kNo) << result.condition->id;
  }
}

class ShippedCases : public testing::TestWithParam<std::string> {};

TEST_P(ShippedCases, ComeOutAsTheTextsSay) {
  const auto file = read_case_file(GetParam());
  for (const auto& one : file.cases) {
    SCOPED_TRACE(file.set + ": " + one.name);
    const auto assessment = judge(file.set, one.firm, one.on, one.review);
    check(assessment, one.expected);
    check_consequence(assessment);
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, ShippedCases, testing::ValuesIn(case_file_names()), kFileName);

}  // namespace
}  // namespace rongtong::tests
