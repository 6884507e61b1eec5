#include "plan/board.h"

namespace rongtong::plan {

Board::Board(const Instance& instance)
    : instance_(&instance),
      slots_(instance.slots()),
      team_at_(std::size_t{instance.teams()} * slots_, kFree),
      firm_at_(std::size_t{instance.firms()} * slots_, kFree),
      used_(slots_, 0),
      start_(instance.meetings(), kFree),
      team_(instance.meetings(), kFree),
      firm_seats_(instance.firms(), 0) {
  for (Index slot = 0; slot < slots_; ++slot) {
    for (Index t = 0; t < instance.teams(); ++t) {
      if (instance.team_absent(t, slot)) team_at_[std::size_t{t} * slots_ + slot] = kAbsent;
    }
    for (Index f = 0; f < instance.firms(); ++f) {
      if (instance.firm_absent(f, slot)) firm_at_[std::size_t{f} * slots_ + slot] = kAbsent;
    }
  }
}

bool Board::open(Index meeting, Index team, Index start) const {
  const auto& what = instance_->meeting(meeting);
  for (Index slot = start; slot < start + what.length; ++slot) {
    if (team_at(team, slot) != kFree || firm_at(what.firm, slot) != kFree || room(slot) == 0) {
      return false;
    }
  }
  return true;
}

void Board::fill(Index meeting, Index value, Index change) {
  const auto& what = instance_->meeting(meeting);
  for (Index slot = start_[meeting]; slot < start_[meeting] + what.length; ++slot) {
    team_at_[std::size_t{team_[meeting]} * slots_ + slot] = value;
    firm_at_[std::size_t{what.firm} * slots_ + slot] = value;
    used_[slot] += change;
  }
  firm_seats_[what.firm] += change;
}

void Board::seat(Index meeting, Index team, Index start) {
  start_[meeting] = start;
  team_[meeting] = team;
  fill(meeting, meeting, 1);
}

void Board::unseat(Index meeting) {
  fill(meeting, kFree, static_cast<Index>(-1));
  start_[meeting] = kFree;
}

Seats Board::seats() const {
  Seats seats(start_.size());
  for (std::size_t m = 0; m < seats.size(); ++m) {
    if (start_[m] != kFree) seats[m] = Seat{team_[m], start_[m], 0};
  }
  return seats;
}

}  // namespace rongtong::plan
