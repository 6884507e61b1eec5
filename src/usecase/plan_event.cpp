#include "usecase/plan_event.h"

#include <algorithm>

#include "base/error.h"
#include "plan/check.h"
#include "plan/replan.h"
#include "plan/timetable.h"
#include "usecase/plan_reasons.h"
#include "usecase/plan_timetable.h"

namespace rongtong::usecase {

namespace {

using model::Plan;

void put_assignment(
    Plan& plan,
    const std::vector<NeedCandidates>& needs,
    AssignmentInput& input,
    const plan::Assignment& assignment
) {
  for (const auto index : assignment.chosen) {
    auto& pair = input.pairs[index];
    plan.invitations.push_back(
        {pair.need, pair.firm, pair.rank, std::move(pair.candidate), pair.answer, pair.pinned}
    );
  }
  std::ranges::sort(plan.invitations, {}, [](const model::Invitation& invitation) {
    const int rank = invitation.rank == 0 ? INT32_MAX : invitation.rank;
    return std::tuple(invitation.need, rank, invitation.firm);
  });
  plan.left_out = why_left_out(needs, input, assignment);
  plan.assignment.objective = assignment.objective;
  plan.assignment.bound = assignment.bound;
  plan.assignment.invitations = assignment.chosen.size();
}

void count_met(Plan& plan, const plan::AssignmentProblem& problem) {
  std::vector<std::size_t> by_need(plan.needs.size());
  std::vector<std::size_t> by_firm(plan.firms.size());
  for (const auto& invitation : plan.invitations) {
    ++by_need[invitation.need];
    ++by_firm[invitation.firm];
  }
  for (std::size_t n = 0; n < by_need.size(); ++n) {
    if (by_need[n] > 0 && by_need[n] >= problem.needs[n].minimum) ++plan.assignment.needs_met;
  }
  plan.assignment.firms_met =
      static_cast<std::size_t>(std::ranges::count_if(by_firm, [](auto n) { return n > 0; }));
}

/// Keeps the firms that are invited somewhere or are guests, and renumbers.
void drop_other_firms(Plan& plan) {
  constexpr auto kDropped = static_cast<std::size_t>(-1);
  std::vector<std::size_t> renumbered(plan.firms.size(), kDropped);
  for (const auto& invitation : plan.invitations) renumbered[invitation.firm] = 0;
  for (const auto& left_out : plan.left_out) {
    if (left_out.firm) renumbered[*left_out.firm] = 0;
  }
  std::vector<model::Enterprise> kept;
  for (std::size_t f = 0; f < plan.firms.size(); ++f) {
    const bool guest =
        std::ranges::find(plan.event.guests, plan.firms[f].credit_code) != plan.event.guests.end();
    if (renumbered[f] == kDropped && !guest) continue;
    renumbered[f] = kept.size();
    kept.push_back(std::move(plan.firms[f]));
  }
  plan.firms = std::move(kept);
  for (auto& invitation : plan.invitations) invitation.firm = renumbered[invitation.firm];
  for (auto& left_out : plan.left_out) {
    if (left_out.firm) left_out.firm = renumbered[*left_out.firm];
  }
}

void put_first_timetable(Plan& plan) {
  const auto input = lay_out_timetable(plan);
  const auto timetable = plan::make_timetable(input.problem, {.seed = plan.event.seed});
  RT_INVARIANT(
      plan::check_timetable(input.problem, timetable.seats).empty(),
      "the timetable breaks a rule of its event"
  );
  put_timetable(plan, input, timetable.seats, timetable.unseated);
  plan.timetable.bound = static_cast<int>(timetable.bound);
}

void set_absences(model::DockingEvent& event, const AvailabilityChange& change, const Plan& plan) {
  using base::ErrorCode;
  if (!change.team.empty()) {
    for (auto& issuer : event.issuers) {
      for (auto& team : issuer.teams) {
        if (team.name != change.team) continue;
        team.absences = change.absences;
        return;
      }
    }
    for (const auto& need : plan.needs) {
      if (need.issuer != change.team) continue;
      event.issuers.push_back({need.issuer, {{need.issuer, {}, change.absences}}});
      return;
    }
    throw base::Error(ErrorCode::kNotFound, base::msg("usecase.plan.no_team", change.team));
  }
  const auto firm = std::ranges::find_if(plan.firms, [&](const model::Enterprise& enterprise) {
    return enterprise.credit_code.text() == change.firm;
  });
  if (firm == plan.firms.end()) {
    throw base::Error(ErrorCode::kNotFound, base::msg("usecase.plan.no_firm", change.firm));
  }
  for (auto& terms : event.firms) {
    if (terms.firm != firm->credit_code) continue;
    terms.absences = change.absences;
    return;
  }
  event.firms.push_back({firm->credit_code, std::nullopt, change.absences});
}

void list_changes(Plan& plan, const TimetableInput& input, const plan::Replan& result) {
  const auto meeting = [&](plan::Index i, const std::optional<plan::Seat>& seat) {
    return seat ? std::optional(planned_meeting(input, i, *seat)) : std::nullopt;
  };
  for (const auto* list : {&result.moved, &result.retabled}) {
    for (const auto& moved : *list) {
      plan.changes.push_back(
          {moved.meeting, meeting(moved.meeting, moved.from), meeting(moved.meeting, moved.to)}
      );
    }
  }
  std::ranges::sort(plan.changes, {}, &model::MeetingChange::invitation);
  plan.fewest_changes_proven = result.proven;
}

}  // namespace

Plan make_plan(
    const model::DockingEvent& event,
    const std::vector<NeedCandidates>& needs,
    FirmSource& source,
    const PlanOrigin& origin
) {
  if (needs.empty()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("usecase.plan.no_needs"));
  }
  Plan plan;
  plan.event = event;
  plan.made_at = origin.made_at;
  plan.store_revision = origin.store_revision;
  for (const auto& need : needs) {
    plan.needs.push_back(need.need);
    plan.firms_considered = std::max(plan.firms_considered, need.result.firms_considered);
  }
  auto input = lay_out_assignment(event, needs, source);
  plan.firms = input.firms;
  const auto assignment = plan::assign(input.problem);
  RT_INVARIANT(
      plan::check_assignment(input.problem, assignment).empty(),
      "the assignment breaks a rule of its event"
  );
  put_assignment(plan, needs, input, assignment);
  count_met(plan, input.problem);
  drop_other_firms(plan);
  put_first_timetable(plan);
  return plan;
}

Plan replan_event(const Plan& plan, const AvailabilityChange& change, const std::string& made_at) {
  Plan result = plan;
  result.id = 0;
  result.made_at = made_at;
  result.replanned_from = plan.id;
  result.changes.clear();
  set_absences(result.event, change, plan);
  const auto input = lay_out_timetable(result);
  const auto current = seats_of(plan, input);
  // Reasons of the earlier timetable are replaced; those of the assignment (no firm, or no need)
  // stay.
  std::erase_if(result.left_out, [](const model::LeftOut& left) {
    return left.need && left.firm && left.why.key.starts_with("usecase.plan.unseated");
  });
  const auto replanned = plan::replan(input.problem, current, {.seed = plan.event.seed});
  RT_INVARIANT(
      plan::check_timetable(input.problem, replanned.seats).empty(),
      "the new timetable breaks a rule of its event"
  );
  put_timetable(result, input, replanned.seats, replanned.unseated);
  result.timetable.bound = static_cast<int>(plan::fewest_slots(input.problem));
  list_changes(result, input, replanned);
  return result;
}

}  // namespace rongtong::usecase
