#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "model/enterprise.h"
#include "model/event.h"
#include "model/match.h"
#include "model/need.h"

namespace rongtong::model {

/// A firm invited to meet one need, with everything that a reader asks about it.
struct Invitation {
  std::size_t need = 0;  ///< index into Plan::needs
  std::size_t firm = 0;  ///< index into Plan::firms
  int rank =
      0;  ///< of the firm among the need's candidates, from 1; 0: pinned without being a candidate
  Candidate candidate;
  std::optional<Answer> answer;  ///< recorded willingness
  bool pinned = false;
  friend bool operator==(const Invitation&, const Invitation&) = default;
};

/// A meeting in the timetable. Times are minutes since midnight of `day`.
struct PlannedMeeting {
  std::size_t invitation = 0;  ///< index into Plan::invitations
  std::string team;            ///< name of the issuer's team
  int table = 0;               ///< from 1
  std::size_t session = 0;     ///< index into DockingEvent::sessions
  base::Date day{};
  ClockSpan span;
  friend bool operator==(const PlannedMeeting&, const PlannedMeeting&) = default;
};

/// Why something was left out or cut short. `need`, `firm`: indices, whichever apply.
struct LeftOut {
  std::optional<std::size_t> need;
  std::optional<std::size_t> firm;
  base::Message why;
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// How good the assignment is. Weights are in millionths of PlanWeights units.
struct AssignmentFigures {
  std::int64_t objective = 0;
  std::int64_t bound = 0;  ///< proven: no assignment has more
  std::size_t invitations = 0;
  std::size_t needs_met = 0;  ///< needs with their least number of meetings
  std::size_t firms_met = 0;
  friend bool operator==(const AssignmentFigures&, const AssignmentFigures&) = default;
};

struct TimetableFigures {
  int slots_used = 0;
  int bound = 0;  ///< proven: no timetable of these meetings uses fewer
  int slots_available = 0;
  std::size_t meetings_unseated = 0;
  friend bool operator==(const TimetableFigures&, const TimetableFigures&) = default;
};

/// One meeting that a re-plan moved. `from` / `to` empty: newly seated / no longer seated.
struct MeetingChange {
  std::size_t invitation = 0;
  std::optional<PlannedMeeting> from;
  std::optional<PlannedMeeting> to;
  friend bool operator==(const MeetingChange&, const MeetingChange&) = default;
};

/// The whole answer to "who meets whom, at which table, in which slot, and why". Self-contained: a
/// report needs nothing else.
struct Plan {
  std::int64_t id = 0;  ///< in the store; 0 before it is stored
  std::string made_at;  ///< UTC, handed in by the caller
  DockingEvent event;
  std::vector<Need> needs;
  std::vector<Enterprise> firms;         ///< firms with an invitation, and guests without one
  std::vector<Invitation> invitations;   ///< by need, then rank
  std::vector<PlannedMeeting> meetings;  ///< by day, time, table
  std::vector<LeftOut> left_out;
  AssignmentFigures assignment;
  TimetableFigures timetable;
  std::size_t firms_considered = 0;
  std::string store_revision;          ///< state of the data it was made from
  std::int64_t replanned_from = 0;     ///< id of the plan it changes; 0: none
  std::vector<MeetingChange> changes;  ///< against that plan
  bool fewest_changes_proven = false;

  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace rongtong::model
