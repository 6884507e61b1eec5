#include "plan/timetable.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "base/error.h"
#include "base/random.h"
#include "plan/check.h"
#include "plan/slot_bound.h"
#include "tests/plan/random_timetable.h"
#include "tests/plan/timetable_oracle.h"

namespace rongtong::plan {
namespace {

/// (firms without any meeting, meetings without a seat, slots used): less is better.
using Order = std::tuple<std::size_t, std::size_t, Index>;

Order order_of(const TimetableProblem& problem, const Seats& seats) {
  const auto unseated = count_unseated(seats);
  return {empty_firms(problem, seats), unseated, unseated == 0 ? slots_used(problem, seats) : 0};
}

TEST(MakeTimetable, EqualsExhaustiveSearchOnTinyEvents) {
  base::Random random(5);
  int full = 0, partial = 0, gaps = 0;
  for (int round = 0; round < 1000; ++round) {
    SCOPED_TRACE(round);
    auto problem = random_timetable(random, 5);
    for (auto& meeting : problem.meetings) meeting.start.reset();
    Order best{99, 99, 99};
    TimetableOracle(problem).visit_all([&](const Seats& seats) {
      best = std::min(best, order_of(problem, seats));
    });
    const auto result = make_timetable(problem, {.seed = 3, .effort = 3000});
    EXPECT_TRUE(check_timetable(problem, result.seats).empty());
    EXPECT_EQ(order_of(problem, result.seats), best);
    EXPECT_EQ(result.unseated.size(), std::get<1>(best));
    if (std::get<1>(best) == 0) {
      EXPECT_LE(result.bound, result.slots_used);
      gaps += result.gap() > 0 ? 1 : 0;
      ++full;
    } else {
      ++partial;
    }
  }
  EXPECT_GT(full, 100);
  EXPECT_GT(partial, 50);
  EXPECT_EQ(gaps, 0);  // complete search closes what the bound leaves open
}

TEST(MakeTimetable, NeverBreaksARuleWithPins) {
  base::Random random(11);
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    const auto problem = random_timetable(random, 9);
    const auto result = make_timetable(problem, {.seed = 1, .effort = 500});
    EXPECT_TRUE(check_timetable(problem, result.seats).empty());
    EXPECT_EQ(result.slots_used, slots_used(problem, result.seats));
    EXPECT_EQ(result.unseated.size(), count_unseated(result.seats));
  }
}

/// Meetings of random teams and firms; a pair may meet more than once (two needs of one issuer).
TimetableProblem plain_event(base::Random& random, Index teams, Index firms, Index meetings) {
  TimetableProblem problem;
  problem.segments = {meetings + 1};
  problem.tables = 1 + random.below(teams + 3);
  problem.teams.resize(teams);
  problem.firms.resize(firms);
  for (Index m = 0; m < meetings; ++m) {
    Meeting meeting;
    meeting.teams = {random.below(teams)};
    meeting.firm = random.below(firms);
    problem.meetings.push_back(meeting);
  }
  return problem;
}

// König 1916: a bipartite multigraph needs as many colours as its largest degree; with tables, de
// Werra 1971.
TEST(MakeTimetable, EqualLengthsTakeExactlyTheProvenMinimum) {
  base::Random random(1916);
  for (int round = 0; round < 80; ++round) {
    SCOPED_TRACE(round);
    auto problem =
        plain_event(random, 1 + random.below(12), 1 + random.below(30), 1 + random.below(120));
    std::vector<Index> team(problem.teams.size(), 0), firm(problem.firms.size(), 0);
    Index expected = 0;
    for (const auto& meeting : problem.meetings) {
      expected = std::max({expected, ++team[meeting.teams[0]], ++firm[meeting.firm]});
    }
    const auto count = static_cast<Index>(problem.meetings.size());
    expected = std::max(expected, (count + problem.tables - 1) / problem.tables);
    const auto result = make_timetable(problem);
    EXPECT_EQ(result.slots_used, expected);
    EXPECT_EQ(result.distinct_slots, expected);
    EXPECT_EQ(result.bound, expected);
    EXPECT_TRUE(result.unseated.empty());
    EXPECT_TRUE(check_timetable(problem, result.seats).empty());
  }
}

// By hand: sessions of 5 and 9 slots hold 2 and 4 meetings of two slots; three meetings of one team
// end in the second session at slot 5 + 2.
TEST(MakeTimetable, EqualLongMeetingsRespectBreaks) {
  TimetableProblem problem;
  problem.segments = {5, 9};
  problem.tables = 1;
  problem.teams.resize(1);
  problem.firms.resize(3);
  for (Index f = 0; f < 3; ++f) problem.meetings.push_back({{0}, f, 2, 0, {}});
  const auto result = make_timetable(problem);
  EXPECT_EQ(result.slots_used, 7U);
  EXPECT_EQ(result.bound, 7U);
  EXPECT_TRUE(check_timetable(problem, result.seats).empty());
}

TEST(MakeTimetable, SameSeedSameTimetable) {
  base::Random random(3);
  for (int round = 0; round < 30; ++round) {
    const auto problem = random_timetable(random, 12);
    const TimetableOptions options{.seed = 9, .effort = 400};
    EXPECT_EQ(make_timetable(problem, options), make_timetable(problem, options));
  }
}

// Firm 1 has one meeting, firm 0 three, and the team two slots: both firms come to one.
TEST(MakeTimetable, PrefersThatNoFirmComesInVain) {
  TimetableProblem problem;
  problem.segments = {2};
  problem.tables = 1;
  problem.teams.resize(1);
  problem.firms.resize(2);
  for (const Index firm : {0U, 0U, 0U, 1U}) problem.meetings.push_back({{0}, firm, 1, 0, {}});
  const auto result = make_timetable(problem, {.effort = 200});
  EXPECT_TRUE(result.seats[3]);
  EXPECT_EQ(result.unseated.size(), 2U);
  EXPECT_EQ(result.bound, 3U);  // beyond the two slots: proven that not all fit
}

struct UnseatedCase {
  const char* name;
  TimetableProblem problem;
  Unseated expected;
};

std::vector<UnseatedCase> unseated_cases() {
  const Meeting pinned{{0}, 0, 1, 0, 0};
  return {
      {"TooLong",
       {{2, 2}, 1, {}, {{}}, {{}}, {{{0}, 0, 3, 0, {}}}},
       {0, UnseatedReason::kTooLong, 3, 4, 4, 2}},
      {"TeamFull",
       {{2}, 1, {}, {{{0, 1}, {}}}, {{}}, {{{0}, 0, 1, 0, {}}}},
       {0, UnseatedReason::kTeamFull, 1, 0, 2, 0}},
      {"FirmFull",
       {{2}, 1, {}, {{}}, {{{0}, {}}}, {{{0}, 0, 2, 0, {}}}},
       {0, UnseatedReason::kFirmFull, 2, 2, 1, 1}},
      {"NoCommonFreeRun",
       {{2}, 1, {}, {{{0}, {}}}, {{{1}, {}}}, {{{0}, 0, 1, 0, {}}}},
       {0, UnseatedReason::kNoCommonFreeRun, 1, 1, 1, 0}},
      {"TablesFull",
       {{1}, 0, {}, {{}}, {{}}, {{{0}, 0, 1, 0, {}}}},
       {0, UnseatedReason::kTablesFull, 1, 1, 1, 1}},
      {"PinTaken",
       {{2}, 1, {}, {{}}, {{}}, {pinned, pinned}},
       {1, UnseatedReason::kPinTaken, 1, 1, 1, 1}},
  };
}

TEST(MakeTimetable, SaysWhyAMeetingHasNoSeat) {
  for (const auto& unseated : unseated_cases()) {
    SCOPED_TRACE(unseated.name);
    const auto result = make_timetable(unseated.problem, {.effort = 50});
    EXPECT_EQ(result.unseated, std::vector<Unseated>{unseated.expected});
  }
}

TEST(MakeTimetable, TeamsStayAtTheirTables) {
  base::Random random(2);
  auto problem = plain_event(random, 4, 9, 40);
  problem.tables = 5;
  problem.teams[2].home_table = 0;
  const auto result = make_timetable(problem);
  std::set<std::pair<Index, Index>> used;
  for (const auto& seat : result.seats) used.insert({seat->team, seat->table});
  const std::set<std::pair<Index, Index>> expected{{0, 1}, {1, 2}, {2, 0}, {3, 3}};
  EXPECT_EQ(used, expected);
}

TEST(MakeTimetable, AnEventWithoutMeetingsIsEmpty) {
  const auto result = make_timetable({});
  EXPECT_EQ(result.slots_used, 0U);
  EXPECT_EQ(result.bound, 0U);
}

struct RefusedCase {
  const char* name;
  TimetableProblem problem;
  const char* key;
};

TEST(MakeTimetable, RefusesProblemsThatMakeNoSense) {
  const Meeting good{{0}, 0, 1, 0, {}};
  const RefusedCase cases[] = {
      {"NoTeam", {{2}, 1, {}, {{}}, {{}}, {{{}, 0, 1, 0, {}}}}, "plan.meeting_without_team"},
      {"WrongTeam", {{2}, 1, {}, {{}}, {{}}, {{{4}, 0, 1, 0, {}}}}, "plan.no_such_team"},
      {"WrongFirm", {{2}, 1, {}, {{}}, {{}}, {{{0}, 4, 1, 0, {}}}}, "plan.no_such_firm"},
      {"NoLength", {{2}, 1, {}, {{}}, {{}}, {{{0}, 0, 0, 0, {}}}}, "plan.meeting_without_length"},
      {"WrongSlot", {{2}, 1, {}, {{{2}, {}}}, {{}}, {good}}, "plan.no_such_slot"},
      {"TablesAt", {{2}, 1, {1}, {{}}, {{}}, {good}}, "plan.tables_at_size"},
      {"WrongHome", {{2}, 1, {}, {{{}, 1}}, {{}}, {good}}, "plan.no_such_table"},
      {"HomeTwice", {{2}, 2, {}, {{{}, 1}, {{}, 1}}, {{}}, {good}}, "plan.home_table_twice"},
      {"Endless",
       {{4'000'000'000U, 4'000'000'000U}, 1, {}, {{}}, {{}}, {good}},
       "plan.too_many_slots"},
  };
  for (const auto& refused : cases) {
    SCOPED_TRACE(refused.name);
    try {
      make_timetable(refused.problem);
      ADD_FAILURE() << "not refused";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
      EXPECT_EQ(error.message().key, refused.key);
    }
  }
}

/// Whether the lengths fit, by trying every run for every meeting.
bool fits_by_trying(
    std::vector<Index> runs, const std::vector<Index>& lengths, std::size_t at = 0
) {
  if (at == lengths.size()) return true;
  for (auto& run : runs) {
    if (run < lengths[at]) continue;
    run -= lengths[at];
    if (fits_by_trying(runs, lengths, at + 1)) return true;
    run += lengths[at];
  }
  return false;
}

TEST(FitsRuns, EqualsTryingAllWithUpToThreeLengths) {
  base::Random random(8);
  int yes = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Index> runs(1 + random.below(4)), lengths(random.below(7));
    const Index kinds[] = {1 + random.below(2), 2 + random.below(3), 3 + random.below(3)};
    for (auto& run : runs) run = random.below(9);
    for (auto& length : lengths) length = kinds[random.below(3)];
    EXPECT_EQ(fits_runs(runs, lengths), fits_by_trying(runs, lengths));
    yes += fits_runs(runs, lengths) ? 1 : 0;
  }
  EXPECT_GT(yes, 500);
  EXPECT_LT(yes, 2500);
}

}  // namespace
}  // namespace rongtong::plan
