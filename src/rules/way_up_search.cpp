#include "rules/way_up_search.h"

#include <algorithm>
#include <cmath>

#include "rules/way_up_bound.h"
#include "rules/way_up_relax.h"
#include "rules/way_up_state.h"

namespace rongtong::rules::way {

namespace {

/// Costs nearer than this are equal: less than any burden's price.
constexpr double kSameCost = 0.004;
/// Where products are halved: they stop a millionth above the bound.
constexpr double kProductGap = 1e-6;
constexpr std::size_t kTightenings = 4;

class Searcher {
 public:
  Searcher(
      const Problem& problem,
      const Clusters& clusters,
      Relaxation& relaxation,
      std::size_t most,
      double most_cost
  )
      : problem_(problem),
        clusters_(clusters),
        relaxation_(relaxation),
        most_work_(most),
        most_cost_(most_cost) {}

  /// Everything below `start`, with the price of levels as seen from it.
  void run(const State& start) {
    start_ = start;
    start_.pending.clear();
    start_.tables.clear();
    start_.products.clear();
    visit(start);
  }

  const std::optional<Found>& best() const { return best_; }
  bool proven() const { return proven_; }

 private:
  struct Branch {
    State state;
    Point point;
  };

  double limit() const {
    if (!best_.has_value()) return most_cost_;
    const double share = problem_has_products() ? kProductGap : 1e-10;
    return best_->objective - kSameCost - share * std::abs(best_->objective);
  }
  bool problem_has_products() const {
    return std::ranges::any_of(problem_.rows, [](const Row& row) { return !row.products.empty(); });
  }

  void visit(const State& state) {
    auto point = relaxation_.solve(state);
    if (point.has_value()) descend(state, std::move(*point));
  }

  bool tired() {
    if (most_work_ == 0 || relaxation_.solves() < most_work_) return false;
    proven_ = false;
    return true;
  }

  void descend(State state, Point point) {
    while (point.objective < limit() && !tired()) {
      if (const auto open = unmet_or(state, point.rounded)) return branch_or(state, *open);
      const auto step = table_step(state, point);
      if (step.prune) return;
      if (!step.branch) return finish(state, point);
      const auto [table, item, level] = step.at;
      raise(state, table, item, level);
      state.tables[table].high[item] = static_cast<std::uint16_t>(level - 1);
    }
  }

  std::optional<TreeId> unmet_or(const State& state, std::span<const double> y) const {
    for (const TreeId tree : state.pending) {
      if (!tree_holds(problem_, tree, y, state.burdens, kTight)) return tree;
    }
    return std::nullopt;
  }

  void branch_or(const State& state, TreeId tree) {
    std::vector<Branch> branches;
    for (const TreeId child : problem_.nodes[tree].children) {
      State next = state;
      std::erase(next.pending, tree);
      if (!commit(problem_, next, child)) continue;
      auto point = relaxation_.solve(next);
      if (point.has_value()) branches.push_back({std::move(next), std::move(*point)});
    }
    std::ranges::stable_sort(branches, {}, [](const Branch& b) { return b.point.objective; });
    for (auto& branch : branches) descend(std::move(branch.state), std::move(branch.point));
  }

  struct TableStep {
    bool prune = false;
    bool branch = false;
    std::tuple<std::size_t, std::size_t, std::uint16_t> at;  ///< table of the state, item, level
  };

  /// Whether a table is still missed at the point: then where to branch, or that nothing can help.
  TableStep table_step(const State& state, const Point& point) {
    TableStep step;
    double extra = 0;
    for (std::size_t t = 0; t < state.tables.size(); ++t) {
      const TableState& table = state.tables[t];
      const auto reached = reach(problem_, table, point.rounded, state.burdens, kTight);
      if (reached.enough) continue;
      const auto bound = bound_table(
          problem_,
          clusters_,
          prices(table.table),
          table,
          clusters_.costs(problem_, point.y, state.burdens),
          reached.level
      );
      if (point.objective + bound.extra >= limit() || bound.extra == kInfinity)
        return {true, false, {}};
      if (step.branch && bound.extra <= extra) continue;
      const auto next = bound.next.has_value() ? bound.next : any_level(table, reached.level);
      if (!next.has_value()) return {true, false, {}};
      extra = bound.extra;
      step.branch = true;
      step.at = {t, next->first, next->second};
    }
    return step;
  }

