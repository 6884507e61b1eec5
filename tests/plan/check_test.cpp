#include "plan/check.h"

#include <gtest/gtest.h>

#include <functional>

namespace rongtong::plan {
namespace {

/// Two needs, two firms; need 0 meets firm 0, need 1 firm 1.
struct SmallPlan {
  AssignmentProblem problem;
  Assignment assignment;
};

SmallPlan small_plan() {
  SmallPlan plan;
  plan.problem.needs = {{1, 1}, {1, 1}};
  plan.problem.firms = {{0, 1}, {0, 1}};
  plan.problem.pairs = {{0, 0, 5, false}, {1, 1, 5, true}, {0, 1, 1, false}};
  plan.assignment = assign(plan.problem);
  return plan;
}

struct AssignmentCase {
  const char* name;
  std::function<void(SmallPlan&)> spoil;
  AssignmentViolation expected;
};

TEST(CheckAssignment, FindsEachFault) {
  ASSERT_TRUE(check_assignment(small_plan().problem, small_plan().assignment).empty());
  const AssignmentCase cases[] = {
      {"NoSuchPair",
       [](auto& p) { p.assignment.chosen.push_back(7); },
       {AssignmentFault::kNoSuchPair, 2}},
      {"ChosenTwice",
       [](auto& p) { p.assignment.chosen.push_back(0); },
       {AssignmentFault::kChosenTwice, 0}},
      {"Forbidden",
       [](auto& p) {
         p.problem.forbidden = {{0, 0}};
       },
       {AssignmentFault::kForbiddenPair, 0}},
      {"NeedOverfull",
       [](auto& p) {
         p.problem.needs[0] = {0, 0};
       },
       {AssignmentFault::kNeedOverfull, 0}},
      {"FirmOverfull",
       [](auto& p) {
         p.problem.firms[1] = {0, 0};
       },
       {AssignmentFault::kFirmOverfull, 1}},
      {"PinMissed",
       [](auto& p) { p.problem.pairs[2].pinned = true; },
       {AssignmentFault::kPinMissed, 2}},
      {"WrongObjective",
       [](auto& p) { ++p.assignment.objective; },
       {AssignmentFault::kWrongTotal, 0}},
      {"BoundBelowObjective",
       [](auto& p) { --p.assignment.bound; },
       {AssignmentFault::kWrongTotal, 0}},
      {"WrongMissing",
       [](auto& p) { ++p.assignment.need_minimum_missing; },
       {AssignmentFault::kWrongTotal, 0}},
  };
  for (const auto& test_case : cases) {
    SCOPED_TRACE(test_case.name);
    auto plan = small_plan();
    test_case.spoil(plan);
    const auto found = check_assignment(plan.problem, plan.assignment);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0], test_case.expected);
  }
}

struct SmallTable {
  TimetableProblem problem;
  Seats seats;
};

/// Meetings 0 and 1 of two slots side by side, in sessions of three slots.
SmallTable small_table() {
  SmallTable table;
  table.problem.segments = {3, 3};
  table.problem.tables = 2;
  table.problem.teams.resize(3);
  table.problem.firms.resize(2);
  table.problem.meetings = {{{0, 2}, 0, 2, 0, {}}, {{1}, 1, 2, 0, {}}};
  table.seats = {Seat{0, 0, 0}, Seat{1, 1, 1}};
  return table;
}

struct SeatCase {
  const char* name;
  std::function<void(SmallTable&)> spoil;
  SeatViolation expected;
};

TEST(CheckTimetable, FindsEachFault) {
  ASSERT_TRUE(check_timetable(small_table().problem, small_table().seats).empty());
  const SeatCase cases[] = {
      {"WrongTeam", [](auto& t) { t.seats[0]->team = 1; }, {SeatFault::kWrongTeam, 0, 1}},
      {"OverABreak", [](auto& t) { t.seats[0]->start = 2; }, {SeatFault::kOutsideSegment, 0, 2}},
      {"BehindTheEnd", [](auto& t) { t.seats[0]->start = 5; }, {SeatFault::kOutsideSegment, 0, 5}},
      {"FarBehind",
       [](auto& t) { t.seats[0]->start = 4'294'967'295U; },
       {SeatFault::kOutsideSegment, 0, 4'294'967'295U}},
      {"TeamAbsent",
       [](auto& t) { t.problem.teams[0].absent = {1}; },
       {SeatFault::kTeamAbsent, 0, 1}},
      {"FirmAbsent",
       [](auto& t) { t.problem.firms[1].absent = {2}; },
       {SeatFault::kFirmAbsent, 1, 2}},
      {"TeamTwice",
       [](auto& t) {
         t.problem.meetings[1].teams = {0};
         t.seats[1]->team = 0;
       },
       {SeatFault::kTeamTwice, 1, 0}},
      {"FirmTwice", [](auto& t) { t.problem.meetings[1].firm = 0; }, {SeatFault::kFirmTwice, 1, 0}},
      {"TableTwice", [](auto& t) { t.seats[1]->table = 0; }, {SeatFault::kTableTwice, 1, 0}},
      {"NoSuchTable", [](auto& t) { t.seats[1]->table = 2; }, {SeatFault::kNoSuchTable, 1, 2}},
      {"TooMany",
       [](auto& t) {
         t.problem.tables_at = {2, 1, 2, 2, 2, 2};
       },
       {SeatFault::kTooManyTables, 1, 1}},
      {"PinMissed",
       [](auto& t) { t.problem.meetings[0].start = 3; },
       {SeatFault::kPinMissed, 0, 3}},
  };
  for (const auto& test_case : cases) {
    SCOPED_TRACE(test_case.name);
    auto table = small_table();
    test_case.spoil(table);
    const auto found = check_timetable(table.problem, table.seats);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0], test_case.expected);
  }
}

}  // namespace
}  // namespace rongtong::plan
