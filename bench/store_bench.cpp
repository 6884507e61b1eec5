/// Bulk import into the store: 350,000 made-up rows in chunks of 5,000, as `import enterprises`
/// hands them over, each chunk one commit. Prints a markdown table: seconds of the store alone
/// (making the rows is not counted), memory added at the peak. Usage: rongtong_store_bench [ROWS]
/// [FOLDER]

#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

namespace {

using rongtong::store::EnterpriseChunk;
using rongtong::store::Store;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kChunk = 5000;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

EnterpriseChunk chunk_at(std::uint64_t first, std::uint64_t rows, bool sorted) {
  std::vector<rongtong::model::Enterprise> items;
  for (std::uint64_t n = first; n < std::min(first + kChunk, rows); ++n) {
    // 7919 is prime: every code once, far from its neighbours.
    items.push_back(rongtong::tests::register_entry(sorted ? n : n * 7919 % rows));
  }
  return rongtong::tests::chunk(first + 1, std::move(items));
}

struct Measured {
  double total = 0;
  double processor = 0;  ///< seconds of this thread, for machines that are busy otherwise
  double slowest_chunk = 0;
};

Measured import(Store& store, const std::string& hash, std::uint64_t rows, bool sorted) {
  Measured measured;
  auto start = Clock::now();
  const auto batch =
      store.begin_batch(rongtong::tests::request(hash, rongtong::tests::day(2026, 4, 1)));
  measured.total += seconds_since(start);
  for (std::uint64_t first = 0; first < rows; first += kChunk) {
    const EnterpriseChunk chunk = chunk_at(first, rows, sorted);
    start = Clock::now();
    const double processor = processor_seconds();
    store.add_enterprises(batch.id, chunk);
    measured.processor += processor_seconds() - processor;
    const double taken = seconds_since(start);
    measured.total += taken;
    measured.slowest_chunk = std::max(measured.slowest_chunk, taken);
  }
  start = Clock::now();
  store.finish_batch(batch.id, "2026-04-01T08:31:00Z");
  measured.total += seconds_since(start);
  return measured;
}

void report(const char* what, std::uint64_t rows, Measured measured, long before) {
  std::printf(
      "| %s | %llu | %.2f | %.2f | %.0f | %.0f | %.0f |\n",
      what,
      static_cast<unsigned long long>(rows),
      measured.total,
      measured.processor,
      static_cast<double>(rows) / measured.total,
      measured.slowest_chunk * 1000,
      static_cast<double>(peak_kib() - before) / 1024
  );
  std::fflush(stdout);
}

Measured timed(const auto& work) {
  const auto start = Clock::now();
  const double processor = processor_seconds();
  work();
  return {seconds_since(start), processor_seconds() - processor, 0};
}

void run(const std::filesystem::path& folder, std::uint64_t rows, bool sorted) {
  const long before = peak_kib();
  const auto store = rongtong::store::open_sqlite_store(folder);
  report(
      sorted ? "new, by code" : "new, in no order", rows, import(*store, "a", rows, sorted), before
  );
  if (!sorted) return;
  report("the same again", rows, import(*store, "b", rows, sorted), before);
  const Measured undo = timed([&] { store->undo_batch(rongtong::model::BatchId(1)); });
  report("undo of the first", rows, undo, before);
  std::uint64_t seen = 0;
  const Measured each = timed([&] { store->each_enterprise([&](const auto&) { ++seen; }); });
  report("each_enterprise", seen, each, before);
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 350'000;
  std::printf(
      "| store | rows | s | CPU s | rows/s | slowest chunk ms | memory MB "
      "|\n|---|---|---|---|---|---|---|\n"
  );
  for (const bool sorted : {true, false}) {
    const rongtong::tests::TemporaryFolder temporary;
    const std::filesystem::path folder =
        argc > 2 ? std::filesystem::path(argv[2]) / (sorted ? "a" : "b") : temporary.path();
    run(folder, rows, sorted);
  }
  return 0;
}
