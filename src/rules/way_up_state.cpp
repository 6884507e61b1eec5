#include "rules/way_up_state.h"

#include <algorithm>
#include <cmath>

namespace rongtong::rules::way {

namespace {

using Kind = TreeNode::Kind;

/// Rounds a bound to the next whole number inwards, but not over an error of the last bits.
double whole_up(double bound) { return std::ceil(bound - 1e-9 * std::max(1.0, std::abs(bound))); }
double whole_down(double bound) { return -whole_up(-bound); }

bool is_whole(const Variable& variable) { return variable.whole || variable.money; }

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

bool commit_row(const Problem& problem, State& state, std::uint32_t index) {
  const Row& row = problem.rows[index];
  if (!row.products.empty()) {
    add_once(state.products, index);
    return true;
  }
  if (row.terms.empty()) return row.least <= 0;
  if (row.terms.size() > 1) {
    add_once(state.rows, index);
    return true;
  }
  const auto& [variable, factor] = row.terms.front();
  return factor > 0 ? keep_at_least(problem, state, variable, row.least / factor)
                    : keep_at_most(problem, state, variable, row.least / factor);
}

bool take_burden(const Problem& problem, State& state, std::uint32_t burden, Burden as) {
  Burden& held = state.burdens[burden];
  if (held == as) return true;
  if (held != Burden::kFree) return false;
  held = as;
  if (as == Burden::kTaken) state.burden_cost += problem.burden_price[burden];
  return true;
}

void commit_table(const Problem& problem, State& state, std::uint32_t table) {
  for (const auto& held : state.tables) {
    if (held.table == table) return;
  }
  const auto& items = problem.tables[table].items;
  TableState added{table, std::vector<std::uint16_t>(items.size(), 0), {}};
  for (const auto& item : items) {
    added.high.push_back(static_cast<std::uint16_t>(item.levels.size() - 1));
  }
  state.tables.push_back(std::move(added));
}

}  // namespace

State free_state(const Problem& problem) {
  State state;
  for (const auto& variable : problem.variables) {
    state.box.low.push_back(variable.low);
    state.box.high.push_back(variable.high);
  }
  state.burdens.assign(problem.burdens, Burden::kFree);
  return state;
}

bool keep_at_least(const Problem& problem, State& state, std::uint32_t variable, double least) {
  const Variable& of = problem.variables[variable];
  if (is_whole(of)) least = whole_up(least);
  double& low = state.box.low[variable];
  const double high = state.box.high[variable];
  if (least > high && least - high <= 1e-12 * std::max(of.scale, std::abs(high))) least = high;
  low = std::max(low, least);
  return low <= high;
}

bool keep_at_most(const Problem& problem, State& state, std::uint32_t variable, double most) {
  const Variable& of = problem.variables[variable];
  if (is_whole(of)) most = whole_down(most);
  double& high = state.box.high[variable];
  const double low = state.box.low[variable];
  if (most < low && low - most <= 1e-12 * std::max(of.scale, std::abs(low))) most = low;
  high = std::min(high, most);
  return low <= high;
}

bool commit(const Problem& problem, State& state, TreeId tree) {
  const TreeNode& node = problem.nodes[tree];
  switch (node.kind) {
    case Kind::kTrue:
      return true;
    case Kind::kFalse:
      return false;
    case Kind::kRow:
      return commit_row(problem, state, node.index);
    case Kind::kBurden:
      return take_burden(problem, state, node.index, Burden::kTaken);
    case Kind::kForbid:
      return take_burden(problem, state, node.index, Burden::kForbidden);
    case Kind::kAnd:
      return std::ranges::all_of(node.children, [&](TreeId child) {
        return commit(problem, state, child);
      });
    case Kind::kOr:
      if (node.children.size() == 1) return commit(problem, state, node.children.front());
      add_once(state.pending, tree);
      return !node.children.empty();
    case Kind::kPoints:
      commit_table(problem, state, node.index);
      return true;
  }
  return false;
}

bool row_holds(
    const Problem& problem, const Row& row, std::span<const double> y, double tolerance
) {
  double sum = -row.least;
  double size = std::abs(row.least);
  for (const auto& term : row.terms) {
    const double part = term.factor * y[term.variable];
    sum += part;
    size = std::max(size, std::abs(part));
    size = std::max(size, std::abs(term.factor) * problem.variables[term.variable].scale);
  }
  for (const auto& product : row.products) {
    const double part = product.factor * y[product.first] * y[product.second];
    sum += part;
    size = std::max(size, std::abs(part));
  }
  return sum >= -tolerance * size;
}

bool tree_holds(
    const Problem& problem,
    TreeId tree,
    std::span<const double> y,
    std::span<const Burden> burdens,
    double tolerance
) {
  const TreeNode& node = problem.nodes[tree];
  const auto holds = [&](TreeId child) {
    return tree_holds(problem, child, y, burdens, tolerance);
  };
  switch (node.kind) {
    case Kind::kTrue:
      return true;
    case Kind::kFalse:
      return false;
    case Kind::kRow:
      return row_holds(problem, problem.rows[node.index], y, tolerance);
    case Kind::kBurden:
      return burdens[node.index] == Burden::kTaken;
    case Kind::kForbid:
      return burdens[node.index] != Burden::kTaken;
    case Kind::kAnd:
      return std::ranges::all_of(node.children, holds);
    case Kind::kOr:
      return std::ranges::any_of(node.children, holds);
    case Kind::kPoints: {
      State whole;
      commit_table(problem, whole, node.index);
      return reach(problem, whole.tables.front(), y, burdens, tolerance).enough;
    }
  }
  return false;
}

Reached reach(
    const Problem& problem,
    const TableState& table,
    std::span<const double> y,
    std::span<const Burden> burdens,
    double tolerance
) {
  const auto& items = problem.tables[table.table].items;
  Reached reached;
  reached.level.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::uint16_t level = table.high[i];
    while (level > table.low[i] &&
           !tree_holds(problem, items[i].levels[level].tree, y, burdens, tolerance)) {
      --level;
    }
    reached.level.push_back(level);
  }
  reached.enough = enough(problem.tables[table.table], reached.level);
  return reached;
}

bool enough(const Table& table, std::span<const std::uint16_t> level) {
  std::vector<std::int32_t> sums(table.groups.size(), 0);
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    sums[table.items[i].group] += table.items[i].levels[level[i]].points;
  }
  std::int32_t total = 0;
  for (std::size_t g = 0; g < sums.size(); ++g) {
    const std::int32_t counted = std::min(sums[g], table.groups[g].maximum);
    if (counted < table.groups[g].minimum) return false;
    total += counted;
  }
  return total >= table.mark;
}

}  // namespace rongtong::rules::way