  /// Where the bound counts on nothing more but the table is missed (a group's maximum cuts).
  std::optional<std::pair<std::size_t, std::uint16_t>> any_level(
      const TableState& table, std::span<const std::uint16_t> reached
  ) {
    std::optional<std::pair<std::size_t, std::uint16_t>> best;
    double least = kInfinity;
    const auto& costs = prices(table.table);
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (std::size_t l = reached[i] + 1U; l <= table.high[i]; ++l) {
        if (costs[i][l] >= least) continue;
        least = costs[i][l];
        best = {i, static_cast<std::uint16_t>(l)};
      }
    }
    return best;
  }

  /// Searches where `item` reaches `level`.
  void raise(const State& state, std::size_t table, std::size_t item, std::uint16_t level) {
    State next = state;
    next.tables[table].low[item] = level;
    const auto& levels = problem_.tables[state.tables[table].table].items[item].levels;
    if (commit(problem_, next, levels[level].tree)) visit(next);
  }

  /// What each level costs its cluster at least, given what must hold anyway.
  const LevelCosts& prices(std::uint32_t table) {
    if (prices_.empty()) prices_.resize(problem_.tables.size());
    auto& held = prices_[table];
    if (!held.has_value()) held = price(problem_.tables[table], table);
    return *held;
  }

  LevelCosts price(const Table& table, std::uint32_t index) {
    const auto base = relaxation_.solve(start_);
    LevelCosts costs;
    for (std::size_t i = 0; i < table.items.size(); ++i) {
      auto& into = costs.emplace_back();
      const auto cluster = clusters_.of_item(index, i);
      const auto paid = base.has_value() && cluster < clusters_.count()
                            ? clusters_.costs(problem_, base->y, start_.burdens)[cluster]
                            : 0;
      for (const auto& level : table.items[i].levels) {
        into.push_back(base.has_value() ? paid + extra(level.tree, base->objective) : kInfinity);
      }
    }
    return costs;
  }

  double extra(TreeId tree, double base) {
    if (problem_.nodes[tree].kind == TreeNode::Kind::kTrue) return 0;
    State state = start_;
    if (!commit(problem_, state, tree)) return kInfinity;
    if (state.pending.empty()) {
      const auto point = relaxation_.solve(state);
      return point.has_value() ? std::max(0.0, point->objective - base) : kInfinity;
    }
    double least = kInfinity;
    for (const TreeId child : problem_.nodes[state.pending.front()].children) {
      State branch = state;
      branch.pending.clear();
      if (!commit(problem_, branch, child)) continue;
      branch.pending.clear();
      const auto point = relaxation_.solve(branch);
      if (point.has_value()) least = std::min(least, point->objective - base);
    }
    return std::max(0.0, least);
  }

  void finish(const State& state, const Point& point) {
    for (const auto row : state.products) {
      if (!row_holds(problem_, problem_.rows[row], point.rounded, kTight)) {
        return branch_product(state, point, row);
      }
    }
    if (const auto broken = broken_whole(point.y))
      return branch_whole(state, *broken, point.y[*broken]);
    settle(state, point);
  }

  std::optional<std::uint32_t> broken_whole(std::span<const double> y) const {
    for (std::uint32_t j = 0; j < y.size(); ++j) {
      if (problem_.variables[j].whole && std::abs(y[j] - std::round(y[j])) > 1e-7) return j;
    }
    return std::nullopt;
  }

  void branch_whole(const State& state, std::uint32_t variable, double at) {
    State below = state;
    State above = state;
    const bool up_first = at > 0;
    const bool has_below = keep_at_most(problem_, below, variable, std::floor(at));
    const bool has_above = keep_at_least(problem_, above, variable, std::ceil(at));
    if (up_first && has_above) visit(above);
    if (has_below) visit(below);
    if (!up_first && has_above) visit(above);
  }

