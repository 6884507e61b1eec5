#include "plan/seat_search.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace rongtong::plan {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t kBaseWeight = 4;       ///< of each slot of a meeting
constexpr std::int32_t kLastSeatWeight = 40;  ///< of the only meeting that its firm has left
constexpr Index kTenure = 8;  ///< least moves until a pushed-out meeting may come back

struct Place {
  Index team = 0;
  Index start = 0;
};

class SeatSearch {
 public:
  SeatSearch(Board& board, const SearchTask& task, base::Random& random)
      : board_(board),
        in_(board.instance()),
        task_(task),
        random_(random),
        weight_(in_.meetings()),
        barred_until_(std::size_t{in_.meetings()} * in_.slots(), 0),
        where_(in_.meetings(), Board::kFree) {
    for (Index m = 0; m < in_.meetings(); ++m) {
      weight_[m] = kBaseWeight * static_cast<std::int32_t>(in_.meeting(m).length);
      if (!board.seated(m) && !locked(m)) wait(m);
    }
    firms_wanting_.assign(in_.firms(), 0);
    for (Index m = 0; m < in_.meetings(); ++m) ++firms_wanting_[in_.meeting(m).firm];
    for (Index f = 0; f < in_.firms(); ++f) {
      if (firms_wanting_[f] > 0 && board.firm_seats(f) == 0) ++empty_firms_;
    }
  }

  bool run() {
    keep_best();
    // Hopeless searches end early: without a new best for a third of the effort.
    patience_ = task_.effort / 3 + 1;
    for (now_ = 1; now_ <= task_.effort && !waiting_.empty(); ++now_) {
      move();
      if (rank() < best_rank_) {
        keep_best();
        best_at_ = now_;
      } else if (now_ - best_at_ > patience_) {
        break;
      }
    }
    const bool done = waiting_.empty();
    if (!done) restore_best();
    return done;
  }

 private:
  using Rank = std::pair<std::size_t, std::size_t>;

  bool locked(Index m) const { return task_.locked[m] != 0; }
  Rank rank() const { return {empty_firms_, waiting_.size()}; }

  void keep_best() {
    best_rank_ = rank();
    best_ = board_.seats();
  }

