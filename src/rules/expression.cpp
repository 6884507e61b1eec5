#include "rules/expression.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace rongtong::rules {

namespace {

void mix(std::uint64_t& hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U);
}

std::uint64_t hash_of(const Node& node, std::span<const NodeId> children) {
  std::uint64_t hash = static_cast<std::uint64_t>(node.op);
  mix(hash, static_cast<std::uint64_t>(node.type));
  mix(hash, static_cast<std::uint64_t>(node.unit));
  mix(hash, std::bit_cast<std::uint64_t>(node.number));
  mix(hash, node.payload);
  for (const NodeId child : children) mix(hash, child);
  return hash;
}

/// Equal but for where the children stand.
bool same(const Node& a, const Node& b) {
  return a.op == b.op && a.type == b.type && a.unit == b.unit &&
         std::bit_cast<std::uint64_t>(a.number) == std::bit_cast<std::uint64_t>(b.number) &&
         a.payload == b.payload;
}

}  // namespace

NodeId ExpressionGraph::number(double value, Unit unit) {
  return intern({.op = Op::kNumber, .type = Type::kNumber, .unit = unit, .number = value}, {});
}

NodeId ExpressionGraph::unknown_number(Unit unit) {
  return intern({.op = Op::kUnknownNumber, .type = Type::kNumber, .unit = unit}, {});
}

NodeId ExpressionGraph::date(int days_since_epoch) {
  return intern(
      {.op = Op::kNumber, .type = Type::kDate, .number = static_cast<double>(days_since_epoch)}, {}
  );
}

NodeId ExpressionGraph::truth(Truth value) {
  return intern({.op = Op::kTruth, .type = Type::kTruth, .number = static_cast<double>(value)}, {});
}

NodeId ExpressionGraph::input(const Input& input) {
  const auto found = std::ranges::find(inputs_, input);
  const auto index = static_cast<std::uint32_t>(found - inputs_.begin());
  if (found == inputs_.end()) inputs_.push_back(input);
  return intern({.op = Op::kInput, .type = input.type, .unit = input.unit, .payload = index}, {});
}

NodeId ExpressionGraph::make(
    Op op, Type type, Unit unit, std::span<const NodeId> children, std::uint32_t payload
) {
  return intern({.op = op, .type = type, .unit = unit, .payload = payload}, children);
}

std::uint32_t ExpressionGraph::text_list(std::vector<std::string> texts) {
  const auto found = std::ranges::find(text_lists_, texts);
  const auto index = static_cast<std::uint32_t>(found - text_lists_.begin());
  if (found == text_lists_.end()) text_lists_.push_back(std::move(texts));
  return index;
}

NodeId ExpressionGraph::intern(const Node& node, std::span<const NodeId> children) {
  const std::uint64_t hash = hash_of(node, children);
  const auto [first, last] = by_hash_.equal_range(hash);
  for (auto entry = first; entry != last; ++entry) {
    const auto held = this->children(entry->second);
    if (same(nodes_[entry->second], node) && std::ranges::equal(held, children)) {
      return entry->second;
    }
  }
  Node stored = node;
  stored.first_child = static_cast<std::uint32_t>(children_.size());
  stored.child_count = static_cast<std::uint32_t>(children.size());
  children_.insert(children_.end(), children.begin(), children.end());
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back(stored);
  std::uint32_t below = 0;
  for (const NodeId child : children) below = std::max(below, depths_[child]);
  depths_.push_back(below + 1);
  by_hash_.emplace(hash, id);
  return id;
}

}  // namespace rongtong::rules
