#pragma once

#include <vector>

#include "plan/assignment.h"
#include "plan/timetable.h"

namespace rongtong::plan {

enum class AssignmentFault {
  kNoSuchPair,     ///< `index`: position in `chosen`
  kChosenTwice,    ///< `index`: pair
  kForbiddenPair,  ///< `index`: pair
  kNeedOverfull,   ///< `index`: need
  kFirmOverfull,   ///< `index`: firm
  kPinMissed,      ///< `index`: pair that is pinned, not chosen and not among the unmet pins
  kWrongTotal,     ///< objective, missing minimums or bound do not agree with the chosen pairs
};

struct AssignmentViolation {
  AssignmentFault fault = AssignmentFault::kNoSuchPair;
  Index index = 0;

  friend bool operator==(const AssignmentViolation&, const AssignmentViolation&) = default;
};

/// Everything in `assignment` that breaks a rule of `problem`; empty when all is well. Shares no
/// code with the solver. Call it before a plan is stored.
std::vector<AssignmentViolation> check_assignment(
    const AssignmentProblem& problem, const Assignment& assignment
);

enum class SeatFault {
  kWrongTeam,       ///< a team that may not hold the meeting
  kOutsideSegment,  ///< begins or ends outside its segment or the axis
  kTeamAbsent,
  kFirmAbsent,
  kTeamTwice,  ///< the team sits in `other` at the same time
  kFirmTwice,
  kTableTwice,
  kNoSuchTable,
  kTooManyTables,  ///< `other` is the slot
  kPinMissed,      ///< pinned elsewhere
};

/// `other` is the second meeting of a clash, else the slot or table in question.
struct SeatViolation {
  SeatFault fault = SeatFault::kWrongTeam;
  Index meeting = 0;
  Index other = 0;

  friend bool operator==(const SeatViolation&, const SeatViolation&) = default;
};

/// Everything in `seats` that breaks a rule of `problem`, by meeting; empty when all is well.
/// Meetings without a seat break none. REQUIRES: seats.size() == problem.meetings.size().
std::vector<SeatViolation> check_timetable(const TimetableProblem& problem, const Seats& seats);

}  // namespace rongtong::plan
