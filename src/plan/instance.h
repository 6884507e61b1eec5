#pragma once

#include <vector>

#include "plan/timetable.h"

namespace rongtong::plan {

/// A checked timetable problem with what every solver looks up. Borrows the problem.
class Instance {
 public:
  /// Throws kInvalidArgument for what make_timetable() documents.
  explicit Instance(const TimetableProblem& problem);

  const TimetableProblem& problem() const { return problem_; }
  const Meeting& meeting(Index m) const { return problem_.meetings[m]; }
  Index meetings() const { return static_cast<Index>(problem_.meetings.size()); }
  Index teams() const { return static_cast<Index>(problem_.teams.size()); }
  Index firms() const { return static_cast<Index>(problem_.firms.size()); }
  Index slots() const { return static_cast<Index>(segment_end_.size()); }

  /// One past the last slot of the segment in which `slot` lies.
  Index segment_end(Index slot) const { return segment_end_[slot]; }
  Index tables_at(Index slot) const { return tables_at_[slot]; }
  Index longest_segment() const { return longest_segment_; }

  bool team_absent(Index team, Index slot) const {
    return team_absent_[std::size_t{team} * slots() + slot] != 0;
  }
  bool firm_absent(Index firm, Index slot) const {
    return firm_absent_[std::size_t{firm} * slots() + slot] != 0;
  }

  /// Whether a meeting of `length` may begin at `start` and end within `horizon` slots.
  bool fits(Index start, Index length, Index horizon) const {
    return start < horizon && length <= horizon - start && length <= segment_end_[start] - start;
  }

 private:
  void lay_axis();
  void check_meetings() const;
  void check_home_tables() const;
  std::vector<char> absences(const std::vector<Attendee>& attendees) const;

  const TimetableProblem& problem_;
  std::vector<Index> segment_end_, tables_at_;
  std::vector<char> team_absent_, firm_absent_;  ///< attendee * slots + slot
  Index longest_segment_ = 0;
};

}  // namespace rongtong::plan
