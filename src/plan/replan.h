#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "plan/timetable.h"

namespace rongtong::plan {

/// Someone's absences are now these.
struct AbsenceChange {
  bool is_team = false;  ///< otherwise a firm
  Index index = 0;
  std::vector<Index> absent;
};
struct MeetingAdded {
  Meeting meeting;  ///< takes the next index
};
struct MeetingRemoved {
  Index meeting = 0;  ///< meetings behind it move up by one
};
struct MeetingPinned {
  Index meeting = 0;
  std::optional<Index> start = std::nullopt;  ///< empty: no longer pinned
};
using Change = std::variant<AbsenceChange, MeetingAdded, MeetingRemoved, MeetingPinned>;

/// The problem after the change, and the seats that its meetings had before (none for a new one).
/// Throws kInvalidArgument for an index out of range.
std::pair<TimetableProblem, Seats> apply(
    TimetableProblem problem, Seats seats, const Change& change
);

struct MovedMeeting {
  Index meeting = 0;
  std::optional<Seat> from;  ///< empty: it had none
  std::optional<Seat> to;    ///< empty: it lost its seat, or found none

  friend bool operator==(const MovedMeeting&, const MovedMeeting&) = default;
};

struct ReplanOptions {
  std::uint64_t seed = 1;

  /// No meeting ends behind this many slots; empty: the whole axis.
  std::optional<Index> max_slots = std::nullopt;

  std::uint32_t max_nodes = 400'000;  ///< of the exact search; above it the heuristic takes over
  std::uint32_t effort = 200'000;     ///< moves of the heuristic

  friend bool operator==(const ReplanOptions&, const ReplanOptions&) = default;
};

struct Replan {
  Seats seats;
  std::vector<MovedMeeting> moved;  ///< meetings whose team, start or seatedness differs, ascending
  std::vector<MovedMeeting> retabled;  ///< same team and time, another table; ascending
  std::vector<Unseated> unseated;      ///< ascending by meeting

  /// At least this many meetings change in any timetable that seats as many.
  Index bound = 0;
  bool proven = false;  ///< `moved` is as short as can be

  friend bool operator==(const Replan&, const Replan&) = default;
};

/// A timetable for `problem` that differs from `current` in as few meetings as possible while it
/// seats as many as it can. Seats of `current` that the problem still allows stay unless they must
/// make way. Small disturbances are solved exactly (iterative deepening over ejection chains);
/// `proven` says so. REQUIRES: current.size() == problem.meetings.size(). Throws kInvalidArgument
/// as make_timetable.
Replan replan(
    const TimetableProblem& problem, const Seats& current, const ReplanOptions& options = {}
);

}  // namespace rongtong::plan
