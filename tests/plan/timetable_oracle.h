#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "plan/timetable.h"

namespace rongtong::plan {

/// Walks through every timetable of a tiny event, with plain sets and no table of the solver's.
class TimetableOracle {
 public:
  explicit TimetableOracle(const TimetableProblem& problem) : problem_(problem) {
    for (std::size_t s = 0; s < problem.segments.size(); ++s) {
      segment_.insert(segment_.end(), problem.segments[s], static_cast<Index>(s));
    }
    seats_.resize(problem.meetings.size());
  }

  /// Calls `seen` with every timetable, full or not.
  void visit_all(const std::function<void(const Seats&)>& seen) { visit(0, seen); }

  std::size_t slots() const { return segment_.size(); }

 private:
  void visit(std::size_t m, const std::function<void(const Seats&)>& seen) {
    if (m == seats_.size()) return seen(seats_);
    visit(m + 1, seen);
    const auto& meeting = problem_.meetings[m];
    for (const Index team : meeting.teams) {
      for (Index start = 0; start < slots(); ++start) {
        if (meeting.start && *meeting.start != start) continue;
        if (!possible(meeting, team, start)) continue;
        mark(meeting, team, start, true);
        seats_[m] = Seat{team, start, 0};
        visit(m + 1, seen);
        seats_[m].reset();
        mark(meeting, team, start, false);
      }
    }
  }

  static bool contains(const std::vector<Index>& slots, Index slot) {
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  }

  bool possible(const Meeting& meeting, Index team, Index start) const {
    for (Index s = start; s < start + meeting.length; ++s) {
      if (s >= slots() || segment_[s] != segment_[start]) return false;
      if (contains(problem_.teams[team].absent, s)) return false;
      if (contains(problem_.firms[meeting.firm].absent, s)) return false;
      if (team_busy_.contains({team, s}) || firm_busy_.contains({meeting.firm, s})) return false;
      const Index tables = problem_.tables_at.empty()
                               ? problem_.tables
                               : std::min(problem_.tables, problem_.tables_at[s]);
      if (in_slot(s) >= tables) return false;
    }
    return true;
  }

  std::size_t in_slot(Index slot) const {
    return static_cast<std::size_t>(std::count_if(
        team_busy_.begin(), team_busy_.end(), [&](const auto& at) { return at.second == slot; }
    ));
  }

  void mark(const Meeting& meeting, Index team, Index start, bool busy) {
    for (Index s = start; s < start + meeting.length; ++s) {
      if (busy) {
        team_busy_.insert({team, s});
        firm_busy_.insert({meeting.firm, s});
      } else {
        team_busy_.erase({team, s});
        firm_busy_.erase({meeting.firm, s});
      }
    }
  }

  const TimetableProblem& problem_;
  std::vector<Index> segment_;
  std::set<std::pair<Index, Index>> team_busy_, firm_busy_;
  Seats seats_;
};

inline Index slots_used(const TimetableProblem& problem, const Seats& seats) {
  Index used = 0;
  for (std::size_t m = 0; m < seats.size(); ++m) {
    if (seats[m]) used = std::max(used, seats[m]->start + problem.meetings[m].length);
  }
  return used;
}

inline std::size_t count_unseated(const Seats& seats) {
  return static_cast<std::size_t>(std::count_if(seats.begin(), seats.end(), [](const auto& seat) {
    return !seat;
  }));
}

/// Firms that have meetings but no seat.
inline std::size_t empty_firms(const TimetableProblem& problem, const Seats& seats) {
  std::set<Index> wanting, seated;
  for (std::size_t m = 0; m < seats.size(); ++m) {
    wanting.insert(problem.meetings[m].firm);
    if (seats[m]) seated.insert(problem.meetings[m].firm);
  }
  return wanting.size() - seated.size();
}

}  // namespace rongtong::plan
