#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "plan/assignment.h"
#include "tests/plan/random_assignment.h"

namespace rongtong::plan {
namespace {

/// Pins, covered minimums and weight in one number, in the assignment's own values.
std::int64_t value_of(const AssignmentProblem& problem, const Assignment& a) {
  std::int64_t value = a.objective;
  for (const Index p : a.chosen) value += problem.pairs[p].pinned ? a.pin_value : 0;
  return value - a.coverage_value * (a.need_minimum_missing + a.firm_minimum_missing);
}

/// The best value with one pair forced in: the pair leaves the problem with one place of each side,
/// and what it covers and weighs is added by hand.
std::int64_t value_with(AssignmentProblem problem, const Assignment& before, Index forced) {
  const auto pair = problem.pairs[forced];
  std::int64_t value = pair.weight + (pair.pinned ? before.pin_value : 0);
  for (auto* limits : {&problem.needs[pair.need], &problem.firms[pair.firm]}) {
    --limits->maximum;
    limits->minimum -= std::min<Index>(limits->minimum, 1);
  }
  problem.pairs.erase(problem.pairs.begin() + forced);
  const auto rest = assign(problem);
  std::int64_t pins = 0;
  for (const Index p : rest.chosen) pins += problem.pairs[p].pinned ? 1 : 0;
  value += rest.objective + pins * before.pin_value;
  return value - before.coverage_value * (rest.need_minimum_missing + rest.firm_minimum_missing);
}

TEST(ExplainPair, ExchangeCostsExactlyWhatForcingThePairCosts) {
  base::Random random(16);
  int exchanges = 0;
  for (int round = 0; round < 1500; ++round) {
    SCOPED_TRACE(round);
    const auto problem = random_assignment(random, 14);
    const auto assignment = assign(problem);
    for (Index p = 0; p < problem.pairs.size(); ++p) {
      const auto& pair = problem.pairs[p];
      const auto why = explain_pair(problem, assignment, pair.need, pair.firm);
      if (!why.exchange) continue;
      ++exchanges;
      const auto& swap = *why.exchange;
      const auto lost = swap.weight_lost + swap.coverage_lost * assignment.coverage_value +
                        swap.pins_lost * assignment.pin_value;
      EXPECT_EQ(lost, value_of(problem, assignment) - value_with(problem, assignment, p));
      EXPECT_LE(why.reduced_cost, 0);
      EXPECT_GE(lost, -why.reduced_cost);
    }
  }
  EXPECT_GT(exchanges, 500);
}

// Firm 0 has one meeting, need 0 weighs 10 for it and need 1 only 4: need 1 gets nothing.
AssignmentProblem rivals() {
  AssignmentProblem problem;
  problem.needs = {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 0}};
  problem.firms = {{0, 1}, {1, 1}, {0, 1}};
  problem.pairs = {{0, 0, 10, false}, {1, 0, 4, false}, {3, 2, 5, false}};
  problem.forbidden = {{3, 2}};
  return problem;
}

TEST(ExplainPair, NamesTheBindingLimitAndTheExchange) {
  const auto problem = rivals();
  const auto why = explain_pair(problem, assign(problem), 1, 0);
  EXPECT_EQ(why.verdict, PairVerdict::kFirmFull);
  ASSERT_TRUE(why.exchange);
  EXPECT_EQ(why.exchange->removed, std::vector<Index>{0});
  EXPECT_TRUE(why.exchange->added.empty());
  EXPECT_EQ(why.exchange->weight_lost, 6);
}

TEST(ExplainPair, KnowsPairsThatCannotBe) {
  const auto problem = rivals();
  const auto assignment = assign(problem);
  EXPECT_EQ(explain_pair(problem, assignment, 0, 0).verdict, PairVerdict::kChosen);
  EXPECT_EQ(explain_pair(problem, assignment, 3, 2).verdict, PairVerdict::kForbidden);
  EXPECT_EQ(explain_pair(problem, assignment, 2, 2).verdict, PairVerdict::kNotACandidate);
}

TEST(ExplainShortfalls, SaysWhyEachIsLeftOut) {
  const auto problem = rivals();
  const auto why = explain_shortfalls(problem, assign(problem));
  ASSERT_EQ(why.needs.size(), 4U);
  EXPECT_EQ(why.needs[0].index, 1U);
  EXPECT_EQ(why.needs[0].reason, ShortfallReason::kOutweighed);
  EXPECT_EQ(why.needs[0].blockers, std::vector<Index>{0});
  EXPECT_EQ(why.needs[0].best_pair, std::optional<Index>(1));
  EXPECT_EQ(why.needs[0].loss, 6);
  EXPECT_EQ(why.needs[1].reason, ShortfallReason::kNoCandidates);
  EXPECT_EQ(why.needs[2].reason, ShortfallReason::kAllForbidden);
  EXPECT_EQ(why.needs[3].reason, ShortfallReason::kNoCandidates);
  ASSERT_EQ(why.firms.size(), 2U);
  EXPECT_EQ(why.firms[0].reason, ShortfallReason::kNoCandidates);
  EXPECT_EQ(why.firms[1].reason, ShortfallReason::kAllForbidden);
}

// By hand: firm 0 would rather meet need 0 (10) than need 1 (9), but only firm 0 can serve need 1's
// minimum.
TEST(ExplainShortfalls, TellsWhenALighterPairServesTheWhole) {
  AssignmentProblem problem;
  problem.needs = {{0, 1}, {1, 1}};
  problem.firms = {{0, 1}};
  problem.pairs = {{0, 0, 10, false}, {1, 0, 9, false}};
  const auto why = explain_shortfalls(problem, assign(problem));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, ShortfallReason::kOutweighedTogether);
  EXPECT_EQ(why.needs[0].blockers, std::vector<Index>{1});
}

TEST(ExplainShortfalls, TooFewCandidatesIsItsOwnReason) {
  AssignmentProblem problem;
  problem.needs = {{2, 8}};
  problem.firms = {{1, 3}, {1, 3}};
  problem.pairs = {{0, 0, 5, false}, {0, 1, 5, false}};
  const auto why = explain_shortfalls(problem, assign(problem));
  ASSERT_EQ(why.needs.size(), 1U);
  EXPECT_EQ(why.needs[0].reason, ShortfallReason::kAllChosen);
  EXPECT_TRUE(why.firms.empty());
}

}  // namespace
}  // namespace rongtong::plan
