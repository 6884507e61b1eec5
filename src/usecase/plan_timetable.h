#pragma once

#include <string>
#include <vector>

#include "model/plan.h"
#include "plan/timetable.h"
#include "usecase/event_axis.h"

namespace rongtong::usecase {

/// The timetable of an event on plain indices; meetings stand beside the plan's invitations.
struct TimetableInput {
  EventAxis axis;
  std::vector<std::string> team_names;  ///< beside problem.teams
  plan::TimetableProblem problem;
};

/// One meeting for each invitation of `plan`. An issuer that the event does not name has one team,
/// called like the issuer. With no table count given there is a table for each team.
TimetableInput lay_out_timetable(const model::Plan& plan);

/// The seats of the plan's meetings, by invitation; empty where one has none.
plan::Seats seats_of(const model::Plan& plan, const TimetableInput& input);

/// One seat as a meeting of the plan.
model::PlannedMeeting planned_meeting(
    const TimetableInput& input, std::size_t invitation, const plan::Seat& seat
);

/// Meetings in the order of a plan: by day, time, table.
void sort_meetings(std::vector<model::PlannedMeeting>& meetings);

/// Fills meetings and figures of `plan` from the seats, and adds why each of `unseated` has none.
void put_timetable(
    model::Plan& plan,
    const TimetableInput& input,
    const plan::Seats& seats,
    const std::vector<plan::Unseated>& unseated
);

}  // namespace rongtong::usecase
