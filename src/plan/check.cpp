#include "plan/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace rongtong::plan {
namespace {

/// Counts what stands in an assignment without any of the solver's tables.
class AssignmentChecker {
 public:
  AssignmentChecker(const AssignmentProblem& problem, const Assignment& assignment)
      : problem_(problem),
        assignment_(assignment),
        need_load_(problem.needs.size(), 0),
        firm_load_(problem.firms.size(), 0) {
    for (const auto& pair : problem.forbidden) forbidden_.emplace(pair.need, pair.firm);
  }

  std::vector<AssignmentViolation> run() {
    if (!count_pairs()) return violations_;
    check_loads(problem_.needs, need_load_, AssignmentFault::kNeedOverfull);
    check_loads(problem_.firms, firm_load_, AssignmentFault::kFirmOverfull);
    check_pins();
    check_totals();
    return violations_;
  }

 private:
  void report(AssignmentFault fault, std::size_t index) {
    violations_.push_back({fault, static_cast<Index>(index)});
  }

  bool count_pairs() {
    for (std::size_t i = 0; i < assignment_.chosen.size(); ++i) {
      const Index p = assignment_.chosen[i];
      if (p >= problem_.pairs.size()) {
        report(AssignmentFault::kNoSuchPair, i);
        continue;
      }
      const auto& pair = problem_.pairs[p];
      if (!chosen_.insert(p).second) report(AssignmentFault::kChosenTwice, p);
      if (forbidden_.contains({pair.need, pair.firm})) report(AssignmentFault::kForbiddenPair, p);
      ++need_load_[pair.need];
      ++firm_load_[pair.firm];
      total_ += pair.weight;
    }
    return violations_.empty();
  }

  void check_loads(
      const std::vector<Limits>& limits, const std::vector<Index>& loads, AssignmentFault fault
  ) {
    for (std::size_t i = 0; i < limits.size(); ++i) {
      if (loads[i] > limits[i].maximum) report(fault, i);
    }
  }

  void check_pins() {
    std::set<Index> unmet;
    for (const auto& pin : assignment_.unmet_pins) unmet.insert(pin.pair);
    for (std::size_t p = 0; p < problem_.pairs.size(); ++p) {
      const auto index = static_cast<Index>(p);
      if (problem_.pairs[p].pinned && !chosen_.contains(index) && !unmet.contains(index)) {
        report(AssignmentFault::kPinMissed, p);
      }
    }
  }

  static std::int64_t missing(const std::vector<Limits>& limits, const std::vector<Index>& loads) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < limits.size(); ++i) {
      if (loads[i] < limits[i].minimum) sum += limits[i].minimum - loads[i];
    }
    return sum;
  }

  void check_totals() {
    const bool right = assignment_.objective == total_ && assignment_.bound >= total_ &&
                       assignment_.need_minimum_missing == missing(problem_.needs, need_load_) &&
                       assignment_.firm_minimum_missing == missing(problem_.firms, firm_load_);
    if (!right) report(AssignmentFault::kWrongTotal, 0);
  }

  const AssignmentProblem& problem_;
  const Assignment& assignment_;
  std::vector<AssignmentViolation> violations_;
  std::set<std::pair<Index, Index>> forbidden_;
  std::set<Index> chosen_;
  std::vector<Index> need_load_, firm_load_;
  std::int64_t total_ = 0;
};

/// Walks the seats slot by slot and looks for anyone who is in two places.
class SeatChecker {
 public:
  SeatChecker(const TimetableProblem& problem, const Seats& seats)
      : problem_(problem), seats_(seats) {
    for (std::size_t s = 0; s < problem.segments.size(); ++s) {
      segment_of_.insert(segment_of_.end(), problem.segments[s], static_cast<Index>(s));
    }
    for (const auto& team : problem.teams) {
      team_absent_.emplace_back(team.absent.begin(), team.absent.end());
    }
    for (const auto& firm : problem.firms) {
      firm_absent_.emplace_back(firm.absent.begin(), firm.absent.end());
    }
  }

  std::vector<SeatViolation> run() {
    for (std::size_t m = 0; m < seats_.size(); ++m) {
      if (seats_[m]) check_meeting(static_cast<Index>(m), *seats_[m]);
    }
    check_table_counts();
    return violations_;
  }

 private:
  using Key = std::pair<Index, Index>;  ///< (who or which table, slot)

  void report(SeatFault fault, Index meeting, Index other) {
    violations_.push_back({fault, meeting, other});
  }

  void check_meeting(Index m, const Seat& seat) {
    const auto& meeting = problem_.meetings[m];
    const bool may =
        std::find(meeting.teams.begin(), meeting.teams.end(), seat.team) != meeting.teams.end();
    if (!may || seat.team >= problem_.teams.size())
      return report(SeatFault::kWrongTeam, m, seat.team);
    if (meeting.start && *meeting.start != seat.start) {
      report(SeatFault::kPinMissed, m, *meeting.start);
    }
    if (seat.table >= problem_.tables) report(SeatFault::kNoSuchTable, m, seat.table);
    const std::size_t end = std::size_t{seat.start} + meeting.length;
    if (end > segment_of_.size() || segment_of_[seat.start] != segment_of_[end - 1]) {
      return report(SeatFault::kOutsideSegment, m, seat.start);
    }
    for (Index slot = seat.start; slot < end; ++slot) check_slot(m, seat, slot);
  }

  void check_slot(Index m, const Seat& seat, Index slot) {
    const Index firm = problem_.meetings[m].firm;
    if (team_absent_[seat.team].contains(slot)) report(SeatFault::kTeamAbsent, m, slot);
    if (firm_absent_[firm].contains(slot)) report(SeatFault::kFirmAbsent, m, slot);
    occupy(team_at_, {seat.team, slot}, m, SeatFault::kTeamTwice);
    occupy(firm_at_, {firm, slot}, m, SeatFault::kFirmTwice);
    occupy(table_at_, {seat.table, slot}, m, SeatFault::kTableTwice);
    in_slot_[slot].push_back(m);
  }

  void occupy(std::map<Key, Index>& taken, const Key& key, Index m, SeatFault fault) {
    const auto [at, fresh] = taken.emplace(key, m);
    if (!fresh) report(fault, m, at->second);
  }

  void check_table_counts() {
    for (const auto& [slot, meetings] : in_slot_) {
      const Index count = problem_.tables_at.empty()
                              ? problem_.tables
                              : std::min(problem_.tables, problem_.tables_at[slot]);
      if (meetings.size() > count) report(SeatFault::kTooManyTables, meetings.back(), slot);
    }
  }

  const TimetableProblem& problem_;
  const Seats& seats_;
  std::vector<SeatViolation> violations_;
  std::vector<Index> segment_of_;
  std::vector<std::set<Index>> team_absent_, firm_absent_;
  std::map<Key, Index> team_at_, firm_at_, table_at_;
  std::map<Index, std::vector<Index>> in_slot_;
};

}  // namespace

std::vector<AssignmentViolation> check_assignment(
    const AssignmentProblem& problem, const Assignment& assignment
) {
  return AssignmentChecker(problem, assignment).run();
}

std::vector<SeatViolation> check_timetable(const TimetableProblem& problem, const Seats& seats) {
  return SeatChecker(problem, seats).run();
}

}  // namespace rongtong::plan
