#include "plan/table_numbers.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace rongtong::plan {
namespace {

constexpr Index kNone = std::numeric_limits<Index>::max();

/// One table for each team. REQUIRES: tables >= teams.
std::vector<Index> own_tables(const Instance& in) {
  std::vector<Index> own(in.teams(), kNone);
  std::vector<char> taken(in.problem().tables, 0);
  for (Index t = 0; t < in.teams(); ++t) {
    if (const auto& home = in.problem().teams[t].home_table) {
      own[t] = *home;
      taken[*home] = 1;
    }
  }
  Index next = 0;
  for (auto& table : own) {
    if (table != kNone) continue;
    while (taken[next] != 0) ++next;
    table = next++;
  }
  return own;
}

/// Walks through the starts in the order of time; tables become free when their meeting ends.
class Walk {
 public:
  Walk(const Instance& in, Seats& seats, const Seats& current)
      : in_(in),
        seats_(seats),
        current_(current),
        busy_until_(in.problem().tables, 0),
        sat_last_(in.problem().tables, kNone),
        last_table_(in.teams(), kNone) {
    for (Index t = 0; t < in.teams(); ++t) {
      if (const auto& home = in.problem().teams[t].home_table) {
        last_table_[t] = *home;
        sat_last_[*home] = t;
      }
    }
  }

  void run() {
    std::vector<Index> order;
    for (Index m = 0; m < seats_.size(); ++m) {
      if (seats_[m]) order.push_back(m);
    }
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
      return seats_[a]->start < seats_[b]->start;
    });
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i;
      while (end < order.size() && seats_[order[end]]->start == seats_[order[i]]->start) ++end;
      seat_together(std::vector<Index>(
          order.begin() + static_cast<std::ptrdiff_t>(i),
          order.begin() + static_cast<std::ptrdiff_t>(end)
      ));
      i = end;
    }
  }

 private:
  /// Meetings that begin in one slot: whoever can stay stays, then the others take what is left.
  void seat_together(std::vector<Index> meetings) {
    for (const auto& wish : {&Walk::table_before, &Walk::table_of_team}) {
      std::vector<Index> rest;
      for (const Index m : meetings) {
        const Index table = (this->*wish)(m);
        if (table == kNone || !free(table, m)) {
          rest.push_back(m);
        } else {
          sit(m, table);
        }
      }
      meetings = std::move(rest);
    }
    for (const Index m : meetings) sit(m, any_table(m));
  }

  Index table_before(Index m) const {
    if (m >= current_.size() || !current_[m]) return kNone;
    const bool same =
        current_[m]->team == seats_[m]->team && current_[m]->start == seats_[m]->start;
    return same && current_[m]->table < in_.problem().tables ? current_[m]->table : kNone;
  }

  Index table_of_team(Index m) const { return last_table_[seats_[m]->team]; }

  bool free(Index table, Index m) const { return busy_until_[table] <= seats_[m]->start; }

  Index any_table(Index m) const {
    Index fallback = kNone;
    for (Index table = 0; table < busy_until_.size(); ++table) {
      if (!free(table, m)) continue;
      if (sat_last_[table] == kNone) return table;
      if (fallback == kNone) fallback = table;
    }
    RT_INVARIANT(fallback != kNone, "a slot has no more meetings than tables");
    return fallback;
  }

  void sit(Index m, Index table) {
    auto& seat = *seats_[m];
    seat.table = table;
    busy_until_[table] = seat.start + in_.meeting(m).length;
    if (last_table_[seat.team] != kNone && sat_last_[last_table_[seat.team]] == seat.team) {
      sat_last_[last_table_[seat.team]] = kNone;
    }
    sat_last_[table] = seat.team;
    last_table_[seat.team] = table;
  }

  const Instance& in_;
  Seats& seats_;
  const Seats& current_;
  std::vector<Index> busy_until_;  ///< by table: first free slot
  std::vector<Index> sat_last_;    ///< by table: team, which would like to come back
  std::vector<Index> last_table_;  ///< by team
};

/// Which tables are taken slot by slot, whoever sits there.
class TablePlan {
 public:
  TablePlan(const Instance& in, Seats& seats)
      : in_(in), seats_(seats), taken_(std::size_t{in.problem().tables} * in.slots(), 0) {}

  bool take(Index m, Index table) {
    if (table >= in_.problem().tables) return false;
    const Seat& seat = *seats_[m];
    const auto first =
        taken_.begin() + static_cast<std::ptrdiff_t>(std::size_t{table} * in_.slots() + seat.start);
    const auto end = first + in_.meeting(m).length;
    if (std::find(first, end, 1) != end) return false;
    std::fill(first, end, 1);
    seats_[m]->table = table;
    return true;
  }

  bool take_any(Index m) {
    for (Index table = 0; table < in_.problem().tables; ++table) {
      if (take(m, table)) return true;
    }
    return false;
  }

 private:
  const Instance& in_;
  Seats& seats_;
  std::vector<char> taken_;
};

}  // namespace

void number_tables(const Instance& instance, Seats& seats, const Seats& current) {
  if (instance.problem().tables < instance.teams()) return Walk(instance, seats, current).run();
  const auto own = own_tables(instance);
  for (auto& seat : seats) {
    if (seat) seat->table = own[seat->team];
  }
}

bool keep_tables(const Instance& instance, Seats& seats, const Seats& current) {
  TablePlan plan(instance, seats);
  std::vector<Index> table_of(instance.teams(), kNone);
  if (instance.problem().tables >= instance.teams()) table_of = own_tables(instance);
  std::vector<Index> moved;
  for (Index m = 0; m < seats.size(); ++m) {
    if (!seats[m]) continue;
    const auto& before = current[m];
    const bool stays = before && before->team == seats[m]->team && before->start == seats[m]->start;
    if (!stays) {
      moved.push_back(m);
    } else if (plan.take(m, before->table)) {
      table_of[seats[m]->team] = before->table;
    } else {
      return false;
    }
  }
  for (const Index m : moved) {
    if (!plan.take(m, table_of[seats[m]->team]) && !plan.take_any(m)) return false;
  }
  return true;
}

}  // namespace rongtong::plan
