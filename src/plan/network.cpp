#include "plan/network.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "plan/flow.h"

namespace rongtong::plan {
namespace {

constexpr Index kNone = std::numeric_limits<Index>::max();

/// The network while it shrinks. A pair is alive while some best solution may need it.
class Reduction {
 public:
  Reduction(const AssignmentProblem& problem, const PairTable& table, const Values& values)
      : problem_(problem),
        table_(table),
        values_(values),
        alive_(problem.pairs.size(), 0),
        degree_(table.firms(), 0),
        free_(table.firms(), 0) {
    for (const Index p : table.all()) {
      alive_[p] = 1;
      ++degree_[problem.pairs[p].firm];
    }
  }

  void shrink() {
    bool changed = true;
    while (changed) {
      mark_free_firms();
      changed = false;
      for (Index need = 0; need < table_.needs(); ++need) changed |= prune(need);
    }
  }

  bool alive(Index pair) const { return alive_[pair] != 0; }
  bool free(Index firm) const { return free_[firm] != 0; }

  /// The most that choosing the pair can add; for a free firm exactly that.
  std::int64_t gain(Index p) const {
    const auto& pair = problem_.pairs[p];
    const bool wanted = table_.firm_limits(pair.firm).minimum > 0;
    return pair_value(pair, values_) + (wanted ? values_.coverage : 0);
  }

 private:
  void mark_free_firms() {
    for (Index firm = 0; firm < table_.firms(); ++firm) {
      const auto& limits = table_.firm_limits(firm);
      if (limits.maximum < degree_[firm]) continue;
      free_[firm] = limits.minimum == 0 || limits.minimum >= degree_[firm] ? 1 : 0;
    }
  }

  /// Drops the need's pairs that cannot matter; true when a limited firm lost one.
  bool prune(Index need) {
    const Index maximum = table_.need_limits(need).maximum;
    best_.clear();
    for (const Index p : table_.of_need(need)) {
      if (alive(p) && free(problem_.pairs[p].firm)) best_.push_back(p);
    }
    if (best_.size() < maximum) return false;
    const auto better = [&](Index a, Index b) {
      const auto ga = gain(a), gb = gain(b);
      return ga != gb ? ga > gb : problem_.pairs[a].firm < problem_.pairs[b].firm;
    };
    if (best_.size() > maximum) {
      std::nth_element(best_.begin(), best_.begin() + maximum, best_.end(), better);
      for (std::size_t i = maximum; i < best_.size(); ++i) drop(best_[i]);
      best_.resize(maximum);
    }
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const Index p : best_) least = std::min(least, gain(p));
    bool lost = false;
    for (const Index p : table_.of_need(need)) {
      if (!alive(p) || free(problem_.pairs[p].firm) || gain(p) > least) continue;
      drop(p);
      lost = true;
    }
    return lost;
  }

  void drop(Index pair) {
    alive_[pair] = 0;
    --degree_[problem_.pairs[pair].firm];
  }

  const AssignmentProblem& problem_;
  const PairTable& table_;
  Values values_;
  std::vector<char> alive_;
  std::vector<Index> degree_;  ///< alive pairs of the firm
  std::vector<char> free_;
  std::vector<Index> best_;
};

/// Needs grouped so that needs that share a limited firm are together.
class Components {
 public:
  explicit Components(Index needs) : parent_(needs) {
    std::iota(parent_.begin(), parent_.end(), Index{0});
  }

  Index find(Index need) {
    while (parent_[need] != need) need = parent_[need] = parent_[parent_[need]];
    return need;
  }

  void join(Index a, Index b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  /// Needs ordered by component, then by index.
  std::vector<std::vector<Index>> groups() {
    std::vector<Index> place(parent_.size(), kNone);
    std::vector<std::vector<Index>> result;
    for (Index need = 0; need < parent_.size(); ++need) {
      const Index root = find(need);
      if (place[root] == kNone) {
        place[root] = static_cast<Index>(result.size());
        result.emplace_back();
      }
      result[place[root]].push_back(need);
    }
    return result;
  }

 private:
  std::vector<Index> parent_;
};

/// Builds and solves one component after another, reusing its arrays.
class ComponentSolver {
 public:
  ComponentSolver(
      const AssignmentProblem& problem,
      const PairTable& table,
      const Values& values,
      const Reduction& reduction
  )
      : problem_(problem),
        table_(table),
        values_(values),
        reduction_(reduction),
        firm_node_(table.firms(), kNone) {}

