#include <gtest/gtest.h>

#include "base/random.h"
#include "bench/plan_worlds.h"
#include "plan/assignment.h"
#include "plan/check.h"
#include "plan/network.h"
#include "plan/pair_table.h"
#include "plan/replan.h"
#include "plan/timetable.h"

namespace rongtong::plan {
namespace {

/// Total weight and covered minimums of the chosen pairs.
std::pair<std::int64_t, std::int64_t> worth(
    const AssignmentProblem& problem, const std::vector<char>& chosen
) {
  std::vector<Index> need(problem.needs.size(), 0), firm(problem.firms.size(), 0);
  std::int64_t weight = 0, covered = 0;
  for (std::size_t p = 0; p < chosen.size(); ++p) {
    if (chosen[p] == 0) continue;
    const auto& pair = problem.pairs[p];
    weight += pair.weight;
    covered += need[pair.need]++ < problem.needs[pair.need].minimum ? 1 : 0;
    covered += firm[pair.firm]++ < problem.firms[pair.firm].minimum ? 1 : 0;
  }
  return {covered, weight};
}

TEST(SolveNetwork, ReductionLosesNothing) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    const auto problem = bench::nation_world(150, 2000, 25, seed);
    const PairTable table(problem);
    const auto values = order_values(problem, table);
    const auto reduced = solve_network(problem, table, values, true);
    const auto whole = solve_network(problem, table, values, false);
    EXPECT_EQ(worth(problem, reduced.chosen), worth(problem, whole.chosen));
  }
}

TEST(Assign, ProvesMiddleWorlds) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    for (const auto& problem :
         {bench::nation_world(150, 2000, 25, seed), bench::city_world(20, 100, seed)}) {
      const auto result = assign(problem);
      EXPECT_EQ(result.gap(), 0);
      EXPECT_TRUE(check_assignment(problem, result).empty());
      EXPECT_TRUE(result.unmet_pins.empty());
      explain_shortfalls(problem, result);
    }
  }
}

TEST(MakeTimetable, MeetsTheBoundOnMiddleEvents) {
  for (const bool scattered : {false, true}) {
    for (const Index tables : {20U, 13U}) {
      for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = bench::event_world({600, 20, 200, tables, scattered}, seed);
        const auto result = make_timetable(problem);
        EXPECT_TRUE(check_timetable(problem, result.seats).empty());
        EXPECT_TRUE(result.unseated.empty());
        EXPECT_LE(result.gap(), 1U);
      }
    }
  }
}

TEST(Replan, LeavesTheRestOfAMiddleEventAlone) {
  const auto problem = bench::event_world({900, 30, 300, 20}, 1);
  const auto timetable = make_timetable(problem);
  for (Index team = 0; team < 10; ++team) {
    SCOPED_TRACE(team);
    AbsenceChange change{true, team, problem.teams[team].absent};
    for (Index slot = 30; slot < 42; ++slot) change.absent.push_back(slot);
    const auto changed = apply(problem, timetable.seats, change);
    const auto result = replan(changed.first, changed.second);
    EXPECT_TRUE(check_timetable(changed.first, result.seats).empty());
    EXPECT_TRUE(result.unseated.empty());
    EXPECT_LE(result.moved.size(), 20U);
    EXPECT_LE(result.bound, result.moved.size());
  }
}

}  // namespace
}  // namespace rongtong::plan
