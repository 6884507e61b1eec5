#include "plan/slot_bound.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace rongtong::plan {
namespace {

/// Longest first, each into the fullest run that still takes it; true is a proof.
bool packs_greedily(std::vector<Index> runs, const std::vector<Index>& lengths) {
  for (const Index length : lengths) {
    auto best = runs.end();
    for (auto run = runs.begin(); run != runs.end(); ++run) {
      if (*run >= length && (best == runs.end() || *run < *best)) best = run;
    }
    if (best == runs.end()) return false;
    *best -= length;
  }
  return true;
}

/// Necessary: for each length, all meetings at least so long fit by number and all by sum.
bool may_pack(const std::vector<Index>& runs, const std::vector<Index>& lengths) {
  const auto slots = std::accumulate(runs.begin(), runs.end(), std::uint64_t{0});
  if (std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0}) > slots) return false;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (i + 1 < lengths.size() && lengths[i + 1] == lengths[i]) continue;
    std::size_t places = 0;
    for (const Index run : runs) places += run / lengths[i];
    if (places < i + 1) return false;
  }
  return true;
}

/// Exact for lengths a > b > c: most meetings of length c beside x of length a and y of length b,
/// run by run.
class ThreeLengths {
 public:
  ThreeLengths(const std::vector<Index>& kinds, const std::vector<Index>& counts)
      : a_(kinds[0]),
        b_(kinds[1]),
        c_(kinds[2]),
        most_a_(counts[0]),
        most_b_(counts[1]),
        enough_c_(counts[2]),
        table_((most_a_ + std::size_t{1}) * (most_b_ + std::size_t{1}), -1) {
    table_[0] = 0;
  }

  bool packs(const std::vector<Index>& runs) {
    for (const Index run : runs) add(run);
    return table_.back() >= static_cast<std::int64_t>(enough_c_);
  }

 private:
  std::size_t at(Index x, Index y) const { return x * (most_b_ + std::size_t{1}) + y; }

  void add(Index run) {
    auto next = table_;
    for (Index x = 0; x <= most_a_; ++x) {
      for (Index y = 0; y <= most_b_; ++y) {
        if (table_[at(x, y)] >= 0) extend(run, x, y, next);
      }
    }
    table_ = std::move(next);
  }

  void extend(Index run, Index x, Index y, std::vector<std::int64_t>& next) const {
    for (Index i = 0; i * a_ <= run; ++i) {
      for (Index j = 0; i * a_ + j * b_ <= run; ++j) {
        auto& cell = next[at(std::min(x + i, most_a_), std::min(y + j, most_b_))];
        cell = std::max<std::int64_t>(cell, table_[at(x, y)] + (run - i * a_ - j * b_) / c_);
        if (y + j >= most_b_) break;
      }
      if (x + i >= most_a_) break;
    }
  }

  Index a_, b_, c_, most_a_, most_b_, enough_c_;
  std::vector<std::int64_t> table_;
};

/// Meetings that must all lie in the free slots of some attendees.
struct Load {
  std::vector<Index> lengths;
  std::vector<std::pair<Index, Index>> runs;  ///< (first, one past last), any order
};

std::vector<Index> cut_runs(const Load& load, Index horizon) {
  std::vector<Index> runs;
  for (const auto& [first, end] : load.runs) {
    if (first < horizon) runs.push_back(std::min(end, horizon) - first);
  }
  return runs;
}

