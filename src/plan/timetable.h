#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "plan/assignment.h"

namespace rongtong::plan {

/// A team of an issuer, or a firm: in one place at a time, and not there in the absent slots.
struct Attendee {
  std::vector<Index> absent;                       ///< slots, any order, repeated ones count once
  std::optional<Index> home_table = std::nullopt;  ///< teams only: the table it would like to keep

  friend bool operator==(const Attendee&, const Attendee&) = default;
};

/// One meeting to be seated.
struct Meeting {
  std::vector<Index> teams;  ///< who of the issuer may hold it; at least one, ascending
  Index firm = 0;
  Index length = 1;  ///< slots, >= 1
  Index need = 0;    ///< meetings of one need stay with one team where that costs nothing
  std::optional<Index> start = std::nullopt;  ///< pinned: it starts here or is not seated at all

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// All slots stand on one axis, numbered from 0 in the order of time. A segment is a run of slots
/// without a break (a session of one day, cut at its breaks); a meeting lies inside one segment.
struct TimetableProblem {
  std::vector<Index> segments;   ///< number of slots of each segment, in the order of time
  Index tables = 0;              ///< how many meetings can sit at once; tables are numbered from 0
  std::vector<Index> tables_at;  ///< per slot fewer tables than `tables`; empty: `tables` always
  std::vector<Attendee> teams;
  std::vector<Attendee> firms;
  std::vector<Meeting> meetings;

  friend bool operator==(const TimetableProblem&, const TimetableProblem&) = default;
};

/// Where a meeting takes place.
struct Seat {
  Index team = 0;
  Index start = 0;  ///< first slot
  Index table = 0;

  friend bool operator==(const Seat&, const Seat&) = default;
};

using Seats = std::vector<std::optional<Seat>>;  ///< by meeting; empty: not seated

enum class UnseatedReason {
  kTooLong,          ///< no segment is as long as the meeting
  kTeamFull,         ///< no eligible team has a free run of that length left
  kFirmFull,         ///< the firm has no free run of that length left
  kNoCommonFreeRun,  ///< both have one, but not at the same time
  kTablesFull,       ///< both could, but all tables are taken then
  kPinTaken,  ///< pinned to slots where someone is absent, busy, or which leave their segment
};

/// A meeting without a seat and the numbers behind it, measured in the finished timetable.
struct Unseated {
  Index meeting = 0;
  UnseatedReason reason = UnseatedReason::kTooLong;
  Index length = 0;
  Index team_free = 0;           ///< free slots of the eligible team that has most of them
  Index firm_free = 0;           ///< free slots of the firm
  Index longest_common_run = 0;  ///< longest run in which a team and the firm are both free

  friend bool operator==(const Unseated&, const Unseated&) = default;
};

struct Timetable {
  Seats seats;
  Index slots_used = 0;      ///< last used slot + 1
  Index distinct_slots = 0;  ///< slots in which at least one meeting sits

  /// With every meeting seated, no timetable uses fewer slots than this. Beyond the end of the
  /// axis when it is proven that not all fit.
  Index bound = 0;
  std::vector<Unseated> unseated;  ///< ascending by meeting

  Index gap() const { return slots_used > bound ? slots_used - bound : 0; }
  friend bool operator==(const Timetable&, const Timetable&) = default;
};

struct TimetableOptions {
  std::uint64_t seed = 1;

  /// Moves of the local search for each number of slots that is tried; it gives up after a third of
  /// them without progress. 3,000 meetings drawn at random need a few thousand moves, about a
  /// microsecond each; events in which every team and firm is busy all the time use them up
  /// (docs/plan.md).
  std::uint32_t effort = 1'000'000;

  friend bool operator==(const TimetableOptions&, const TimetableOptions&) = default;
};

/// Which team holds each meeting, so that the team that finishes last finishes as early as possible
/// given its absences: exact for equal lengths, longest-first with improvement otherwise. Ascending
/// teams win ties. Pinned meetings take a team that is there at their start. Throws
/// kInvalidArgument as below.
std::vector<Index> assign_teams(const TimetableProblem& problem);

/// Seats as many meetings as possible in as few slots as possible; a firm that would lose all its
/// meetings is preferred when not all fit. With equal lengths, no absences, no pins and one number
/// of tables the result is the proven minimum (König 1916); otherwise `bound` and `gap()` say how
/// far it may be from it. The same problem and options give the same timetable. Throws
/// kInvalidArgument for an index out of range, a meeting without team or length, two teams with one
/// home table, or `tables_at` of the wrong size.
Timetable make_timetable(const TimetableProblem& problem, const TimetableOptions& options = {});

/// No timetable that seats every meeting of the problem uses fewer slots (src/plan/slot_bound.h).
/// Beyond the end of the axis when it is proven that not all fit. Throws kInvalidArgument as above.
Index fewest_slots(const TimetableProblem& problem);

}  // namespace rongtong::plan
