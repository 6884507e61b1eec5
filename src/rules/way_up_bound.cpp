#include "rules/way_up_bound.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rongtong::rules::way {

namespace {

/// Union and find over variables, then burdens.
class Links {
 public:
  explicit Links(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }
  std::uint32_t find(std::uint32_t of) {
    while (parent_[of] != of) of = parent_[of] = parent_[parent_[of]];
    return of;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

void row_members(const Row& row, std::vector<std::uint32_t>& members) {
  for (const auto& term : row.terms) members.push_back(term.variable);
  for (const auto& product : row.products) {
    members.push_back(product.first);
    members.push_back(product.second);
  }
}

void tree_members(const Problem& problem, TreeId tree, std::vector<std::uint32_t>& members) {
  const TreeNode& node = problem.nodes[tree];
  if (node.kind == TreeNode::Kind::kRow) row_members(problem.rows[node.index], members);
  if (node.kind == TreeNode::Kind::kBurden || node.kind == TreeNode::Kind::kForbid) {
    members.push_back(static_cast<std::uint32_t>(problem.variables.size() + node.index));
  }
  for (const TreeId child : node.children) tree_members(problem, child, members);
}

void join_all(Links& links, std::span<const std::uint32_t> members) {
  for (std::size_t i = 1; i < members.size(); ++i) links.join(members[0], members[i]);
}

/// One cluster's offer: for `cost` more, all of its items within that cost.
struct Offer {
  double cost = 0;
  std::int32_t points = 0;
};

struct PricedLevel {
  double cost = 0;
  std::size_t item = 0;
  std::uint16_t level = 0;
};

/// The knapsack: least cost of `need` points from clusters' offers.
class Knapsack {
 public:
  Knapsack(std::int32_t need, std::int32_t unit)
      : unit_(unit), cells_(static_cast<std::size_t>((need + unit - 1) / unit)) {
    least_.assign(cells_ + 1, kInfinity);
    least_[0] = 0;
  }

  void add(const std::vector<Offer>& offers) {
    std::vector<double> next = least_;
    std::vector<std::uint16_t> taken(cells_ + 1, 0);
    for (std::size_t s = 0; s < offers.size(); ++s) {
      const auto gain = static_cast<std::size_t>(offers[s].points / unit_);
      for (std::size_t k = 1; k <= cells_; ++k) {
        const double cost = least_[k > gain ? k - gain : 0] + offers[s].cost;
        if (cost >= next[k]) continue;
        next[k] = cost;
        taken[k] = static_cast<std::uint16_t>(s + 1);
      }
    }
    least_ = std::move(next);
    taken_.push_back(std::move(taken));
  }

  double cost() const { return least_[cells_]; }

  /// Which offer of each added cluster, + 1; 0: none.
  std::vector<std::uint16_t> choice(const std::vector<std::vector<Offer>>& offers) const {
    std::vector<std::uint16_t> chosen(taken_.size(), 0);
    std::size_t k = cells_;
    for (std::size_t c = taken_.size(); c-- > 0;) {
      chosen[c] = taken_[c][k];
      if (chosen[c] == 0) continue;
      const auto gain = static_cast<std::size_t>(offers[c][chosen[c] - 1U].points / unit_);
      k = k > gain ? k - gain : 0;
    }
    return chosen;
  }

 private:
  std::int32_t unit_;
  std::size_t cells_;
  std::vector<double> least_;
  std::vector<std::vector<std::uint16_t>> taken_;
};

/// All that the bound is about, for one demand: the total, or one group's minimum.
class Demand {
 public:
  Demand(
      const Problem& problem,
      const Clusters& clusters,
      const LevelCosts& costs,
      const TableState& state,
      std::span<const double> cluster_costs
  )
      : table_(problem.tables[state.table]),
        clusters_(clusters),
        costs_(costs),
        state_(state),
        cluster_costs_(cluster_costs) {}

  TableBound bound(
      std::int32_t need, std::optional<std::uint32_t> group, std::span<const std::uint16_t> reached
  ) {
    gather(group);
    need -= free_points(group);
    TableBound result;
    if (need <= 0) return result;
    Knapsack sack(need, unit());
    std::vector<std::vector<Offer>> offers;
    for (auto& levels : priced_) {
      offers.push_back(offers_of(levels));
      sack.add(offers.back());
    }
    result.extra = sack.cost();
    if (result.extra == kInfinity) return result;
    const auto chosen = sack.choice(offers);
    double dearest = -1;
    for (std::size_t c = 0; c < chosen.size(); ++c) {
      if (chosen[c] == 0) continue;
      const double budget = offers[c][chosen[c] - 1U].cost;
      for (const auto& level : priced_[c]) {
        if (level.cost > budget || level.level <= reached[level.item]) continue;
        if (level.cost < dearest || (level.cost == dearest && result.next.has_value())) continue;
        dearest = level.cost;
        result.next = {level.item, level.level};
      }
    }
    return result;
  }

 private:
  bool counts(std::size_t item, std::optional<std::uint32_t> group) const {
    return !group.has_value() || table_.items[item].group == *group;
  }
  double extra(std::size_t item, std::size_t level) const {
    const auto cluster = clusters_.of_item(state_.table, item);
    const double paid = cluster < cluster_costs_.size() ? cluster_costs_[cluster] : 0;
    return std::max(0.0, costs_[item][level] - paid);
  }
  std::int32_t points(std::size_t item, std::size_t level) const {
    return table_.items[item].levels[level].points;
  }

  /// The levels that may still be reached, by cluster, cheapest first.
  void gather(std::optional<std::uint32_t> group) {
    priced_.assign(clusters_.count() + 1, {});
    for (std::size_t i = 0; i < table_.items.size(); ++i) {
      if (!counts(i, group)) continue;
      auto& into = priced_[clusters_.of_item(state_.table, i)];
      for (std::uint16_t l = static_cast<std::uint16_t>(state_.low[i] + 1); l <= state_.high[i];
           ++l) {
        const double cost = extra(i, l);
        if (cost < kInfinity) into.push_back({cost, i, l});
      }
    }
    std::erase_if(priced_, [](const auto& levels) { return levels.empty(); });
    for (auto& levels : priced_) {
      std::ranges::stable_sort(levels, {}, &PricedLevel::cost);
    }
  }

  std::int32_t free_points(std::optional<std::uint32_t> group) const {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < table_.items.size(); ++i) {
      if (counts(i, group)) sum += points(i, state_.low[i]);
    }
    return sum;
  }

  std::int32_t unit() const {
    std::int32_t unit = 0;
    for (const auto& item : table_.items) {
      for (const auto& level : item.levels)
        unit = std::gcd(unit, level.points - item.levels[0].points);
    }
    return std::max(unit, 1);
  }

  std::vector<Offer> offers_of(const std::vector<PricedLevel>& levels) const {
    std::vector<Offer> offers;
    std::vector<std::uint16_t> level(table_.items.size(), 0);
    std::int32_t sum = 0;
    for (const auto& priced : levels) {
      const auto before = std::max(level[priced.item], state_.low[priced.item]);
      if (priced.level <= before) continue;
      sum += points(priced.item, priced.level) - points(priced.item, before);
      level[priced.item] = priced.level;
      if (!offers.empty() && offers.back().cost == priced.cost) {
        offers.back().points = sum;
      } else {
        offers.push_back({priced.cost, sum});
      }
    }
    return offers;
  }

  const Table& table_;
  const Clusters& clusters_;
  const LevelCosts& costs_;
  const TableState& state_;
  std::span<const double> cluster_costs_;
  std::vector<std::vector<PricedLevel>> priced_;
};

}  // namespace

Clusters::Clusters(const Problem& problem) {
  const std::size_t variables = problem.variables.size();
  Links links(variables + problem.burdens);
  std::vector<std::uint32_t> members;
  for (const auto& row : problem.rows) {
    members.clear();
    row_members(row, members);
    join_all(links, members);
  }
  std::vector<std::vector<std::uint32_t>> first(problem.tables.size());
  constexpr std::uint32_t kNothing = 0xffffffff;
  for (std::size_t t = 0; t < problem.tables.size(); ++t) {
    for (const auto& item : problem.tables[t].items) {
      members.clear();
      for (const auto& level : item.levels) tree_members(problem, level.tree, members);
      join_all(links, members);
      first[t].push_back(members.empty() ? kNothing : members.front());
    }
  }
  std::vector<std::uint32_t> number(variables + problem.burdens, kNothing);
  const auto cluster = [&](std::uint32_t of) {
    auto& held = number[links.find(of)];
    if (held == kNothing) held = static_cast<std::uint32_t>(count_++);
    return held;
  };
  for (std::uint32_t j = 0; j < variables; ++j) variables_.push_back(cluster(j));
  for (std::uint32_t b = 0; b < problem.burdens; ++b) {
    burdens_.push_back(cluster(static_cast<std::uint32_t>(variables) + b));
  }
  for (const auto& table : first) {
    auto& into = items_.emplace_back();
    for (const auto member : table) {
      into.push_back(member == kNothing ? static_cast<std::uint32_t>(count_) : cluster(member));
    }
  }
}

std::vector<double> Clusters::costs(
    const Problem& problem, std::span<const double> y, std::span<const Burden> burdens
) const {
  std::vector<double> costs(count_, 0);
  for (std::size_t j = 0; j < y.size(); ++j) {
    costs[variables_[j]] += problem.variables[j].cost * std::abs(y[j]);
  }
  for (std::size_t b = 0; b < burdens.size(); ++b) {
    if (burdens[b] == Burden::kTaken) costs[burdens_[b]] += problem.burden_price[b];
  }
  return costs;
}

TableBound bound_table(
    const Problem& problem,
    const Clusters& clusters,
    const LevelCosts& costs,
    const TableState& state,
    std::span<const double> cluster_costs,
    std::span<const std::uint16_t> reached
) {
  const Table& table = problem.tables[state.table];
  Demand demand(problem, clusters, costs, state, cluster_costs);
  TableBound best = demand.bound(table.mark, std::nullopt, reached);
  for (std::uint32_t g = 0; g < table.groups.size(); ++g) {
    if (table.groups[g].minimum <= 0) continue;
    const auto here = demand.bound(table.groups[g].minimum, g, reached);
    if (here.extra > best.extra || !best.next.has_value()) {
      best.extra = std::max(best.extra, here.extra);
      if (here.next.has_value()) best.next = here.next;
    }
  }
  return best;
}

}  // namespace rongtong::rules::way
