#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "rules/way_up_polynomial.h"
#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

/// Adds nodes and rows to a problem, simplified: what always or never holds within the variables'
/// limits is kTrue or kFalse, equal rows and nodes are one.
class TreeBuilder {
 public:
  explicit TreeBuilder(Problem& problem);

  TreeId yes() const { return yes_; }
  TreeId no() const { return no_; }
  TreeId truth(bool value) const { return value ? yes_ : no_; }
  TreeId all(std::vector<TreeId> children);
  TreeId any(std::vector<TreeId> children);
  /// At least `count` of `children`.
  TreeId at_least_of(std::size_t count, const std::vector<TreeId>& children);
  /// polynomial ≥ 0, or > 0: then a single whole number is the next one, anything else by a margin
  /// too small to see.
  TreeId at_least_zero(const Polynomial& polynomial, bool strictly);
  TreeId burden(double price);
  TreeId burden_of(std::uint32_t burden);
  TreeId forbid(std::uint32_t burden);
  TreeId points(Table table);
  const TreeNode& at(TreeId tree) const { return problem_.nodes[tree]; }

 private:
  TreeId node(TreeNode::Kind kind, std::uint32_t index, std::vector<TreeId> children);
  TreeId group(TreeNode::Kind kind, std::vector<TreeId> children, TreeId neutral, TreeId decisive);
  double strict_margin(const Polynomial& polynomial) const;
  void limit_products(const Polynomial& polynomial);
  TreeId row(const Polynomial& polynomial, double margin);

  using Key = std::pair<std::vector<std::pair<std::uint32_t, double>>, double>;

  Problem& problem_;
  TreeId yes_ = 0;
  TreeId no_ = 0;
  std::map<Key, TreeId> rows_;
  std::map<std::pair<int, std::vector<TreeId>>, TreeId> groups_;
};

}  // namespace rongtong::rules::way
