#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "base/table/open_table.h"
#include "intake/enterprise_row.h"
#include "tests/support/testdata.h"

namespace rongtong {
namespace {

struct Table {
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};

/// The whole registry in memory, so that only the checks are timed. Empty without test data.
const std::optional<Table>& registry() {
  static const std::optional<Table> kTable = []() -> std::optional<Table> {
    const auto data = tests::testdata();
    if (!data) return std::nullopt;
    const auto reader = base::open_table(*data / "registry/enterprises.csv.xz");
    Table table;
    base::Row row;
    while (reader->next(row)) table.rows.emplace_back(row.cells.begin(), row.cells.end());
    table.headers = std::move(table.rows.front());
    table.rows.erase(table.rows.begin());
    return table;
  }();
  return kTable;
}

/// Target: 349,777 rows in 1.5 s on one thread.
void check_registry(benchmark::State& state) {
  if (!registry()) {
    state.SkipWithError("test data absent");
    return;
  }
  const auto catalog = std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
  const auto codes = model::read_codes(catalog);
  const auto rules = intake::read_enterprise_rules(catalog);
  const std::vector<std::string_view> headers(
      registry()->headers.begin(), registry()->headers.end()
  );
  const intake::RowChecker checker(codes, rules, intake::map_columns(headers, rules.columns), {});
  std::vector<std::string_view> cells;
  for (auto _ : state) {
    std::size_t stored = 0;
    for (const auto& row : registry()->rows) {
      cells.assign(row.begin(), row.end());
      stored += checker.check(cells, 1).enterprise.has_value() ? 1U : 0U;
    }
    benchmark::DoNotOptimize(stored);
  }
  state.SetItemsProcessed(
      static_cast<std::int64_t>(registry()->rows.size()) *
      static_cast<std::int64_t>(state.iterations())
  );
}
BENCHMARK(check_registry)->Unit(benchmark::kMillisecond);

/// Target: a microsecond a row.
void resolve_regions(benchmark::State& state) {
  if (!registry()) {
    state.SkipWithError("test data absent");
    return;
  }
  const auto codes = model::read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  std::size_t at = 0;
  for (auto _ : state) {
    const auto& row = registry()->rows[at];
    benchmark::DoNotOptimize(codes.regions.resolve(row[2], row[3], row[4]));
    at = at + 1 == registry()->rows.size() ? 0 : at + 1;
  }
}
BENCHMARK(resolve_regions);

}  // namespace
}  // namespace rongtong
