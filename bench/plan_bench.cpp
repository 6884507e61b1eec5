#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "bench/plan_worlds.h"
#include "plan/assignment.h"
#include "plan/network.h"
#include "plan/pair_table.h"
#include "plan/replan.h"
#include "plan/timetable.h"

namespace rongtong::bench {
namespace {

/// The most memory this process has held so far, in MB, the drawn world included. Run one benchmark
/// alone
/// (--benchmark_filter) to see its own.
double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void run_assignment(benchmark::State& state, const plan::AssignmentProblem& problem) {
  plan::Assignment result;
  for (auto _ : state) result = plan::assign(problem);
  state.counters["chosen"] = static_cast<double>(result.chosen.size());
  state.counters["gap"] = static_cast<double>(result.gap());
  state.counters["peak_MB"] = peak_megabytes();
}

/// The peer: LEMON's network simplex on the whole network, one node for every firm with candidates.
void run_plain_simplex(benchmark::State& state, const plan::AssignmentProblem& problem) {
  for (auto _ : state) {
    const plan::PairTable table(problem);
    const auto values = plan::order_values(problem, table);
    benchmark::DoNotOptimize(plan::solve_network(problem, table, values, false));
  }
  state.counters["peak_MB"] = peak_megabytes();
}

plan::AssignmentProblem city() { return city_world(20, 400, 1); }
plan::AssignmentProblem nation() { return nation_world(2000, 140'000, 50, 1); }

void assignment_city_20x400(benchmark::State& state) { run_assignment(state, city()); }
void assignment_city_20x400_plain_simplex(benchmark::State& state) {
  run_plain_simplex(state, city());
}
void assignment_nation_2000x140000(benchmark::State& state) { run_assignment(state, nation()); }
void assignment_nation_2000x140000_plain_simplex(benchmark::State& state) {
  run_plain_simplex(state, nation());
}

void assignment_nation_explained(benchmark::State& state) {
  const auto problem = nation();
  const auto assignment = plan::assign(problem);
  for (auto _ : state) benchmark::DoNotOptimize(plan::explain_shortfalls(problem, assignment));
}

/// `scattered`: absences slot by slot; `tables` below the number of teams make tables scarce.
void run_timetable(benchmark::State& state, const EventShape& shape) {
  const auto problem = event_world(shape, 1);
  plan::Timetable result;
  for (auto _ : state) result = plan::make_timetable(problem);
  state.counters["slots"] = result.slots_used;
  state.counters["bound"] = result.bound;
  state.counters["unseated"] = static_cast<double>(result.unseated.size());
  state.counters["peak_MB"] = peak_megabytes();
}

/// The peer: each meeting in turn at the first start that is open with its first eligible team that
/// has one.
void run_first_fit(benchmark::State& state, const EventShape& shape) {
  const auto problem = event_world(shape, 1);
  FirstFit result;
  for (auto _ : state) result = first_fit(problem);
  state.counters["slots"] = result.slots_used;
  state.counters["unseated"] = static_cast<double>(result.unseated);
}

constexpr EventShape kRuns{};
constexpr EventShape kScattered{3000, 100, 1000, 100, true};
constexpr EventShape kFewTables{3000, 100, 1000, 60, true};
constexpr EventShape kCity{504, 30, 400, 30, false, false, false, false};

void timetable_3000(benchmark::State& state) { run_timetable(state, kRuns); }
void timetable_3000_first_fit(benchmark::State& state) { run_first_fit(state, kRuns); }
void timetable_3000_scattered(benchmark::State& state) { run_timetable(state, kScattered); }
void timetable_3000_scattered_first_fit(benchmark::State& state) {
  run_first_fit(state, kScattered);
}
void timetable_3000_few_tables(benchmark::State& state) { run_timetable(state, kFewTables); }
void timetable_3000_few_tables_first_fit(benchmark::State& state) {
  run_first_fit(state, kFewTables);
}
void timetable_city_504(benchmark::State& state) { run_timetable(state, kCity); }

/// A team of the full event leaves for a day.
void replan_3000(benchmark::State& state) {
  const auto problem = event_world(kRuns, 1);
  const auto timetable = plan::make_timetable(problem);
  plan::AbsenceChange change{true, 7, problem.teams[7].absent};
  for (Index slot = 0; slot < 24; ++slot) change.absent.push_back(slot);
  const auto [changed, seats] = plan::apply(problem, timetable.seats, change);
  plan::Replan result;
  for (auto _ : state) result = plan::replan(changed, seats);
  state.counters["moved"] = static_cast<double>(result.moved.size());
  state.counters["proven"] = result.proven ? 1 : 0;
}

BENCHMARK(assignment_city_20x400)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_city_20x400_plain_simplex)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_nation_2000x140000)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_nation_2000x140000_plain_simplex)->Unit(benchmark::kMillisecond);
BENCHMARK(assignment_nation_explained)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_3000)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_3000_first_fit)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_3000_scattered)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_3000_scattered_first_fit)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_3000_few_tables)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_3000_few_tables_first_fit)->Unit(benchmark::kMillisecond);
BENCHMARK(timetable_city_504)->Unit(benchmark::kMillisecond);
BENCHMARK(replan_3000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rongtong::bench