  /// First the point where the products' variables stay as they are (then rows are linear), then
  /// the two halves of the widest box.
  void branch_product(const State& state, const Point& point, std::uint32_t row) {
    const auto members = relaxation_.product_variables(row);
    State fixed = state;
    bool narrow = true;
    std::uint32_t widest = members.front();
    double width = -1;
    for (const auto j : members) {
      const double here = (state.box.high[j] - state.box.low[j]) / problem_.variables[j].scale;
      if (here > width) {
        width = here;
        widest = j;
      }
      narrow = narrow && here <= 1e-12;
      const double at = std::clamp(point.rounded[j], state.box.low[j], state.box.high[j]);
      fixed.box.low[j] = fixed.box.high[j] = at;
    }
    if (narrow) return settle(state, point);
    visit(fixed);
    split(state, widest, point.y[widest]);
  }

  void split(const State& state, std::uint32_t variable, double at) {
    const double low = state.box.low[variable];
    const double high = state.box.high[variable];
    const double margin = 0.1 * (high - low);
    if (at < low + margin || at > high - margin) at = low + (high - low) / 2;
    const Variable& of = problem_.variables[variable];
    const bool whole = of.whole || of.money;
    if (whole) at = std::clamp(std::floor(at), low, high - 1);
    State below = state;
    State above = state;
    below.box.high[variable] = at;
    above.box.low[variable] = whole ? at + 1 : at;
    if (below.box.low[variable] <= at) visit(below);
    if (above.box.low[variable] <= high) visit(above);
  }

  /// A point where everything committed holds in the linear program: rounds yuan and keeps it.
  void settle(const State& state, const Point& point) {
    const auto y = relaxation_.settle(state, point, kTightenings);
    if (!y.has_value()) return;
    if (const auto open = unmet_or(state, *y)) return branch_or(state, *open);
    for (std::size_t t = 0; t < state.tables.size(); ++t) {
      const auto there = reach(problem_, state.tables[t], *y, state.burdens, kTight);
      if (there.enough) continue;
      const auto here = reach(problem_, state.tables[t], point.rounded, state.burdens, kTight);
      for (std::size_t i = 0; i < here.level.size(); ++i) {
        if (here.level[i] <= there.level[i]) continue;
        raise(state, t, i, here.level[i]);
        State lower = state;
        lower.tables[t].high[i] = static_cast<std::uint16_t>(here.level[i] - 1);
        return descend(std::move(lower), point);
      }
      return;
    }
    keep(state, point, *y);
  }

  void keep(const State& state, const Point& point, const std::vector<double>& y) {
    double objective = state.burden_cost;
    for (std::size_t j = 0; j < y.size(); ++j) {
      objective += problem_.variables[j].cost * std::abs(point.y[j]);
    }
    if (best_.has_value() && objective >= best_->objective) return;
    best_ = Found{objective, y, {}};
    for (const Burden burden : state.burdens) {
      best_->burdens.push_back(burden == Burden::kTaken ? 1 : 0);
    }
  }

  const Problem& problem_;
  const Clusters& clusters_;
  Relaxation& relaxation_;
  std::size_t most_work_;
  double most_cost_;
  State start_;
  std::optional<Found> best_;
  bool proven_ = true;
  std::vector<std::optional<LevelCosts>> prices_;
};

std::vector<Burden> burdens_of(const Found& found) {
  std::vector<Burden> burdens;
  for (const auto taken : found.burdens) {
    burdens.push_back(taken != 0 ? Burden::kTaken : Burden::kFree);
  }
  return burdens;
}

}  // namespace

SearchResult search(const Problem& problem, TreeId root, std::size_t most_work, double most_cost) {
  SearchResult result;
  State start = free_state(problem);
  if (!commit(problem, start, root)) return result;
  const Clusters clusters(problem);
  Relaxation relaxation(problem);
  Searcher searcher(problem, clusters, relaxation, most_work, most_cost);
  searcher.run(start);
  result.best = searcher.best();
  result.proven = searcher.proven();
  result.work = relaxation.solves();
  return result;
}

SearchResult search(const Problem& problem, std::size_t most_work) {
  return search(problem, problem.root, most_work);
}

bool holds_at(const Problem& problem, TreeId tree, const Found& found) {
  return tree_holds(problem, tree, found.y, burdens_of(found), kTight);
}

std::int32_t points_at(const Problem& problem, const Item& item, const Found& found) {
  const auto burdens = burdens_of(found);
  for (std::size_t l = item.levels.size(); l-- > 1;) {
    if (tree_holds(problem, item.levels[l].tree, found.y, burdens, kTight)) {
      return item.levels[l].points;
    }
  }
  return item.levels.front().points;
}

}  // namespace rongtong::rules::way
