#include "plan/colouring.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace rongtong::plan {
namespace {

constexpr Index kNoEdge = std::numeric_limits<Index>::max();

/// The edge of each colour at each vertex. Left vertices come first, then right ones.
class Colouring {
 public:
  Colouring(const std::vector<Edge>& edges, Index colours)
      : edges_(edges), colours_(colours), colour_(edges.size(), 0), size_(colours, 0) {
    Index right = 0;
    for (const auto& edge : edges) {
      left_ = std::max(left_, edge.left + 1);
      right = std::max(right, edge.right + 1);
    }
    at_.assign((std::size_t{left_} + right) * colours, kNoEdge);
  }

  void colour_all() {
    for (Index e = 0; e < edges_.size(); ++e) {
      const Index a = free_colour(edges_[e].left);
      const Index b = free_colour(left_ + edges_[e].right);
      // Along the path of colours a, b, a ... from the right vertex, a becomes free there.
      if (at(left_ + edges_[e].right, a) != kNoEdge) turn(left_ + edges_[e].right, a, b);
      paint(e, a);
    }
  }

  /// Levels the colours: the fullest gives to the emptiest until they differ by one at most.
  void balance() {
    while (true) {
      const auto [least, most] = std::minmax_element(size_.begin(), size_.end());
      if (*most - *least <= 1) return;
      level(static_cast<Index>(most - size_.begin()), static_cast<Index>(least - size_.begin()));
    }
  }

  std::vector<Index> colours() const { return colour_; }

 private:
  Index& at(Index vertex, Index colour) { return at_[std::size_t{vertex} * colours_ + colour]; }

  Index free_colour(Index vertex) {
    for (Index c = 0; c < colours_; ++c) {
      if (at(vertex, c) == kNoEdge) return c;
    }
    RT_INVARIANT(false, "a vertex has a free colour while one of its edges has none");
  }

  Index other_end(Index edge, Index vertex) const {
    return vertex < left_ ? left_ + edges_[edge].right : edges_[edge].left;
  }

  void paint(Index edge, Index colour) {
    colour_[edge] = colour;
    at(edges_[edge].left, colour) = edge;
    at(left_ + edges_[edge].right, colour) = edge;
    ++size_[colour];
  }

  void erase(Index edge) {
    at(edges_[edge].left, colour_[edge]) = kNoEdge;
    at(left_ + edges_[edge].right, colour_[edge]) = kNoEdge;
    --size_[colour_[edge]];
  }

  /// The path from `vertex` whose edges have the colours first, second, first ...
  std::vector<Index> path(Index vertex, Index first, Index second) {
    std::vector<Index> edges;
    for (Index edge = at(vertex, first); edge != kNoEdge; edge = at(vertex, first)) {
      edges.push_back(edge);
      vertex = other_end(edge, vertex);
      std::swap(first, second);
    }
    return edges;
  }

  /// Exchanges both colours along that path. REQUIRES: `vertex` has no edge of colour `second`.
  void turn(Index vertex, Index first, Index second) {
    const auto edges = path(vertex, first, second);
    for (const Index edge : edges) erase(edge);
    for (const Index edge : edges) paint(edge, first + second - colour_[edge]);
  }

  /// Turns paths that begin and end with colour `most` until both colours are level.
  void level(Index most, Index least) {
    const auto vertices = static_cast<Index>(at_.size() / colours_);
    for (Index v = 0; v < vertices && size_[most] - size_[least] > 1; ++v) {
      if (at(v, most) == kNoEdge || at(v, least) != kNoEdge) continue;
      if (path(v, most, least).size() % 2 == 1) turn(v, most, least);
    }
  }

  const std::vector<Edge>& edges_;
  Index colours_;
  Index left_ = 0;
  std::vector<Index> at_;  ///< vertex * colours + colour
  std::vector<Index> colour_;
  std::vector<Index> size_;  ///< edges of each colour
};

}  // namespace

Index largest_degree(const std::vector<Edge>& edges) {
  std::vector<Index> left, right;
  Index most = 0;
  const auto count = [&](std::vector<Index>& degrees, Index vertex) {
    if (vertex >= degrees.size()) degrees.resize(vertex + std::size_t{1}, 0);
    most = std::max(most, ++degrees[vertex]);
  };
  for (const auto& edge : edges) {
    count(left, edge.left);
    count(right, edge.right);
  }
  return most;
}

std::vector<Index> colour_edges(const std::vector<Edge>& edges, Index colours) {
  if (edges.empty()) return {};
  Colouring colouring(edges, colours);
  colouring.colour_all();
  colouring.balance();
  return colouring.colours();
}

}  // namespace rongtong::plan