/// The first horizon in [low, slots] for which `enough` holds, else slots + 1. `enough` stays true
/// once true.
Index first_horizon(Index low, Index slots, const std::function<bool(Index)>& enough) {
  Index high = slots + 1;
  while (low < high) {
    const Index middle = low + (high - low) / 2;
    if (enough(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/// Gathers the loads of firms and of groups of teams and takes the greatest horizon that one of
/// them needs.
class BoundFinder {
 public:
  explicit BoundFinder(const Instance& instance) : in_(instance) {
    group_of_.resize(in_.teams());
    std::iota(group_of_.begin(), group_of_.end(), Index{0});
    for (Index m = 0; m < in_.meetings(); ++m) {
      for (const Index team : in_.meeting(m).teams) join(in_.meeting(m).teams.front(), team);
    }
  }

  Index find() {
    bound_ = pinned_end();
    bound_ = std::max(bound_, places_horizon());
    std::vector<Load> firms(in_.firms()), groups(in_.teams());
    std::vector<char> firm_busy(std::size_t{in_.firms()} * in_.slots(), 0);
    for (Index m = 0; m < in_.meetings(); ++m) {
      const auto& meeting = in_.meeting(m);
      groups[group(meeting.teams.front())].lengths.push_back(meeting.length);
      if (!meeting.start) firms[meeting.firm].lengths.push_back(meeting.length);
      for (Index slot = first_pinned(meeting); slot < last_pinned(meeting); ++slot) {
        firm_busy[std::size_t{meeting.firm} * in_.slots() + slot] = 1;
      }
    }
    for (Index f = 0; f < in_.firms(); ++f) {
      const auto busy = [&](Index slot) {
        return in_.firm_absent(f, slot) || firm_busy[std::size_t{f} * in_.slots() + slot] != 0;
      };
      add_runs(busy, firms[f]);
      raise(firms[f]);
    }
    for (Index t = 0; t < in_.teams(); ++t) {
      add_runs([&](Index slot) { return in_.team_absent(t, slot); }, groups[group(t)]);
    }
    for (auto& load : groups) raise(load);
    return bound_;
  }

 private:
  Index group(Index team) {
    while (group_of_[team] != team) team = group_of_[team] = group_of_[group_of_[team]];
    return team;
  }
  void join(Index a, Index b) {
    a = group(a);
    b = group(b);
    group_of_[std::max(a, b)] = std::min(a, b);
  }

  Index first_pinned(const Meeting& meeting) const {
    return meeting.start ? std::min(*meeting.start, in_.slots()) : 0;
  }
  Index last_pinned(const Meeting& meeting) const {
    return meeting.start ? std::min(first_pinned(meeting) + meeting.length, in_.slots()) : 0;
  }

  Index pinned_end() const {
    Index end = 0;
    for (Index m = 0; m < in_.meetings(); ++m) end = std::max(end, last_pinned(in_.meeting(m)));
    return end;
  }

  /// Places in a slot: tables, but no more than teams or firms that are there.
  Index places_horizon() const {
    std::uint64_t wanted = 0;
    for (Index m = 0; m < in_.meetings(); ++m) wanted += in_.meeting(m).length;
    std::uint64_t places = 0;
    for (Index slot = 0; slot < in_.slots(); ++slot) {
      if (places >= wanted) return slot;
      Index teams = 0, firms = 0;
      for (Index t = 0; t < in_.teams(); ++t) teams += in_.team_absent(t, slot) ? 0U : 1U;
      for (Index f = 0; f < in_.firms(); ++f) firms += in_.firm_absent(f, slot) ? 0U : 1U;
      places += std::min({in_.tables_at(slot), teams, firms});
    }
    return places >= wanted ? in_.slots() : in_.slots() + 1;
  }

  template <class Busy>
  void add_runs(const Busy& busy, Load& load) const {
    for (Index slot = 0; slot < in_.slots();) {
      Index end = slot;
      while (end < in_.segment_end(slot) && !busy(end) && in_.tables_at(end) > 0) ++end;
      if (end > slot) load.runs.emplace_back(slot, end);
      slot = std::max(end, slot + 1);
    }
  }

  void raise(Load& load) {
    if (load.lengths.empty() || bound_ > in_.slots()) return;
    std::sort(load.lengths.begin(), load.lengths.end(), std::greater<>());
    bound_ = first_horizon(bound_, in_.slots(), [&](Index horizon) {
      return may_pack(cut_runs(load, horizon), load.lengths);
    });
    while (bound_ <= in_.slots() && !fits_runs(cut_runs(load, bound_), load.lengths)) ++bound_;
  }

  const Instance& in_;
  std::vector<Index> group_of_;
  Index bound_ = 0;
};

}  // namespace

bool fits_runs(const std::vector<Index>& runs, std::vector<Index> lengths) {
  std::sort(lengths.begin(), lengths.end(), std::greater<>());
  if (!may_pack(runs, lengths)) return false;
  if (packs_greedily(runs, lengths)) return true;
  std::vector<Index> kinds, counts;
  for (const Index length : lengths) {
    if (kinds.empty() || kinds.back() != length) {
      kinds.push_back(length);
      counts.push_back(0);
    }
    ++counts.back();
  }
  if (kinds.size() > 3) return true;
  while (kinds.size() < 3) {
    kinds.insert(kinds.begin(), kinds.front() + 1);
    counts.insert(counts.begin(), 0);
  }
  return ThreeLengths(kinds, counts).packs(runs);
}

Index slot_bound(const Instance& instance) { return BoundFinder(instance).find(); }

}  // namespace rongtong::plan
