#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/random.h"
#include "plan/timetable.h"

namespace rongtong::plan {
namespace {

/// Length-one meetings over teams with random eligibility.
TimetableProblem random_teams(base::Random& random) {
  TimetableProblem problem;
  problem.segments = {20};
  problem.tables = 9;
  const Index teams = 1 + random.below(4);
  problem.teams.resize(teams);
  problem.firms.resize(1);
  const Index meetings = 1 + random.below(8);
  for (Index m = 0; m < meetings; ++m) {
    Meeting meeting;
    for (Index t = 0; t < teams; ++t) {
      if (random.below(2) == 0) meeting.teams.push_back(t);
    }
    if (meeting.teams.empty()) meeting.teams.push_back(random.below(teams));
    meeting.need = random.below(3);
    problem.meetings.push_back(meeting);
  }
  return problem;
}

Index largest_load(const TimetableProblem& problem, const std::vector<Index>& choice) {
  std::vector<Index> load(problem.teams.size(), 0);
  for (std::size_t m = 0; m < choice.size(); ++m) load[choice[m]] += problem.meetings[m].length;
  return *std::max_element(load.begin(), load.end());
}

Index least_largest_load(
    const TimetableProblem& problem, std::vector<Index>& choice, std::size_t m
) {
  if (m == problem.meetings.size()) return largest_load(problem, choice);
  Index best = 99;
  for (const Index team : problem.meetings[m].teams) {
    choice[m] = team;
    best = std::min(best, least_largest_load(problem, choice, m + 1));
  }
  return best;
}

TEST(AssignTeams, LargestLoadIsTheLeastPossible) {
  base::Random random(4);
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE(round);
    const auto problem = random_teams(random);
    const auto choice = assign_teams(problem);
    for (std::size_t m = 0; m < choice.size(); ++m) {
      const auto& may = problem.meetings[m].teams;
      EXPECT_NE(std::find(may.begin(), may.end(), choice[m]), may.end());
    }
    std::vector<Index> scratch(choice.size(), 0);
    // Teams that share no meeting are balanced on their own, so only the largest of all is
    // compared.
    EXPECT_EQ(largest_load(problem, choice), least_largest_load(problem, scratch, 0));
  }
}

// Team 0 is there for two slots only: of six meetings it gets two, team 1 four.
TEST(AssignTeams, CountsOnlySlotsInWhichATeamIsThere) {
  TimetableProblem problem;
  problem.segments = {8};
  problem.tables = 2;
  problem.teams = {{{0, 1, 4, 5, 6, 7}, {}}, {}};
  problem.firms.resize(1);
  problem.meetings.assign(6, {{0, 1}, 0, 1, 0, {}});
  const auto choice = assign_teams(problem);
  EXPECT_EQ(std::count(choice.begin(), choice.end(), 0U), 2);
}

TEST(AssignTeams, KeepsANeedWithOneTeamWhereItCostsNothing) {
  TimetableProblem problem;
  problem.segments = {8};
  problem.tables = 2;
  problem.teams.resize(2);
  problem.firms.resize(1);
  for (Index m = 0; m < 8; ++m) problem.meetings.push_back({{0, 1}, 0, 1, m % 2, {}});
  const auto choice = assign_teams(problem);
  std::map<Index, std::set<Index>> teams_of;
  for (std::size_t m = 0; m < choice.size(); ++m) {
    teams_of[problem.meetings[m].need].insert(choice[m]);
  }
  EXPECT_EQ(teams_of[0].size(), 1U);
  EXPECT_EQ(teams_of[1].size(), 1U);
  EXPECT_EQ(largest_load(problem, choice), 4U);
}

TEST(AssignTeams, PinnedMeetingsGoToATeamThatIsThere) {
  TimetableProblem problem;
  problem.segments = {4};
  problem.tables = 2;
  problem.teams = {{{1}, {}}, {}};
  problem.firms.resize(2);
  problem.meetings = {{{0, 1}, 0, 1, 0, 1}, {{0, 1}, 1, 1, 1, {}}};
  EXPECT_EQ(assign_teams(problem), (std::vector<Index>{1, 0}));
}

}  // namespace
}  // namespace rongtong::plan
