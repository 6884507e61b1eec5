#pragma once

#include <algorithm>

#include "store/store.h"
#include "tests/store/fact_rows.h"

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

/// Figures and titles of the same firms: most rows of other years, some the same again, some of
/// firms that are not registered, rejects and a list that claims to be complete.
inline store::FactChunk killed_facts(std::uint64_t first) {
  store::FactChunk result;
  result.rows_done = std::min(first + kKilledChunk - 1, kKilledRows / 2);
  for (std::uint64_t n = first; n <= result.rows_done; ++n) {
    if (n % 41 == 0) {
      result.rejects.push_back({n, "行 " + std::to_string(n), {}});
      continue;
    }
    const int year = 2023 + static_cast<int>(n % 3);
    auto said = facts(n % 7 == 0 ? n / 2 : n * 3, {{"revenue", year, 1000.0 * double(n)}});
    if (n % 5 == 0) said.titles = {grant("giant", day(2024, 9, 2))};
    result.rows.push_back({n, n + 1, std::move(said), {}});
  }
  if (first > kKilledRows / 4) result.complete = {{"giant", std::nullopt, std::nullopt}};
  return result;
}

/// Whether a batch of `kind` came to its end: the same file again would be a batch of its own.
inline bool ended(const store::Store& store, const std::string& kind) {
  for (const auto& batch : store.batches()) {
    if (batch.kind == kind && batch.state == model::BatchState::kFinished) return true;
  }
  return false;
}

inline void run_killed_facts(store::Store& store) {
  const auto batch = store.begin_batch(request("killed facts", day(2026, 4, 1), "indicators"));
  for (std::uint64_t first = 1; first <= kKilledRows / 2; first += kKilledChunk) {
    store.add_facts(batch.id, killed_facts(first));
  }
  store.finish_batch(batch.id, "2026-04-01T08:32:00Z");
}

/// Runs both imports to their end, from wherever the store stands.
inline void run_killed_import(store::Store& store) {
  const auto lock = store.lock_for_writing();
  if (ended(store, "enterprises")) return run_killed_facts(store);
  const auto batch = store.begin_batch(request("killed", day(2026, 4, 1)));
  for (std::uint64_t first = 1; first <= kKilledRows; first += kKilledChunk) {
    store.add_enterprises(batch.id, killed_chunk(first));
  }
  store.finish_batch(batch.id, "2026-04-01T08:31:00Z");
  run_killed_facts(store);
}

}  // namespace rongtong::tests
