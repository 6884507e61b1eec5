#pragma once

#include "base/random.h"
#include "plan/timetable.h"

namespace rongtong::plan {

/// A tiny event for the exhaustive oracle: absences, mixed lengths, breaks, few tables, team
/// choice, some pins.
inline TimetableProblem random_timetable(base::Random& random, Index most_meetings) {
  TimetableProblem problem;
  const Index segments = 1 + random.below(2);
  for (Index s = 0; s < segments; ++s) problem.segments.push_back(2 + random.below(3));
  Index slots = 0;
  for (const Index length : problem.segments) slots += length;
  problem.tables = 1 + random.below(3);
  if (random.below(4) == 0) {
    for (Index s = 0; s < slots; ++s) problem.tables_at.push_back(random.below(problem.tables + 1));
  }
  const auto attendee = [&] {
    Attendee who;
    for (Index s = 0; s < slots; ++s) {
      if (random.below(8) == 0) who.absent.push_back(s);
    }
    return who;
  };
  const Index teams = 1 + random.below(3);
  const Index firms = 1 + random.below(4);
  for (Index t = 0; t < teams; ++t) problem.teams.push_back(attendee());
  for (Index f = 0; f < firms; ++f) problem.firms.push_back(attendee());
  const Index meetings = 1 + random.below(most_meetings);
  for (Index m = 0; m < meetings; ++m) {
    Meeting meeting;
    meeting.firm = random.below(firms);
    meeting.length = random.below(3) == 0 ? 2 : 1;
    meeting.need = random.below(3);
    const Index first = random.below(teams);
    meeting.teams.push_back(first);
    if (random.below(4) == 0 && first + 1 < teams) meeting.teams.push_back(first + 1);
    if (random.below(12) == 0) meeting.start = random.below(slots);
    problem.meetings.push_back(meeting);
  }
  return problem;
}

}  // namespace rongtong::plan
