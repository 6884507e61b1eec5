#include <algorithm>
#include <numeric>

#include "plan/board.h"
#include "plan/instance.h"
#include "plan/timetable.h"

namespace rongtong::plan {
namespace {

constexpr Index kNone = Board::kFree;

/// Chooses the teams of one group: teams that share meetings. A team may take as much as its free
/// slots up to a horizon hold; the horizon grows until every meeting has a team. Meetings go need
/// by need first, then each that is left pushes others aside along a chain. With equal lengths
/// chains are augmenting paths, so the horizon is the least possible.
class GroupChoice {
 public:
  GroupChoice(const Instance& instance, std::vector<Index> meetings, std::vector<Index>& choice)
      : in_(instance), meetings_(std::move(meetings)), choice_(choice), room_(instance.teams(), 0) {
    unit_ = in_.meeting(meetings_.front()).length;
    for (const Index m : meetings_) {
      if (in_.meeting(m).length != unit_) unit_ = 1;
      for (const Index t : in_.meeting(m).teams) teams_.push_back(t);
    }
    std::sort(teams_.begin(), teams_.end());
    teams_.erase(std::unique(teams_.begin(), teams_.end()), teams_.end());
    held_.resize(in_.teams());
  }

  void run() {
    settle_pins();
    std::uint64_t wanted = 0;
    for (const Index m : meetings_) wanted += size(m);
    Index horizon = least_horizon(wanted);
    while (!choose(horizon)) ++horizon;
    gather_needs();
  }

 private:
  /// In units: slots, or whole meetings when all are equally long.
  Index size(Index m) const { return in_.meeting(m).length / unit_; }

  /// Units that fit into the team's free runs of the first `horizon` slots. Slots behind the axis
  /// count as free, so that even an event that is far too short gets balanced teams.
  Index capacity(Index team, Index horizon) const {
    Index units = 0;
    const Index end = std::min(horizon, in_.slots());
    for (Index slot = 0; slot < end;) {
      Index last = slot;
      while (last < std::min(end, in_.segment_end(slot)) && !in_.team_absent(team, last)) ++last;
      units += (last - slot) / unit_;
      slot = std::max(last, slot + 1);
    }
    return units + (horizon - end);
  }

  /// The first horizon in which all teams together have `wanted` units of room.
  Index least_horizon(std::uint64_t wanted) const {
    Index low = 0, high = in_.slots() + static_cast<Index>(wanted);
    while (low < high) {
      const Index middle = low + (high - low) / 2;
      std::uint64_t room = 0;
      for (const Index t : teams_) room += capacity(t, middle);
      (room >= wanted ? high : low) = room >= wanted ? middle : middle + 1;
    }
    return low;
  }

  bool can_hold(Index m, Index team) const {
    const auto& teams = in_.meeting(m).teams;
    if (pinned_team_[place(m)] != kNone) return pinned_team_[place(m)] == team;
    return std::find(teams.begin(), teams.end(), team) != teams.end();
  }

  std::size_t place(Index m) const {
    return static_cast<std::size_t>(
        std::lower_bound(meetings_.begin(), meetings_.end(), m) - meetings_.begin()
    );
  }

  /// A pinned meeting takes the first eligible team that is there and not pinned elsewhere at the
  /// time.
  void settle_pins() {
    pinned_team_.assign(meetings_.size(), kNone);
    std::vector<std::vector<char>> busy(in_.teams());
    for (const Index m : meetings_) {
      const auto& meeting = in_.meeting(m);
      if (!meeting.start || !in_.fits(*meeting.start, meeting.length, in_.slots())) continue;
      for (const Index t : meeting.teams) {
        auto& taken = busy[t];
        if (taken.empty()) taken.assign(in_.slots(), 0);
        bool free = true;
        for (Index s = *meeting.start; s < *meeting.start + meeting.length; ++s) {
          free = free && taken[s] == 0 && !in_.team_absent(t, s);
        }
        if (!free) continue;
        for (Index s = *meeting.start; s < *meeting.start + meeting.length; ++s) taken[s] = 1;
        pinned_team_[place(m)] = t;
        break;
      }
    }
  }

  bool choose(Index horizon) {
    for (const Index t : teams_) {
      room_[t] = capacity(t, horizon);
      held_[t].clear();
    }
    for (const Index m : meetings_) choice_[m] = kNone;
    place_whole_needs();
    auto rest = meetings_;
    std::stable_sort(rest.begin(), rest.end(), [&](Index a, Index b) { return size(a) > size(b); });
    for (const Index m : rest) {
      if (choice_[m] != kNone) continue;
      visited_.assign(in_.teams(), 0);
      if (!push(m)) return false;
    }
    return true;
  }

