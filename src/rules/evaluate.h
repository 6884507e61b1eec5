#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rules/fact_table.h"

namespace rongtong::rules {

/// The values of expressions for one row of facts, each computed when first asked for and kept.
/// Borrows graph and facts. Not for several threads.
class RowValues {
 public:
  RowValues(const ExpressionGraph& graph, const FactTable& facts, std::size_t row);

  /// A number or a date (days since 1970-01-01); NaN is unknown. REQUIRES: the node is one.
  double number(NodeId node);
  /// REQUIRES: the node is a truth.
  Truth truth(NodeId node);
  std::optional<double> known_number(NodeId node);

  /// The inputs whose absence leaves `node` unknown, appended to `missing` unless there: those that
  /// decide only, so nothing for a known value, and for `or_else` those of its first part.
  void add_missing(NodeId node, std::vector<Input>& missing);

 private:
  bool known(NodeId node);
  double compute_number(const Node& node, NodeId id);
  Truth compute_truth(const Node& node, NodeId id);
  double input_number(const Node& node) const;
  Truth input_truth(const Node& node) const;
  double choose_number(NodeId id);
  Truth choose_truth(NodeId id);
  double fold(const Node& node, NodeId id);
  double from_date(const Node& node, NodeId id);
  Truth compare_children(const Node& node, NodeId id);
  Truth text_matches(const Node& node, NodeId id) const;
  Truth list_has(const Node& node, NodeId id) const;
  bool text_known(const Node& node) const;
  bool collect_missing(NodeId node, std::vector<Input>& missing, std::vector<Truth>& seen);
  std::span<const NodeId> deciding_parts(const Node& node, NodeId id);
  const Input& input_of(const Node& node) const { return graph_.inputs()[node.payload]; }

  const ExpressionGraph& graph_;
  const FactTable& facts_;
  std::size_t row_;
  std::vector<double> numbers_;
  std::vector<Truth> truths_;
  std::vector<bool> computed_;
};

}  // namespace rongtong::rules
