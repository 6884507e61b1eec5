#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/indicator.h"

namespace rongtong::rules {

using model::Unit;

enum class Type : std::uint8_t { kNumber, kTruth, kText, kList, kDate };

/// Three-valued logic of Kleene: `and` is the least, `or` the greatest, `not` is 2 − x. What is
/// missing is kUnknown, never kNo.
enum class Truth : std::uint8_t { kNo = 0, kUnknown = 1, kYes = 2 };

/// What an expression asks the facts for.
enum class InputKind : std::uint8_t {
  kYearly,  ///< `id` of the year (reference year + offset); the reference year is the last full one
  kDated,   ///< `id`, the latest stated on or before the day of assessment
  kHolds,   ///< truth: title `id` is valid on the day
  kGranted,  ///< truth: title `id` granted in the last `years` years, with a rank ≤ `rank` (0: any)
  kSince,    ///< date: the first day of the title's present unbroken validity
  kReview,    ///< truth: the firm is reviewed for the title it holds, and does not apply anew
  kRegion,    ///< text: GB/T 2260 code of the firm's place
  kIndustry,  ///< text: GB/T 4754 code with section letter
};

struct Input {
  InputKind kind = InputKind::kYearly;
  std::string id{};
  int offset = 0;  ///< kYearly: 0 the last full year, −1 the one before, 1 the running year
  int years = 0;   ///< kGranted
  int rank = 0;    ///< kGranted
  Type type = Type::kNumber;
  Unit unit = Unit::kNone;

  friend auto operator<=>(const Input&, const Input&) = default;
};

/// Operations. Numbers are doubles, NaN is unknown and spreads; ± infinity never arises: division
/// by zero and roots of negative numbers are unknown.
enum class Op : std::uint8_t {
  kNumber,  ///< literal; money in yuan, ratios 0–1. A date literal is days since 1970-01-01.
  kUnknownNumber,
  kTruth,  ///< literal, `number` is 0, 1 or 2
  kInput,  ///< `payload` is the index of the input
  // numbers from numbers
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kNegate,
  kMin,
  kMax,
  kAbs,
  kSqrt,
  kFloor,   ///< with the slack of comparisons: floor(0.3 / 0.1) is 3
  kGrowth,  ///< (a − b) / b where b > 0; else unknown
  kIf,      ///< truth, then, else; unknown when the truth is
  kOrElse,  ///< the first unless unknown, then the second (numbers or truths)
  // numbers from dates
  kYearsToYearEnd,  ///< (full years end as rules/calendar.h says) full years from the date to 31
                    ///< December of the reference year; `payload` is the year's offset + 128
  kYearsToDay,      ///< full years from the date to the day of assessment
  kDaysToDay,       ///< days from the date to the day of assessment
  // truths. Comparisons of numbers: two numbers within kTolerance of each other are equal.
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kEqual,
  kNotEqual,
  kTextIn,      ///< child text is one of text list `payload`
  kTextStarts,  ///< child text starts with one of text list `payload`
  kListHas,     ///< child list has one of text list `payload`
  kAnd,
  kOr,
  kNot,
};

/// Comparisons take `a ≥ b` as `a ≥ b − t` (and `a > b` as `a > b + t`, `a = b` as |a − b| ≤ t)
/// with t = kTolerance · max(1, |b|): a mean of growth rates that is 5 % by hand must not miss a
/// mark of 5 % by the last bit of a double. Sums of yuan up to 10^12 stay exact to the yuan.
inline constexpr double kTolerance = 1e-12;

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xffffffff;

struct Node {
  Op op = Op::kNumber;
  Type type = Type::kNumber;
  Unit unit = Unit::kNone;
  double number = 0;
  std::uint32_t payload = 0;
  std::uint32_t first_child = 0;
  std::uint32_t child_count = 0;

  friend bool operator==(const Node&, const Node&) = default;
};

/// Expressions of many rules as one graph without duplicates: an equal subexpression is one node.
/// Children stand before their parents, so a walk by ascending id computes everything once.
class ExpressionGraph {
 public:
  NodeId number(double value, Unit unit);
  NodeId unknown_number(Unit unit);
  NodeId date(int days_since_epoch);
  NodeId truth(Truth value);
  NodeId input(const Input& input);
  NodeId make(
      Op op, Type type, Unit unit, std::span<const NodeId> children, std::uint32_t payload = 0
  );
  /// `texts` in the order given; equal lists share one index.
  std::uint32_t text_list(std::vector<std::string> texts);

  const Node& at(NodeId id) const { return nodes_[id]; }
  std::span<const NodeId> children(NodeId id) const {
    return {children_.data() + nodes_[id].first_child, nodes_[id].child_count};
  }
  /// The longest way from a node down to a leaf, 1 for a leaf: how deep a walk recurses.
  std::uint32_t depth(NodeId id) const { return depths_[id]; }
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Input>& inputs() const { return inputs_; }
  const std::vector<std::string>& texts(std::uint32_t list) const { return text_lists_[list]; }
  const std::vector<std::vector<std::string>>& text_lists() const { return text_lists_; }

 private:
  NodeId intern(const Node& node, std::span<const NodeId> children);

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> depths_;
  std::vector<NodeId> children_;
  std::vector<Input> inputs_;
  std::vector<std::vector<std::string>> text_lists_;
  std::unordered_multimap<std::uint64_t, NodeId> by_hash_;
};

}  // namespace rongtong::rules
