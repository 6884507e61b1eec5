#include "plan/instance.h"

#include <algorithm>

#include "base/error.h"

namespace rongtong::plan {
namespace {

template <class... Args>
[[noreturn]] void refuse(const char* phrase, const Args&... args) {
  throw base::Error(base::ErrorCode::kInvalidArgument, base::msg(phrase, args...));
}

/// Two weeks of five-minute slots, day and night; a mistyped length should be told, not allocated.
constexpr std::uint64_t kMostSlots = 4'032;

}  // namespace

Instance::Instance(const TimetableProblem& problem) : problem_(problem) {
  lay_axis();
  check_meetings();
  check_home_tables();
  team_absent_ = absences(problem.teams);
  firm_absent_ = absences(problem.firms);
}

void Instance::lay_axis() {
  std::uint64_t total = 0;
  for (const Index length : problem_.segments) total += length;
  if (total > kMostSlots) refuse("plan.too_many_slots", total, kMostSlots);
  for (const Index length : problem_.segments) {
    const auto end = static_cast<Index>(segment_end_.size()) + length;
    segment_end_.insert(segment_end_.end(), length, end);
    longest_segment_ = std::max(longest_segment_, length);
  }
  const auto& counts = problem_.tables_at;
  if (!counts.empty() && counts.size() != segment_end_.size()) {
    refuse("plan.tables_at_size", counts.size(), segment_end_.size());
  }
  tables_at_.assign(segment_end_.size(), problem_.tables);
  for (std::size_t s = 0; s < counts.size(); ++s) {
    tables_at_[s] = std::min(problem_.tables, counts[s]);
  }
}

void Instance::check_meetings() const {
  for (std::size_t m = 0; m < problem_.meetings.size(); ++m) {
    const auto& meeting = problem_.meetings[m];
    if (meeting.teams.empty()) refuse("plan.meeting_without_team", m);
    if (meeting.length == 0) refuse("plan.meeting_without_length", m);
    if (meeting.firm >= problem_.firms.size()) refuse("plan.no_such_firm", m, meeting.firm);
    for (const Index team : meeting.teams) {
      if (team >= problem_.teams.size()) refuse("plan.no_such_team", m, team);
    }
  }
}

void Instance::check_home_tables() const {
  std::vector<Index> seen;
  for (std::size_t t = 0; t < problem_.teams.size(); ++t) {
    const auto& home = problem_.teams[t].home_table;
    if (!home) continue;
    if (*home >= problem_.tables) refuse("plan.no_such_table", t, *home, problem_.tables);
    if (std::find(seen.begin(), seen.end(), *home) != seen.end()) {
      refuse("plan.home_table_twice", t, *home);
    }
    seen.push_back(*home);
  }
}

std::vector<char> Instance::absences(const std::vector<Attendee>& attendees) const {
  std::vector<char> absent(attendees.size() * slots(), 0);
  for (std::size_t a = 0; a < attendees.size(); ++a) {
    for (const Index slot : attendees[a].absent) {
      if (slot >= slots()) refuse("plan.no_such_slot", slot, slots());
      absent[a * slots() + slot] = 1;
    }
  }
  return absent;
}

}  // namespace rongtong::plan
