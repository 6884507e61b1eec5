#include "plan/waits.h"

#include <gtest/gtest.h>

#include "bench/plan_worlds.h"
#include "plan/check.h"

namespace rongtong::plan {
namespace {

// Firm 0 sits in slots 0 and 3 with team 0, firm 1 in slot 1 and firm 2 in slot 2: changing places
// with either neighbour lets firm 0 wait one slot, with both none.
TEST(ShortenWaits, LetsMeetingsOfATeamChangePlaces) {
  TimetableProblem problem;
  problem.segments = {4};
  problem.tables = 1;
  problem.teams.resize(1);
  problem.firms.resize(3);
  for (const Index firm : {0U, 1U, 2U, 0U}) problem.meetings.push_back({{0}, firm, 1, 0, {}});
  const Instance instance(problem);
  Board board(instance);
  for (Index m = 0; m < 4; ++m) board.seat(m, 0, m);
  EXPECT_EQ(idle_slots(board, 0), 2U);
  shorten_waits(board, std::vector<char>(4, 0), 4);
  EXPECT_EQ(idle_slots(board, 0), 0U);
  EXPECT_TRUE(check_timetable(problem, board.seats()).empty());
}

TEST(ShortenWaits, LeavesPinnedMeetingsAlone) {
  TimetableProblem problem;
  problem.segments = {4};
  problem.tables = 1;
  problem.teams.resize(1);
  problem.firms.resize(1);
  problem.meetings = {{{0}, 0, 1, 0, 0}, {{0}, 0, 1, 0, 3}};
  const auto result = make_timetable(problem);
  EXPECT_EQ(result.seats[0]->start, 0U);
  EXPECT_EQ(result.seats[1]->start, 3U);
}

TEST(ShortenWaits, NeverLengthensAnEvent) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const auto problem = bench::event_world({300, 20, 100, 15}, seed);
    const auto timetable = make_timetable(problem);
    const Instance instance(problem);
    Board board(instance);
    Index before = 0, after = 0;
    for (Index m = 0; m < instance.meetings(); ++m) {
      board.seat(m, timetable.seats[m]->team, timetable.seats[m]->start);
    }
    for (Index f = 0; f < instance.firms(); ++f) before += idle_slots(board, f);
    shorten_waits(board, std::vector<char>(instance.meetings(), 0), timetable.slots_used);
    for (Index f = 0; f < instance.firms(); ++f) after += idle_slots(board, f);
    EXPECT_LE(after, before);
    for (Index slot = timetable.slots_used; slot < instance.slots(); ++slot) {
      EXPECT_EQ(board.used(slot), 0U);
    }
  }
}

}  // namespace
}  // namespace rongtong::plan
