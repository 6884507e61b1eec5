#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

/// The way up as a mathematical problem: changes y_j ≥ or ≤ 0 of known cost, linear and quadratic
/// demands on them, and a tree of and, or, and point tables over these. It knows no rules and no
/// firms (way_up_lower.h makes it from them), so that it can be tested alone.
namespace rongtong::rules::way {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A change y of something, 0 when nothing is done. Its cost is `cost` · |y|.
struct Variable {
  double low = 0;  ///< low ≤ 0 ≤ high
  double high = 0;
  double cost = 0;     ///< ≥ 0
  bool whole = false;  ///< whole numbers only, branched on
  bool money = false;  ///< whole yuan: rounded at the end, not branched on
  double scale = 1;    ///< a typical size, > 0, for the numbers of the linear program
};

struct Term {
  std::uint32_t variable = 0;
  double factor = 0;
};

struct Product {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double factor = 0;
};

/// Σ factor · y + Σ factor · y · y ≥ least.
struct Row {
  std::vector<Term> terms;  ///< each variable at most once
  std::vector<Product> products;
  double least = 0;
};

using TreeId = std::uint32_t;

struct TreeNode {
  enum class Kind : std::uint8_t {
    kTrue,
    kFalse,
    kRow,     ///< `index` of the rows
    kBurden,  ///< `index` of the burdens: holds once taken on, without cost (things to show,
              ///< titles)
    kForbid,  ///< burden `index` is not taken on
    kAnd,     ///< of `children`
    kOr,
    kPoints,  ///< table `index` reaches its mark and minimums
  };
  Kind kind = Kind::kTrue;
  std::uint32_t index = 0;
  std::vector<TreeId> children;
};

/// `points` or more are reached where `tree` holds. Ascending; the first has the tree kTrue.
struct Level {
  std::int32_t points = 0;
  TreeId tree = 0;
};

struct Item {
  std::vector<Level> levels;
  std::uint32_t group = 0;
};

struct Group {
  std::int32_t maximum = 0;
  std::int32_t minimum = 0;  ///< 0: none
};

struct Table {
  std::vector<Item> items;
  std::vector<Group> groups;
  std::int32_t mark = 0;  ///< total needed
};

struct Problem {
  std::vector<Variable> variables;
  std::vector<Row> rows;
  std::vector<std::uint32_t> always;  ///< rows that always hold (limits from year to year); linear
  std::vector<TreeNode> nodes;
  std::vector<Table> tables;
  std::size_t burdens = 0;
  /// Of each burden beside the cost: small, it decides between equal costs; large, burdens are
  /// avoided.
  std::vector<double> burden_price;
  TreeId root = 0;
};

}  // namespace rongtong::rules::way
