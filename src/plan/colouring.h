#pragma once

#include <vector>

#include "plan/assignment.h"

namespace rongtong::plan {

/// An edge of a bipartite multigraph: `left` and `right` are numbered separately.
struct Edge {
  Index left = 0;
  Index right = 0;
};

/// The largest number of edges at one vertex.
Index largest_degree(const std::vector<Edge>& edges);

/// Gives each edge a colour in [0, colours) so that no vertex has one colour twice (König 1916, by
/// alternating paths) and no colour has more than ceil(edges / colours) edges (McDiarmid 1972, de
/// Werra 1971: two colours form paths and even cycles, and turning a path round levels them).
/// Parallel edges are fine. REQUIRES: colours >= largest_degree(edges). Time O(edges * (left +
/// right) + colours^2 * vertices).
std::vector<Index> colour_edges(const std::vector<Edge>& edges, Index colours);

}  // namespace rongtong::plan
