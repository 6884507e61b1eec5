#include "plan/replan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "base/random.h"
#include "plan/check.h"
#include "tests/plan/random_timetable.h"
#include "tests/plan/timetable_oracle.h"

namespace rongtong::plan {
namespace {

bool same_time(const std::optional<Seat>& a, const std::optional<Seat>& b) {
  if (!a || !b) return !a && !b;
  return a->team == b->team && a->start == b->start;
}

std::size_t count_moved(const Seats& before, const Seats& after) {
  std::size_t moved = 0;
  for (std::size_t m = 0; m < before.size(); ++m) moved += same_time(before[m], after[m]) ? 0U : 1U;
  return moved;
}

Change random_change(base::Random& random, const TimetableProblem& problem, Index slots) {
  const auto meeting = random.below(static_cast<Index>(problem.meetings.size()));
  switch (random.below(4)) {
    case 0:
      return MeetingAdded{problem.meetings[meeting]};
    case 1:
      return MeetingPinned{meeting, random.below(slots)};
    case 2:
      return MeetingRemoved{meeting};
    default:
      break;
  }
  AbsenceChange change;
  change.is_team = random.below(2) == 0;
  const auto& side = change.is_team ? problem.teams : problem.firms;
  change.index = random.below(static_cast<Index>(side.size()));
  for (Index s = 0; s < slots; ++s) {
    if (random.below(3) == 0) change.absent.push_back(s);
  }
  return change;
}

/// Whether `seats` keeps every pinned meeting that sat at its pin and still can.
bool keeps_pins(const TimetableProblem& problem, const Seats& before, const Seats& seats) {
  for (std::size_t m = 0; m < seats.size(); ++m) {
    const auto& pin = problem.meetings[m].start;
    if (!pin || !before[m] || before[m]->start != *pin) continue;
    Seats alone(before.size());
    alone[m] = before[m];
    if (check_timetable(problem, alone).empty() && !same_time(before[m], seats[m])) return false;
  }
  return true;
}

TEST(Replan, EqualsExhaustiveSearchOnTinyEvents) {
  base::Random random(31);
  int proven = 0, disturbed = 0;
  for (int round = 0; round < 600; ++round) {
    SCOPED_TRACE(round);
    const auto first = random_timetable(random, 5);
    const auto timetable = make_timetable(first, {.effort = 300});
    TimetableOracle axis(first);
    const auto change = random_change(random, first, static_cast<Index>(axis.slots()));
    const auto changed = apply(first, timetable.seats, change);
    const auto& problem = changed.first;
    const auto& before = changed.second;
    std::pair<std::size_t, std::size_t> best{99, 99};
    TimetableOracle(problem).visit_all([&](const Seats& seats) {
      if (!keeps_pins(problem, before, seats)) return;
      best = std::min(best, {count_unseated(seats), count_moved(before, seats)});
    });
    const auto result = replan(problem, before, {.effort = 400});
    EXPECT_TRUE(check_timetable(problem, result.seats).empty());
    EXPECT_EQ(count_unseated(result.seats), best.first);
    EXPECT_EQ(count_moved(before, result.seats), best.second);
    EXPECT_EQ(result.moved.size(), best.second);
    EXPECT_EQ(result.unseated.size(), best.first);
    EXPECT_LE(result.bound, best.second);
    proven += result.proven ? 1 : 0;
    disturbed += best.second > 0 ? 1 : 0;
  }
  EXPECT_EQ(proven, 600);
  EXPECT_GT(disturbed, 200);
}

/// One team, three firms, three slots, all taken in the order of the firms.
struct SmallEvent {
  TimetableProblem problem;
  Seats seats;
};

SmallEvent small_event() {
  SmallEvent event;
  event.problem.segments = {4};
  event.problem.tables = 1;
  event.problem.teams.resize(1);
  event.problem.firms.resize(3);
  for (Index f = 0; f < 3; ++f) {
    event.problem.meetings.push_back({{0}, f, 1, 0, {}});
    event.seats.push_back(Seat{0, f, 0});
  }
  return event;
}

TEST(Replan, NothingChangesWhenNothingMust) {
  const auto event = small_event();
  const auto result = replan(event.problem, event.seats);
  EXPECT_EQ(result.seats, event.seats);
  EXPECT_TRUE(result.moved.empty());
  EXPECT_TRUE(result.proven);
}

// Firm 0 cannot come first: slot 3 is free, so one move is enough.
TEST(Replan, MovesOneMeetingIntoAFreeSlot) {
  const auto event = small_event();
  const auto [problem, seats] = apply(event.problem, event.seats, AbsenceChange{false, 0, {0}});
  const auto result = replan(problem, seats);
  const std::vector<MovedMeeting> expected{{0, Seat{0, 0, 0}, Seat{0, 3, 0}}};
  EXPECT_EQ(result.moved, expected);
  EXPECT_EQ(result.bound, 1U);
  EXPECT_TRUE(result.proven);
}

// With three slots allowed it must change places with another firm: two moves.
TEST(Replan, SwapsTwoMeetingsWhenNoMoreSlotsAreAllowed) {
  const auto event = small_event();
  const auto [problem, seats] = apply(event.problem, event.seats, AbsenceChange{false, 0, {0}});
  const auto result = replan(problem, seats, {.max_slots = 3});
  EXPECT_EQ(result.moved.size(), 2U);
  EXPECT_TRUE(result.proven);
  EXPECT_TRUE(result.unseated.empty());
  EXPECT_LE(slots_used(problem, result.seats), 3U);
}

TEST(Replan, SaysWhoLosesTheirSeat) {
  const auto event = small_event();
  const auto [problem, seats] =
      apply(event.problem, event.seats, AbsenceChange{false, 1, {0, 1, 2, 3}});
  const auto result = replan(problem, seats);
  const std::vector<MovedMeeting> expected{{1, Seat{0, 1, 0}, std::nullopt}};
  EXPECT_EQ(result.moved, expected);
  ASSERT_EQ(result.unseated.size(), 1U);
  EXPECT_EQ(result.unseated[0].reason, UnseatedReason::kFirmFull);
  EXPECT_TRUE(result.proven);
}

TEST(Replan, KeepsTheTablesOfThoseWhoStay) {
  auto event = small_event();
  event.problem.tables = 5;
  event.seats[1]->table = 3;
  event.seats[2]->table = 3;
  const auto [problem, seats] = apply(event.problem, event.seats, AbsenceChange{false, 0, {0}});
  const auto result = replan(problem, seats);
  EXPECT_TRUE(result.retabled.empty());
  EXPECT_EQ(result.seats[0]->table, 3U);
}

TEST(Replan, RefusesChangesOfWhatIsNotThere) {
  const auto event = small_event();
  const Change changes[] = {
      AbsenceChange{true, 1, {}},
      AbsenceChange{false, 3, {}},
      MeetingRemoved{3},
      MeetingPinned{3, 0}};
  for (const auto& change : changes) {
    EXPECT_THROW(apply(event.problem, event.seats, change), base::Error);
  }
}

}  // namespace
}  // namespace rongtong::plan
