#pragma once

#include <limits>
#include <vector>

#include "plan/instance.h"

namespace rongtong::plan {

/// Who sits where, slot by slot, while a timetable is being made. No one is ever in two places and
/// no slot has more meetings than tables: every change keeps that. Borrows the instance.
class Board {
 public:
  static constexpr Index kFree = std::numeric_limits<Index>::max();
  static constexpr Index kAbsent = kFree - 1;

  explicit Board(const Instance& instance);

  /// The meeting of the team (firm) in a slot, kFree or kAbsent.
  Index team_at(Index team, Index slot) const {
    return team_at_[std::size_t{team} * slots_ + slot];
  }
  Index firm_at(Index firm, Index slot) const {
    return firm_at_[std::size_t{firm} * slots_ + slot];
  }
  Index used(Index slot) const { return used_[slot]; }  ///< meetings in the slot
  Index room(Index slot) const { return instance_->tables_at(slot) - used_[slot]; }

  bool seated(Index meeting) const { return start_[meeting] != kFree; }
  Index start(Index meeting) const { return start_[meeting]; }
  Index team(Index meeting) const { return team_[meeting]; }
  Index firm_seats(Index firm) const { return firm_seats_[firm]; }  ///< seated meetings of the firm

  /// Whether the meeting could sit there as things are. REQUIRES: instance.fits(start, length,
  /// ...).
  bool open(Index meeting, Index team, Index start) const;

  /// REQUIRES: not seated, and open.
  void seat(Index meeting, Index team, Index start);
  /// REQUIRES: seated.
  void unseat(Index meeting);

  /// Starts and teams without tables (table 0).
  Seats seats() const;

  const Instance& instance() const { return *instance_; }

 private:
  void fill(Index meeting, Index value, Index change);

  const Instance* instance_;
  Index slots_;
  std::vector<Index> team_at_, firm_at_, used_;
  std::vector<Index> start_, team_;
  std::vector<Index> firm_seats_;
};

}  // namespace rongtong::plan
