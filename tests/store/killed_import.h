#pragma once

#include <algorithm>

#include "store/store.h"
#include "tests/store/rows.h"

/// The import that is killed again and again: made rows with repetitions, namesakes, warnings and
/// rejects, the same for every run.
namespace rongtong::tests {

inline constexpr std::uint64_t kKilledRows = 6000;
inline constexpr std::uint64_t kKilledChunk = 100;

inline store::EnterpriseChunk killed_chunk(std::uint64_t first) {
  store::EnterpriseChunk result;
  result.rows_done = std::min(first + kKilledChunk - 1, kKilledRows);
  for (std::uint64_t n = first; n <= result.rows_done; ++n) {
    if (n % 37 == 0) {
      const base::Finding why{
          base::Severity::kReject, "name.missing", {"a.csv", n + 1, "名称"}, "", {"x.y", {}}};
      result.rejects.push_back({n, "行 " + std::to_string(n), {why}});
      continue;
    }
    // Every tenth row speaks of an earlier code again, every other of those differently.
    const bool repeats = n % 10 == 0;
    model::Enterprise e = register_entry(repeats ? n / 2 : n);
    if (n % 20 == 0) e.address = "新址" + std::to_string(n);
    if (n % 50 == 1) e.name = "同名公司";
    result.rows.push_back(row(n, std::move(e)));
    if (n % 9 == 0) {
      result.rows.back().warnings = {
          {base::Severity::kWarning, "capital.unreadable", {"a.csv", n + 1, ""}, "x", {"x.y", {}}}};
    }
  }
  return result;
}

/// Runs the import to its end, from wherever the store stands.
inline void run_killed_import(store::Store& store) {
  const auto lock = store.lock_for_writing();
  const auto batch = store.begin_batch(request("killed", day(2026, 4, 1)));
  for (std::uint64_t first = 1; first <= kKilledRows; first += kKilledChunk) {
    store.add_enterprises(batch.id, killed_chunk(first));
  }
  store.finish_batch(batch.id, "2026-04-01T08:31:00Z");
}

}  // namespace rongtong::tests
