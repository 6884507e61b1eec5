#include <benchmark/benchmark.h>

#include "bench/plan_worlds.h"
#include "plan/assignment.h"
#include "plan/network.h"
#include "plan/pair_table.h"

namespace rongtong::bench {
namespace {

void report(benchmark::State& state, const plan::AssignmentProblem& problem) {
  const auto result = plan::assign(problem);
  state.counters["pairs"] = static_cast<double>(problem.pairs.size());
  state.counters["chosen"] = static_cast<double>(result.chosen.size());
  state.counters["gap"] = static_cast<double>(result.gap());
}

void run_assignment(benchmark::State& state, const plan::AssignmentProblem& problem) {
  for (auto _ : state) benchmark::DoNotOptimize(plan::assign(problem));
  report(state, problem);
}

/// The peer: LEMON's network simplex on the whole network, one node for every firm with candidates.
void run_plain(benchmark::State& state, const plan::AssignmentProblem& problem) {
  for (auto _ : state) {
    const plan::PairTable table(problem);
    const auto values = plan::order_values(problem, table);
    benchmark::DoNotOptimize(plan::solve_network(problem, table, values, false));
  }
}

void assignment_city_20x400(benchmark::State& state) {
  run_assignment(state, city_world(20, 400, 1));
}
void assignment_city_20x400_plain_simplex(benchmark::State& state) {
  run_plain(state, city_world(20, 400, 1));
}
void assignment_nation_2000x140000(benchmark::State& state) {
  run_assignment(state, nation_world(2000, 140'000, 50, 1));
}
void assignment_nation_2000x140000_plain_simplex(benchmark::State& state) {
  run_plain(state, nation_world(2000, 140'000, 50, 1));
}

BENCHMARK(assignment_city_20x400)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_city_20x400_plain_simplex)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_nation_2000x140000)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_nation_2000x140000_plain_simplex)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rongtong::bench
