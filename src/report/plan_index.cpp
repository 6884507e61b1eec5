#include "report/plan_index.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/error.h"

namespace rongtong::report {
namespace {

void require(bool inside, const char* list, std::size_t index) {
  if (inside) return;
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("report.broken_plan", list, index)
  );
}

void check_indices(const model::Plan& plan) {
  for (const auto& invitation : plan.invitations) {
    require(invitation.need < plan.needs.size(), "needs", invitation.need);
    require(invitation.firm < plan.firms.size(), "firms", invitation.firm);
  }
  for (const auto& meeting : plan.meetings) {
    require(meeting.invitation < plan.invitations.size(), "invitations", meeting.invitation);
    require(meeting.table >= 1 && meeting.table <= 100'000, "tables", 0);
    require(meeting.day.ok(), "days", 0);
  }
  for (const auto& left : plan.left_out) {
    if (left.need) require(*left.need < plan.needs.size(), "needs", *left.need);
    if (left.firm) require(*left.firm < plan.firms.size(), "firms", *left.firm);
  }
  for (const auto& change : plan.changes) {
    require(change.invitation < plan.invitations.size(), "invitations", change.invitation);
  }
}

std::vector<std::size_t> in_time(const std::vector<model::PlannedMeeting>& meetings) {
  std::vector<std::size_t> order(meetings.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::size_t i) {
    const auto& m = meetings[i];
    return std::tuple(m.day, m.span.from, m.table, i);
  };
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
  return order;
}

std::vector<TeamMeetings> by_team(const PlanIndex& index) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> teams;
  for (const auto i : index.meetings_in_time) {
    const auto& meeting = index.plan.meetings[i];
    teams[{index.need_of(meeting).issuer, meeting.team}].push_back(i);
  }
  std::vector<TeamMeetings> list;
  list.reserve(teams.size());
  for (auto& [key, meetings] : teams) {
    list.push_back({key.first, key.second, std::move(meetings)});
  }
  return list;
}

}  // namespace

int table_count(const model::Plan& plan) {
  int tables = plan.event.tables;
  for (const auto& meeting : plan.meetings) tables = std::max(tables, meeting.table);
  return tables;
}

PlanIndex::PlanIndex(const model::Plan& plan_in)
    : plan(plan_in),
      invitations_of_need(plan.needs.size()),
      invitations_of_firm(plan.firms.size()),
      meeting_of_invitation(plan.invitations.size()),
      meetings_of_firm(plan.firms.size()) {
  check_indices(plan);
  for (std::size_t i = 0; i < plan.invitations.size(); ++i) {
    invitations_of_need[plan.invitations[i].need].push_back(i);
    invitations_of_firm[plan.invitations[i].firm].push_back(i);
    all_invitations.push_back(i);
  }
  meetings_in_time = in_time(plan.meetings);
  int last_table = 0;
  for (const auto& meeting : plan.meetings) last_table = std::max(last_table, meeting.table);
  meetings_at_table.resize(static_cast<std::size_t>(last_table));
  for (const auto i : meetings_in_time) {
    const auto& meeting = plan.meetings[i];
    auto& seat = meeting_of_invitation[meeting.invitation];
    if (!seat) seat = i;
    meetings_of_firm[plan.invitations[meeting.invitation].firm].push_back(i);
    meetings_at_table[static_cast<std::size_t>(meeting.table - 1)].push_back(i);
  }
  teams = by_team(*this);
  for (std::size_t f = 0; f < plan.firms.size(); ++f) {
    if (!invitations_of_firm[f].empty()) invited_firms.push_back(f);
  }
  std::sort(invited_firms.begin(), invited_firms.end(), [&](auto a, auto b) {
    return std::tie(plan.firms[a].name, a) < std::tie(plan.firms[b].name, b);
  });
}

const model::Need& PlanIndex::need_of(const model::PlannedMeeting& meeting) const {
  return plan.needs[plan.invitations[meeting.invitation].need];
}

const model::Enterprise& PlanIndex::firm_of(const model::PlannedMeeting& meeting) const {
  return plan.firms[plan.invitations[meeting.invitation].firm];
}

std::optional<double> PlanIndex::mean_fit(const std::vector<std::size_t>& invitations) const {
  double sum = 0;
  std::size_t matched = 0;
  for (const auto i : invitations) {
    if (!was_matched(plan.invitations[i])) continue;
    sum += plan.invitations[i].candidate.fit;
    ++matched;
  }
  if (matched == 0) return std::nullopt;
  return sum / static_cast<double>(matched);
}

}  // namespace rongtong::report