  void solve(const std::vector<Index>& needs, NetworkSolution& solution) {
    build(needs);
    if (firms_.empty()) {
      // Without limited firms a need holds at most `maximum` free pairs: all of them are best.
      for (const Index p : arc_pair_) solution.chosen[p] = 1;
    } else {
      const Flow flow = best_flow(network_);
      for (std::size_t a = 0; a < arc_pair_.size(); ++a) {
        if (flow.amount[a] > 0) solution.chosen[arc_pair_[a]] = 1;
      }
      const std::int64_t sink = flow.potential[sink_];
      for (const Index firm : firms_) {
        solution.firm_price[firm] = sink - flow.potential[firm_node_[firm]];
      }
    }
    for (const Index firm : firms_) firm_node_[firm] = kNone;
  }

 private:
  void build(const std::vector<Index>& needs) {
    network_.arcs.clear();
    arc_pair_.clear();
    firms_.clear();
    number_firms(needs);
    sink_ = static_cast<Index>(needs.size() + firms_.size());
    network_.supply.assign(sink_ + 1, 0);
    for (std::size_t n = 0; n < needs.size(); ++n) add_pairs(static_cast<Index>(n), needs[n]);
    for (std::size_t n = 0; n < needs.size(); ++n) add_need(static_cast<Index>(n), needs[n]);
    for (const Index firm : firms_) add_firm(firm);
  }

  void number_firms(const std::vector<Index>& needs) {
    for (const Index need : needs) {
      for (const Index p : table_.of_need(need)) {
        const Index firm = problem_.pairs[p].firm;
        if (!reduction_.alive(p) || reduction_.free(firm) || firm_node_[firm] != kNone) continue;
        firm_node_[firm] = static_cast<Index>(needs.size() + firms_.size());
        firms_.push_back(firm);
      }
    }
  }

  /// Arcs of pairs come first, so that arc_pair_ runs beside them.
  void add_pairs(Index node, Index need) {
    for (const Index p : table_.of_need(need)) {
      if (!reduction_.alive(p)) continue;
      const auto& pair = problem_.pairs[p];
      arc_pair_.push_back(p);
      if (reduction_.free(pair.firm)) {
        network_.arcs.push_back({node, sink_, 1, reduction_.gain(p)});
      } else {
        network_.arcs.push_back({node, firm_node_[pair.firm], 1, pair_value(pair, values_)});
      }
    }
  }

  /// Places of the need that stay empty run to the sink: below the minimum at a loss, above for
  /// nothing.
  void add_need(Index node, Index need) {
    const auto& limits = table_.need_limits(need);
    network_.supply[node] = limits.maximum;
    network_.supply[sink_] -= limits.maximum;
    add_arc(node, limits.minimum, -values_.coverage);
    add_arc(node, limits.maximum - limits.minimum, 0);
  }

  void add_firm(Index firm) {
    const auto& limits = table_.firm_limits(firm);
    add_arc(firm_node_[firm], limits.minimum, values_.coverage);
    add_arc(firm_node_[firm], limits.maximum - limits.minimum, 0);
  }

  void add_arc(Index node, Index capacity, std::int64_t profit) {
    if (capacity > 0) network_.arcs.push_back({node, sink_, capacity, profit});
  }

  const AssignmentProblem& problem_;
  const PairTable& table_;
  Values values_;
  const Reduction& reduction_;
  FlowNetwork network_;
  std::vector<Index> arc_pair_;
  std::vector<Index> firms_;      ///< limited firms of the component
  std::vector<Index> firm_node_;  ///< by firm
  Index sink_ = 0;
};

}  // namespace

NetworkSolution solve_network(
    const AssignmentProblem& problem, const PairTable& table, const Values& values, bool reduce
) {
  Reduction reduction(problem, table, values);
  if (reduce) reduction.shrink();
  Components components(table.needs());
  std::vector<Index> first_need(table.firms(), kNone);
  for (const Index p : table.all()) {
    const auto& pair = problem.pairs[p];
    if (!reduction.alive(p) || reduction.free(pair.firm)) continue;
    if (first_need[pair.firm] == kNone) first_need[pair.firm] = pair.need;
    components.join(first_need[pair.firm], pair.need);
    if (!reduce && pair.need > 0) components.join(0, pair.need);
  }
  NetworkSolution solution{
      std::vector<char>(problem.pairs.size(), 0), std::vector<std::int64_t>(table.firms(), 0)};
  for (Index firm = 0; firm < table.firms(); ++firm) {
    const bool wanted = table.firm_limits(firm).minimum > 0;
    if (reduction.free(firm) && wanted) solution.firm_price[firm] = -values.coverage;
  }
  ComponentSolver solver(problem, table, values, reduction);
  for (const auto& needs : components.groups()) solver.solve(needs, solution);
  return solution;
}

}  // namespace rongtong::plan
