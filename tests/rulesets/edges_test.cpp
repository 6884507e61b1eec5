#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/rulesets/case_file.h"
#include "tests/rulesets/judged.h"
#include "tests/rulesets/shipped.h"

// The case files leave no edge out: for every threshold of a condition and every edge of a band
// some case lies exactly at it, one a little below and one a little above.

namespace rongtong::tests {
namespace {

/// At, below and above an edge, as met by the cases.
struct Sides {
  bool at = false;
  bool below = false;
  bool above = false;

  void add(double value, double edge) {
    const double near = 0.02 * std::max(1.0, std::fabs(edge));
    const double exact = 1e-12 * std::max(1.0, std::fabs(edge));
    if (std::fabs(value - edge) <= exact) {
      at = true;
    } else if (value < edge) {
      below = below || edge - value <= near || edge - value <= 1;
    } else {
      above = above || value - edge <= near || value - edge <= 1;
    }
  }
  bool all() const { return at && below && above; }
  std::string missing() const {
    return std::string(at ? "" : " at") + (below ? "" : " below") + (above ? "" : " above");
  }
};

using Edges = std::map<std::string, Sides>;

void add_conditions(const rules::Assessment& assessment, Edges& edges) {
  for_each_condition(assessment, [&](const rules::ConditionResult& result) {
    if (result.condition->kind != rules::Condition::Kind::kCompare) return;
    if (result.value && result.threshold) {
      edges[result.condition->id].add(*result.value, *result.threshold);
    } else {
      edges.try_emplace(result.condition->id);
    }
  });
}

void add_items(const rules::Assessment& assessment, Edges& edges) {
  for_each_item(assessment, [&](const rules::ItemResult& result) {
    for (std::size_t i = 0; i < result.item->bands.size(); ++i) {
      const auto& band = result.item->bands[i];
      if (!band.from) continue;
      auto& sides = edges[result.item->id + " band " + std::to_string(i)];
      if (result.value) sides.add(*result.value, *band.from);
    }
  });
}

/// Truths: each is met, and each is missed.
void add_truths(
    const rules::Assessment& assessment, std::map<std::string, std::set<rules::Truth>>& met
) {
  for_each_condition(assessment, [&](const rules::ConditionResult& result) {
    const auto& condition = *result.condition;
    if (condition.kind != rules::Condition::Kind::kIs || condition.undecided) return;
    met[condition.id].insert(result.bare);
  });
}

/// Cases of points: each is met.
void add_point_cases(
    const rules::Assessment& assessment, std::map<std::string, std::set<rules::Truth>>& met
) {
  for_each_item(assessment, [&](const rules::ItemResult& result) {
    for (const auto& one : result.cases) {
      met[result.item->id + " " + one.condition->id].insert(one.truth);
    }
  });
}

class ShippedEdges : public testing::TestWithParam<std::string> {};

TEST_P(ShippedEdges, AreMetExactlyAndFromBothSides) {
  const auto file = read_case_file(GetParam());
  Edges edges;
  std::map<std::string, std::set<rules::Truth>> truths_met;
  std::map<std::string, std::set<rules::Truth>> met;
  for (const auto& one : file.cases) {
    const auto assessment = judge(file.set, one.firm, one.on, one.review);
    add_conditions(assessment, edges);
    add_items(assessment, edges);
    add_truths(assessment, truths_met);
    add_point_cases(assessment, met);
  }
  const auto& base = shipped().book.find(file.set)->overlays;
  for (const auto& [id, sides] : edges) {
    // What an overlay did not touch is in the cases of its base.
    if (!base.empty()) continue;
    EXPECT_TRUE(sides.all()) << file.set << ": " << id << " is not met" << sides.missing();
  }
  if (!base.empty()) return;
  for (const auto& [id, truths] : truths_met) {
    EXPECT_TRUE(truths.contains(rules::Truth::kYes)) << file.set << ": never holds: " << id;
    EXPECT_TRUE(truths.contains(rules::Truth::kNo)) << file.set << ": always holds: " << id;
  }
  for (const auto& [id, truths] : met) {
    EXPECT_TRUE(truths.contains(rules::Truth::kYes)) << file.set << ": never holds: " << id;
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, ShippedEdges, testing::ValuesIn(case_file_names()), kFileName);

TEST(ShippedEdges, EverySetThatJudgesHasItsCases) {
  const auto names = case_file_names();
  for (const auto& set : shipped().book.sets()) {
    if (set.ladder == "gates") continue;  // judged within the sets that name them
    EXPECT_EQ(std::ranges::count(names, set.id), 1) << set.id;
  }
}

}  // namespace
}  // namespace rongtong::tests
