#include "usecase/plan_timetable.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/error.h"
#include "usecase/plan_reasons.h"

namespace rongtong::usecase {

namespace {

using model::Plan;
using plan::Index;

/// A team while the teams are being numbered.
struct Team {
  std::string name;
  std::string issuer;
  std::vector<std::string> needs;
  std::vector<model::Absence> absences;
};

std::vector<Team> teams_of(const Plan& plan) {
  std::vector<Team> teams;
  std::set<std::string> named;
  for (const auto& issuer : plan.event.issuers) {
    if (!issuer.teams.empty()) named.insert(issuer.issuer);
    for (const auto& team : issuer.teams) {
      teams.push_back({team.name, issuer.issuer, team.needs, team.absences});
    }
  }
  for (const auto& need : plan.needs) {
    if (named.insert(need.issuer).second) teams.push_back({need.issuer, need.issuer, {}, {}});
  }
  return teams;
}

/// Teams that may hold meetings about a need: those that name it, else those of its issuer that
/// name none.
std::vector<Index> eligible(const std::vector<Team>& teams, const model::Need& need) {
  std::vector<Index> naming;
  std::vector<Index> open;
  for (Index t = 0; t < teams.size(); ++t) {
    if (teams[t].issuer != need.issuer) continue;
    if (teams[t].needs.empty()) open.push_back(t);
    if (std::ranges::find(teams[t].needs, need.public_code) != teams[t].needs.end()) {
      naming.push_back(t);
    }
  }
  if (!naming.empty()) return naming;
  if (!open.empty()) return open;
  for (Index t = 0; t < teams.size(); ++t) {
    if (teams[t].issuer == need.issuer) open.push_back(t);
  }
  return open;
}

std::vector<Index> absences_of_firm(const Plan& plan, const EventAxis& axis, std::size_t firm) {
  for (const auto& terms : plan.event.firms) {
    if (terms.firm == plan.firms[firm].credit_code) return axis.touched_by(terms.absences);
  }
  return {};
}

int minutes_of(const model::DockingEvent& event, const model::Need& need) {
  const auto found = event.meeting_minutes_of.find(need.public_code);
  return found == event.meeting_minutes_of.end() ? event.meeting_minutes : found->second;
}

plan::Meeting meeting_of(
    const Plan& plan,
    const std::vector<Team>& teams,
    const EventAxis& axis,
    const model::Invitation& invitation
) {
  const auto& need = plan.needs[invitation.need];
  plan::Meeting meeting;
  meeting.teams = eligible(teams, need);
  meeting.firm = static_cast<Index>(invitation.firm);
  meeting.length = axis.length_of(minutes_of(plan.event, need));
  meeting.need = static_cast<Index>(invitation.need);
  return meeting;
}

Index table_count(const Plan& plan, std::size_t teams) {
  return plan.event.tables > 0 ? static_cast<Index>(plan.event.tables) : static_cast<Index>(teams);
}

}  // namespace

TimetableInput lay_out_timetable(const Plan& plan) {
  TimetableInput input{EventAxis(plan.event), {}, {}};
  const auto teams = teams_of(plan);
  input.problem.segments = input.axis.segments();
  input.problem.tables = table_count(plan, teams.size());
  const bool one_table_each = input.problem.tables >= teams.size();
  for (Index t = 0; t < teams.size(); ++t) {
    input.team_names.push_back(teams[t].name);
    plan::Attendee attendee;
    attendee.absent = input.axis.touched_by(teams[t].absences);
    if (one_table_each) attendee.home_table = t;
    input.problem.teams.push_back(std::move(attendee));
  }
  for (std::size_t f = 0; f < plan.firms.size(); ++f) {
    input.problem.firms.push_back({absences_of_firm(plan, input.axis, f), std::nullopt});
  }
  for (const auto& invitation : plan.invitations) {
    input.problem.meetings.push_back(meeting_of(plan, teams, input.axis, invitation));
  }
  return input;
}

plan::Seats seats_of(const Plan& plan, const TimetableInput& input) {
  plan::Seats seats(plan.invitations.size());
  for (const auto& meeting : plan.meetings) {
    const auto start = input.axis.slot_at(meeting.day, meeting.span.from);
    const auto& eligible_teams = input.problem.meetings[meeting.invitation].teams;
    const auto team = std::ranges::find_if(eligible_teams, [&](Index t) {
      return input.team_names[t] == meeting.team;
    });
    if (!start || team == eligible_teams.end()) continue;
    seats[meeting.invitation] = plan::Seat{*team, *start, static_cast<Index>(meeting.table - 1)};
  }
  return seats;
}

model::PlannedMeeting planned_meeting(
    const TimetableInput& input, std::size_t invitation, const plan::Seat& seat
) {
  const auto& slot = input.axis.slots()[seat.start];
  const auto length = static_cast<int>(input.problem.meetings[invitation].length);
  model::PlannedMeeting meeting;
  meeting.invitation = invitation;
  meeting.team = input.team_names[seat.team];
  meeting.table = static_cast<int>(seat.table) + 1;
  meeting.session = slot.session;
  meeting.day = input.axis.day_of(seat.start);
  meeting.span = {slot.from, slot.from + length * input.axis.slot_minutes()};
  return meeting;
}

void sort_meetings(std::vector<model::PlannedMeeting>& meetings) {
  std::ranges::sort(meetings, {}, [](const model::PlannedMeeting& m) {
    return std::tuple(base::days_since_epoch(m.day), m.span.from, m.table, m.invitation);
  });
}

void put_timetable(
    Plan& plan,
    const TimetableInput& input,
    const plan::Seats& seats,
    const std::vector<plan::Unseated>& unseated
) {
  plan.meetings.clear();
  int slots_used = 0;
  for (std::size_t i = 0; i < seats.size(); ++i) {
    if (!seats[i]) continue;
    plan.meetings.push_back(planned_meeting(input, i, *seats[i]));
    slots_used =
        std::max(slots_used, static_cast<int>(seats[i]->start + input.problem.meetings[i].length));
  }
  sort_meetings(plan.meetings);
  plan.timetable.slots_used = slots_used;
  plan.timetable.slots_available = static_cast<int>(input.axis.slots().size());
  plan.timetable.meetings_unseated = unseated.size();
  for (const auto& one : unseated) {
    const auto& invitation = plan.invitations[one.meeting];
    plan.left_out.push_back(
        {invitation.need, invitation.firm, why_unseated(one, input.axis.slot_minutes())}
    );
  }
}

}  // namespace rongtong::usecase
