#include "plan/flow.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "base/error.h"

namespace rongtong::plan {

Flow best_flow(const FlowNetwork& network) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  graph.reserveNode(static_cast<int>(network.supply.size()));
  graph.reserveArc(static_cast<int>(network.arcs.size()));
  for (std::size_t i = 0; i < network.supply.size(); ++i) graph.addNode();
  for (const auto& arc : network.arcs) {
    graph.addArc(
        graph.nodeFromId(static_cast<int>(arc.from)), graph.nodeFromId(static_cast<int>(arc.to))
    );
  }
  // Maps are made after the arcs: a map's default value does not reach arcs that come later.
  Graph::ArcMap<std::int64_t> capacity(graph), cost(graph);
  Graph::NodeMap<std::int64_t> supply(graph);
  for (std::size_t a = 0; a < network.arcs.size(); ++a) {
    const auto arc = graph.arcFromId(static_cast<int>(a));
    capacity[arc] = network.arcs[a].capacity;
    cost[arc] = -network.arcs[a].profit;
  }
  for (std::size_t n = 0; n < network.supply.size(); ++n) {
    supply[graph.nodeFromId(static_cast<int>(n))] = network.supply[n];
  }
  lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> simplex(graph);
  simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
  const auto outcome = simplex.run();
  RT_INVARIANT(outcome == decltype(simplex)::OPTIMAL, "the assignment network has a best flow");
  Flow flow;
  flow.amount.reserve(network.arcs.size());
  flow.potential.reserve(network.supply.size());
  for (std::size_t a = 0; a < network.arcs.size(); ++a) {
    flow.amount.push_back(simplex.flow(graph.arcFromId(static_cast<int>(a))));
  }
  for (std::size_t n = 0; n < network.supply.size(); ++n) {
    flow.potential.push_back(simplex.potential(graph.nodeFromId(static_cast<int>(n))));
  }
  return flow;
}

}  // namespace rongtong::plan