  void restore_best() {
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (board_.seated(m)) board_.unseat(m);
    }
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (best_[m]) board_.seat(m, best_[m]->team, best_[m]->start);
    }
  }

  void wait(Index m) {
    where_[m] = static_cast<Index>(waiting_.size());
    waiting_.push_back(m);
  }

  void stop_waiting(Index m) {
    waiting_[where_[m]] = waiting_.back();
    where_[waiting_.back()] = where_[m];
    waiting_.pop_back();
    where_[m] = Board::kFree;
  }

  void move() {
    const Index m = random_.pick(waiting_);
    best_cost_ = kNever;
    ties_ = 0;
    const bool any_team = now_ - best_at_ > patience_ / 2;
    for (const Index team : in_.meeting(m).teams) {
      if (any_team || team == task_.team[m]) look(m, team);
    }
    if (best_cost_ != kNever) sit(m, best_place_);
  }

  void look(Index m, Index team) {
    const auto& meeting = in_.meeting(m);
    for (Index start = 0; start + meeting.length <= task_.horizon; ++start) {
      if (!in_.fits(start, meeting.length, task_.horizon)) continue;
      const std::int32_t cost = price(m, team, start);
      if (cost > best_cost_ || cost == kNever) continue;
      if (cost > 0 && barred_until_[std::size_t{m} * in_.slots() + start] > now_) continue;
      if (cost < best_cost_) ties_ = 0;
      ++ties_;
      if (cost < best_cost_ || random_.below(ties_) == 0) best_place_ = {team, start};
      best_cost_ = cost;
    }
  }

  /// The weight of what would have to go; stops counting above the best so far.
  std::int32_t price(Index m, Index team, Index start) const {
    const auto& meeting = in_.meeting(m);
    std::int32_t cost = 0;
    Index last_team = Board::kFree, last_firm = Board::kFree;
    for (Index slot = start; slot < start + meeting.length; ++slot) {
      const Index by_team = board_.team_at(team, slot);
      const Index by_firm = board_.firm_at(meeting.firm, slot);
      if (by_team == Board::kAbsent || by_firm == Board::kAbsent) return kNever;
      if (by_team != Board::kFree && by_team != last_team) {
        if (locked(by_team)) return kNever;
        cost += weight_of(by_team);
        last_team = by_team;
      }
      if (by_firm != Board::kFree && by_firm != last_firm && by_firm != by_team) {
        if (locked(by_firm)) return kNever;
        cost += weight_of(by_firm);
        last_firm = by_firm;
      }
      if (board_.room(slot) == 0 && by_team == Board::kFree && by_firm == Board::kFree) {
        if (board_.used(slot) == 0) return kNever;
        cost += kBaseWeight;
      }
      if (cost > best_cost_) return kNever;
    }
    return cost;
  }

  std::int32_t weight_of(Index m) const {
    const bool last = board_.firm_seats(in_.meeting(m).firm) == 1;
    return weight_[m] + (last ? kLastSeatWeight : 0);
  }

  void sit(Index m, const Place& place) {
    const auto& meeting = in_.meeting(m);
    for (Index slot = place.start; slot < place.start + meeting.length; ++slot) {
      if (const Index other = board_.team_at(place.team, slot); other != Board::kFree)
        push_out(other);
      if (const Index other = board_.firm_at(meeting.firm, slot); other != Board::kFree)
        push_out(other);
    }
    for (Index slot = place.start; slot < place.start + meeting.length; ++slot) {
      if (board_.room(slot) > 0) continue;
      const Index victim = lightest_in(slot);
      if (victim == Board::kFree) return;
      push_out(victim);
    }
    if (board_.firm_seats(meeting.firm) == 0) --empty_firms_;
    board_.seat(m, place.team, place.start);
    stop_waiting(m);
  }

  /// A meeting in the slot that is not locked and weighs least; the search begins at a random team.
  Index lightest_in(Index slot) {
    Index lightest = Board::kFree;
    const Index first = random_.below(in_.teams());
    for (Index i = 0; i < in_.teams(); ++i) {
      const Index m = board_.team_at((first + i) % in_.teams(), slot);
      if (m >= Board::kAbsent || locked(m)) continue;
      if (lightest == Board::kFree || weight_of(m) < weight_of(lightest)) lightest = m;
    }
    return lightest;
  }

  void push_out(Index m) {
    const Index start = board_.start(m);
    board_.unseat(m);
    if (board_.firm_seats(in_.meeting(m).firm) == 0) ++empty_firms_;
    wait(m);
    ++weight_[m];
    const auto spread = static_cast<std::uint32_t>(waiting_.size()) + kTenure;
    barred_until_[std::size_t{m} * in_.slots() + start] = now_ + kTenure + random_.below(spread);
  }

  Board& board_;
  const Instance& in_;
  const SearchTask& task_;
  base::Random& random_;
  std::vector<std::int32_t> weight_;
  std::vector<std::uint32_t> barred_until_;  ///< meeting * slots + start
  std::vector<Index> waiting_, where_;       ///< meetings without a seat; their places in waiting_
  std::vector<Index> firms_wanting_;
  std::size_t empty_firms_ = 0;
  std::uint32_t now_ = 0, best_at_ = 0, patience_ = 0, ties_ = 0;
  std::int32_t best_cost_ = kNever;
  Place best_place_;
  Rank best_rank_;
  Seats best_;
};

}  // namespace

bool search_seats(Board& board, const SearchTask& task, base::Random& random) {
  return SeatSearch(board, task, random).run();
}

}  // namespace rongtong::plan
