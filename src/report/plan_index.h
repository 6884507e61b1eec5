#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace rongtong::report {

/// The meetings of one team of an issuer.
struct TeamMeetings {
  std::string issuer;
  std::string team;
  std::vector<std::size_t> meetings;  ///< in the order of time
};

/// The lists of a plan, turned so that each part of a report finds its rows. All members hold
/// indices into the plan's lists. Borrows the plan.
struct PlanIndex {
  /// Throws base::Error (kInvalidArgument) when an index of the plan points outside its list.
  explicit PlanIndex(const model::Plan& plan_in);

  const model::Need& need_of(const model::PlannedMeeting& meeting) const;
  const model::Enterprise& firm_of(const model::PlannedMeeting& meeting) const;
  /// Mean fit of some invitations; firms pinned without being a candidate have none. Empty when no
  /// one has.
  std::optional<double> mean_fit(const std::vector<std::size_t>& invitations) const;

  const model::Plan& plan;
  std::vector<std::vector<std::size_t>> invitations_of_need;
  std::vector<std::vector<std::size_t>> invitations_of_firm;
  std::vector<std::optional<std::size_t>> meeting_of_invitation;
  std::vector<std::size_t> meetings_in_time;                ///< by day, time, table
  std::vector<std::vector<std::size_t>> meetings_of_firm;   ///< each in the order of time
  std::vector<std::vector<std::size_t>> meetings_at_table;  ///< [0] is table 1; in time
  std::vector<TeamMeetings> teams;           ///< by issuer, then team, with at least one meeting
  std::vector<std::size_t> invited_firms;    ///< with an invitation, by name
  std::vector<std::size_t> all_invitations;  ///< 0 … n-1
};

/// How many tables the event has: as it says, or as many as the meetings name.
int table_count(const model::Plan& plan);

/// Whether the candidate part of an invitation means anything: not for a firm that was pinned
/// without being among the candidates.
inline bool was_matched(const model::Invitation& invitation) { return invitation.rank > 0; }

}  // namespace rongtong::report
