#include "rules/way_up_tree.h"

#include <algorithm>
#include <cmath>

namespace rongtong::rules::way {

namespace {

using Kind = TreeNode::Kind;

/// What a figure in a product may change by at most, in its typical size: planes over a product
/// need an end.
constexpr double kProductReach = 100;
/// By how much a strict mark is passed: a single figure visibly, in its typical size; a row of
/// several by ten times what the linear program can tell from nothing, and more than what a whole
/// number may be off while it still counts as whole.
constexpr double kStrictStep = 1e-6;
constexpr double kStrictMargin = 1e-9;
/// A bound that a whole range meets within this share of its size is met.
constexpr double kSame = 2e-13;

}  // namespace

TreeBuilder::TreeBuilder(Problem& problem) : problem_(problem) {
  yes_ = node(Kind::kTrue, 0, {});
  no_ = node(Kind::kFalse, 0, {});
}

TreeId TreeBuilder::node(Kind kind, std::uint32_t index, std::vector<TreeId> children) {
  problem_.nodes.push_back({kind, index, std::move(children)});
  return static_cast<TreeId>(problem_.nodes.size() - 1);
}

TreeId TreeBuilder::group(
    Kind kind, std::vector<TreeId> children, TreeId neutral, TreeId decisive
) {
  std::vector<TreeId> flat;
  for (const TreeId child : children) {
    if (child == decisive) return decisive;
    if (child == neutral) continue;
    const TreeNode& of = problem_.nodes[child];
    const std::vector<TreeId> inner = of.kind == kind ? of.children : std::vector{child};
    for (const TreeId one : inner) {
      if (std::ranges::find(flat, one) == flat.end()) flat.push_back(one);
    }
  }
  if (flat.empty()) return neutral;
  if (flat.size() == 1) return flat.front();
  const auto key = std::pair{static_cast<int>(kind), flat};
  const auto held = groups_.find(key);
  if (held != groups_.end()) return held->second;
  return groups_[key] = node(kind, 0, std::move(flat));
}

TreeId TreeBuilder::all(std::vector<TreeId> children) {
  return group(Kind::kAnd, std::move(children), yes_, no_);
}

TreeId TreeBuilder::any(std::vector<TreeId> children) {
  return group(Kind::kOr, std::move(children), no_, yes_);
}

TreeId TreeBuilder::at_least_of(std::size_t count, const std::vector<TreeId>& children) {
  // enough[k]: at least k of the children seen so far.
  std::vector<TreeId> enough(count + 1, no_);
  enough[0] = yes_;
  for (const TreeId child : children) {
    for (std::size_t k = count; k > 0; --k) {
      enough[k] = any({enough[k], all({enough[k - 1], child})});
    }
  }
  return enough[count];
}

/// A single whole number is the next one; else a margin that the linear program can tell from 0.
double TreeBuilder::strict_margin(const Polynomial& polynomial) const {
  if (polynomial.products.empty() && polynomial.terms.size() == 1) {
    const auto [j, factor] = polynomial.terms.front();
    const Variable& of = problem_.variables[j];
    if (!of.whole && !of.money) return kStrictStep * std::abs(factor) * of.scale;
    const double bound = std::abs(polynomial.constant / factor);
    // y > −constant / factor, or y < it: the whole number next to the bound, whichever side.
    const double signed_bound = -polynomial.constant / factor;
    const double slack = 1e-9 * std::max(1.0, bound);
    const double next =
        factor > 0 ? std::floor(signed_bound + slack) + 1 : std::ceil(signed_bound - slack) - 1;
    return polynomial.constant + factor * next;
  }
  double size = 0;
  double whole = 0;
  for (const auto& term : polynomial.terms) {
    const Variable& of = problem_.variables[term.variable];
    size = std::max(size, std::abs(term.factor) * of.scale);
    if (of.whole) whole = std::max(whole, std::abs(term.factor));
  }
  for (const auto& each : polynomial.products) {
    const double scale =
        problem_.variables[each.first].scale * problem_.variables[each.second].scale;
    size = std::max(size, std::abs(each.factor) * scale);
  }
  const double margin = std::max(kStrictMargin * size, kStrictStep * whole);
  return polynomial.constant > 1e-3 * margin ? std::min(margin, polynomial.constant) : margin;
}

void TreeBuilder::limit_products(const Polynomial& polynomial) {
  for (const auto& each : polynomial.products) {
    for (const auto j : {each.first, each.second}) {
      Variable& of = problem_.variables[j];
      of.low = std::max(of.low, -std::round(kProductReach * of.scale));
      of.high = std::min(of.high, std::round(kProductReach * of.scale));
    }
  }
}

TreeId TreeBuilder::at_least_zero(const Polynomial& polynomial, bool strictly) {
  if (polynomial.is_constant()) {
    return truth(strictly ? polynomial.constant > 0 : polynomial.constant >= 0);
  }
  limit_products(polynomial);
  return row(polynomial, strictly ? strict_margin(polynomial) : 0);
}

TreeId TreeBuilder::row(const Polynomial& polynomial, double margin) {
  const double least = margin - polynomial.constant;
  Key key;
  for (const auto& term : polynomial.terms) key.first.push_back({term.variable, term.factor});
  for (const auto& each : polynomial.products) {
    key.first.push_back({0x80000000U | (each.first << 12U) | each.second, each.factor});
  }
  key.second = least;
  const auto held = rows_.find(key);
  if (held != rows_.end()) return held->second;
  Polynomial movable = polynomial;
  movable.constant = 0;
  const Range range = range_of(movable, problem_.variables);
  double size = std::abs(least);
  for (const auto& term : polynomial.terms) {
    size = std::max(size, std::abs(term.factor) * problem_.variables[term.variable].scale);
  }
  const double slack = kSame * size;
  if (range.low >= least - slack) return rows_[key] = yes_;
  if (range.high < least - slack) return rows_[key] = no_;
  problem_.rows.push_back({polynomial.terms, polynomial.products, least});
  return rows_[key] = node(Kind::kRow, static_cast<std::uint32_t>(problem_.rows.size() - 1), {});
}

TreeId TreeBuilder::burden(double price) {
  problem_.burden_price.push_back(price);
  return node(Kind::kBurden, static_cast<std::uint32_t>(problem_.burdens++), {});
}

TreeId TreeBuilder::burden_of(std::uint32_t burden) { return node(Kind::kBurden, burden, {}); }

TreeId TreeBuilder::forbid(std::uint32_t burden) { return node(Kind::kForbid, burden, {}); }

TreeId TreeBuilder::points(Table table) {
  const auto enough_for_sure = [&] {
    std::vector<std::int32_t> sums(table.groups.size(), 0);
    std::vector<std::int32_t> mosts(table.groups.size(), 0);
    for (const auto& item : table.items) {
      sums[item.group] += item.levels.front().points;
      mosts[item.group] += item.levels.back().points;
    }
    std::int32_t total = 0;
    std::int32_t most = 0;
    bool minimums = true;
    bool possible = true;
    for (std::size_t g = 0; g < sums.size(); ++g) {
      const auto counted = std::min(sums[g], table.groups[g].maximum);
      const auto reachable = std::min(mosts[g], table.groups[g].maximum);
      minimums = minimums && counted >= table.groups[g].minimum;
      possible = possible && reachable >= table.groups[g].minimum;
      total += counted;
      most += reachable;
    }
    return std::pair{minimums && total >= table.mark, possible && most >= table.mark};
  }();
  if (enough_for_sure.first) return yes_;
  if (!enough_for_sure.second) return no_;
  problem_.tables.push_back(std::move(table));
  return node(Kind::kPoints, static_cast<std::uint32_t>(problem_.tables.size() - 1), {});
}

}  // namespace rongtong::rules::way
