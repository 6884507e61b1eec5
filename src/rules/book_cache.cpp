#include "rules/book_cache.h"

#include <xxhash.h>

#include "rules/book_archive.h"
#include "rules/book_check.h"
#include "rules/book_fields.h"

namespace rongtong::rules {

namespace {

/// Form of the bytes; part of every key.
constexpr std::string_view kBookForm = "RTRULES1";

struct Header {
  std::uint64_t key = 0;
  std::uint64_t size = 0;
  std::uint64_t hash = 0;
};

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Header> v) {
  archive(v.key, v.size, v.hash);
}

/// A node with its children, as the bytes hold it.
struct StoredNode {
  Node node;
  std::vector<NodeId> children;
};

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<StoredNode> v) {
  archive(v.node.op, v.node.type, v.node.unit, v.node.number, v.node.payload, v.children);
}

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::vector<StoredNode> stored_nodes(const ExpressionGraph& graph) {
  std::vector<StoredNode> nodes;
  for (NodeId id = 0; id < graph.nodes().size(); ++id) {
    const auto children = graph.children(id);
    nodes.push_back({graph.at(id), {children.begin(), children.end()}});
  }
  return nodes;
}

/// Makes a graph again by the calls that made it.
class GraphReader {
 public:
  GraphReader(std::vector<std::vector<std::string>> text_lists, std::vector<Input> inputs)
      : inputs_(std::move(inputs)) {
    for (auto& list : text_lists) graph_.text_list(std::move(list));
  }

  /// False when the node does not fit those before it, or is there already.
  bool add(const StoredNode& stored) {
    const auto next = static_cast<NodeId>(graph_.nodes().size());
    for (const NodeId child : stored.children) {
      if (child >= next) return false;
    }
    if (stored.node.op == Op::kInput) {
      const std::uint32_t place = stored.node.payload;
      if (place >= inputs_.size() || place > graph_.inputs().size()) return false;
      const NodeId id = graph_.input(inputs_[place]);
      return id == next && node_fits(graph_, graph_.at(id), {});
    }
    if (!node_fits(graph_, stored.node, stored.children)) return false;
    if (make(stored) != next) return false;
    return graph_.at(next).unit == stored.node.unit && graph_.at(next).number == stored.node.number;
  }

  ExpressionGraph take() { return std::move(graph_); }

 private:
  NodeId make(const StoredNode& stored) {
    const Node& node = stored.node;
    switch (node.op) {
      case Op::kNumber:
        if (node.type == Type::kDate) return graph_.date(static_cast<int>(node.number));
        return graph_.number(node.number, node.unit);
      case Op::kUnknownNumber:
        return graph_.unknown_number(node.unit);
      case Op::kTruth:
        return graph_.truth(static_cast<Truth>(static_cast<int>(node.number)));
      default:
        return graph_.make(node.op, node.type, node.unit, stored.children, node.payload);
    }
  }

  ExpressionGraph graph_;
  std::vector<Input> inputs_;
};

std::optional<RuleBook> read_payload(std::string_view payload) {
  BookReader reader(payload);
  std::vector<std::vector<std::string>> text_lists;
  std::vector<Input> inputs;
  std::vector<StoredNode> nodes;
  std::vector<RuleSet> sets;
  reader(text_lists, inputs, nodes, sets);
  if (!reader.good() || !reader.at_end()) return std::nullopt;
  GraphReader graph(std::move(text_lists), std::move(inputs));
  for (const StoredNode& node : nodes) {
    if (!graph.add(node)) return std::nullopt;
  }
  RuleBook book(graph.take(), std::move(sets));
  if (!fits_together(book)) return std::nullopt;
  return book;
}

}  // namespace

std::uint64_t book_key(std::span<const std::string_view> sources) {
  std::uint64_t key = hash_of(kBookForm);
  for (const std::string_view source : sources) {
    key = XXH3_64bits_withSeed(source.data(), source.size(), key);
  }
  return key;
}

std::string seal_compiled(std::string_view payload, std::uint64_t key) {
  BookWriter writer;
  writer(Header{key, payload.size(), hash_of(payload)});
  return std::string(kBookForm) + writer.take() + std::string(payload);
}

std::string write_compiled(const RuleBook& book, std::uint64_t key) {
  BookWriter writer;
  const ExpressionGraph& graph = book.graph();
  writer(graph.text_lists(), graph.inputs(), stored_nodes(graph), book.sets());
  return seal_compiled(writer.take(), key);
}

std::optional<RuleBook> read_compiled(std::string_view bytes, std::uint64_t key) {
  constexpr std::size_t kHeader = 24;
  if (!bytes.starts_with(kBookForm)) return std::nullopt;
  bytes.remove_prefix(kBookForm.size());
  if (bytes.size() < kHeader) return std::nullopt;
  Header header;
  BookReader reader(bytes.substr(0, kHeader));
  reader(header);
  const std::string_view payload = bytes.substr(kHeader);
  if (!reader.good() || header.key != key || header.size != payload.size()) return std::nullopt;
  if (header.hash != hash_of(payload)) return std::nullopt;
  return read_payload(payload);
}

}  // namespace rongtong::rules