  /// Largest needs first, each to the team with most room if all its meetings fit there.
  void place_whole_needs() {
    auto order = meetings_;
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
      return in_.meeting(a).need < in_.meeting(b).need;
    });
    std::vector<std::pair<Index, std::vector<Index>>> needs;
    for (const Index m : order) {
      const bool same =
          !needs.empty() && in_.meeting(needs.back().second.front()).need == in_.meeting(m).need;
      if (!same) needs.emplace_back();
      needs.back().first += size(m);
      needs.back().second.push_back(m);
    }
    std::stable_sort(needs.begin(), needs.end(), [](const auto& a, const auto& b) {
      return a.first > b.first;
    });
    for (const auto& [total, own] : needs) {
      Index best = kNone;
      for (const Index t : teams_) {
        const bool all =
            std::all_of(own.begin(), own.end(), [&](Index m) { return can_hold(m, t); });
        if (all && room_[t] >= total && (best == kNone || room_[t] > room_[best])) best = t;
      }
      if (best == kNone) continue;
      for (const Index m : own) give(m, best);
    }
  }

  void give(Index m, Index team) {
    choice_[m] = team;
    room_[team] -= size(m);
    held_[team].push_back(m);
  }

  void take(Index m) {
    auto& held = held_[choice_[m]];
    held.erase(std::find(held.begin(), held.end(), m));
    room_[choice_[m]] += size(m);
    choice_[m] = kNone;
  }

  /// Finds a team for `m`; a meeting in its way that is no longer may have to go elsewhere.
  bool push(Index m) {
    Index best = kNone;
    for (const Index t : teams_) {
      if (!can_hold(m, t) || room_[t] < size(m)) continue;
      if (best == kNone || room_[t] > room_[best]) best = t;
    }
    if (best != kNone) {
      give(m, best);
      return true;
    }
    for (const Index t : teams_) {
      if (!can_hold(m, t) || visited_[t] != 0) continue;
      visited_[t] = 1;
      const auto held = held_[t];
      for (const Index other : held) {
        if (size(other) > size(m) || room_[t] + size(other) < size(m)) continue;
        take(other);
        if (push_elsewhere(other, t)) {
          give(m, t);
          return true;
        }
        give(other, t);
      }
    }
    return false;
  }

  bool push_elsewhere(Index m, Index not_here) {
    const Index room = room_[not_here];
    room_[not_here] = 0;
    const bool placed = push(m);
    room_[not_here] += room;
    return placed;
  }

  Index with_need(Index team, Index need) const {
    Index count = 0;
    for (const Index m : held_[team]) count += in_.meeting(m).need == need ? 1U : 0U;
    return count;
  }

  /// Moves and swaps that bring meetings of one need together without needing more room.
  void gather_needs() {
    bool better = true;
    while (better) {
      better = false;
      for (const Index m : meetings_) better |= join_its_need(m);
    }
  }

  bool join_its_need(Index m) {
    const Index need = in_.meeting(m).need;
    const Index from = choice_[m];
    for (const Index to : teams_) {
      if (to == from || !can_hold(m, to)) continue;
      const Index gain = with_need(to, need);
      const Index loss = with_need(from, need) - 1;
      if (gain <= loss) continue;
      if (room_[to] >= size(m)) {
        take(m);
        give(m, to);
        return true;
      }
      if (swap_for(m, to, gain - loss)) return true;
    }
    return false;
  }

  /// Swaps `m` with a meeting of `to` that loses less company than `m` gains.
  bool swap_for(Index m, Index to, Index gain) {
    const Index from = choice_[m];
    const auto held = held_[to];
    for (const Index other : held) {
      const Index need = in_.meeting(other).need;
      if (need == in_.meeting(m).need || !can_hold(other, from)) continue;
      if (room_[to] + size(other) < size(m) || room_[from] + size(m) < size(other)) continue;
      if (with_need(from, need) + gain <= with_need(to, need) - 1) continue;
      take(m);
      take(other);
      give(m, to);
      give(other, from);
      return true;
    }
    return false;
  }

  const Instance& in_;
  std::vector<Index> meetings_, teams_;
  std::vector<Index>& choice_;
  std::vector<Index> room_;               ///< by team, in units
  std::vector<std::vector<Index>> held_;  ///< by team
  std::vector<Index> pinned_team_;        ///< by place in meetings_
  std::vector<char> visited_;
  Index unit_ = 1;
};

}  // namespace

std::vector<Index> assign_teams(const TimetableProblem& problem) {
  const Instance instance(problem);
  std::vector<Index> group(instance.teams());
  std::iota(group.begin(), group.end(), Index{0});
  const auto find = [&](Index t) {
    while (group[t] != t) t = group[t] = group[group[t]];
    return t;
  };
  for (const auto& meeting : problem.meetings) {
    for (const Index t : meeting.teams) {
      const Index a = find(t), b = find(meeting.teams.front());
      group[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<std::vector<Index>> meetings(instance.teams());
  for (Index m = 0; m < instance.meetings(); ++m) {
    meetings[find(problem.meetings[m].teams.front())].push_back(m);
  }
  std::vector<Index> choice(instance.meetings(), kNone);
  for (auto& own : meetings) {
    if (!own.empty()) GroupChoice(instance, std::move(own), choice).run();
  }
  return choice;
}

}  // namespace rongtong::plan
