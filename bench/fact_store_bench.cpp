/// Figures of firms into the store and out again: rows of 60 figures, one a firm and year, in
/// chunks of 2,000 as `import indicators` hands them over. Prints a markdown table of the store's
/// own time, and the size on disk. Usage: rongtong_fact_store_bench [FIRMS] [YEARS] [FOLDER]

#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/store/fact_rows.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace rongtong;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kChunk = 2000;
constexpr int kFigures = 60;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Measured {
  double total = 0;
  double processor = 0;
};

Measured timed(const auto& work) {
  const auto start = Clock::now();
  const double processor = processor_seconds();
  work();
  return {
      std::chrono::duration<double>(Clock::now() - start).count(), processor_seconds() - processor};
}

/// Like what firms report: money to the hundred yuan, persons, ratios of four digits.
model::FactStatement figures(std::uint64_t firm, int year) {
  base::Random random(firm * 31 + static_cast<std::uint64_t>(year));
  model::FactStatement said = model::blank_facts(tests::code(firm));
  for (int i = 0; i < kFigures; ++i) {
    const std::string id = "indicator_" + std::to_string(i);
    double value = 0;
    if (i % 3 == 0) value = 100.0 * random.below(2'000'000);
    if (i % 3 == 1) value = random.below(800);
    if (i % 3 == 2) value = random.below(10'000) / 10'000.0;
    said.yearly.push_back({id, year, value});
  }
  return said;
}

void report(const char* what, std::uint64_t rows, const Measured& measured) {
  std::printf(
      "| %s | %llu | %.2f | %.2f | %.0f |\n",
      what,
      static_cast<unsigned long long>(rows),
      measured.total,
      measured.processor,
      static_cast<double>(rows) / measured.processor
  );
  std::fflush(stdout);
}

Measured import(store::Store& store, const std::string& hash, std::uint64_t firms, int years) {
  Measured sum;
  const auto batch = store.begin_batch(tests::request(hash, tests::day(2026, 4, 1), "indicators"));
  std::uint64_t row = 1;
  for (int year = 2026 - years; year < 2026; ++year) {
    for (std::uint64_t first = 0; first < firms; first += kChunk) {
      std::vector<model::FactStatement> said;
      for (std::uint64_t n = first; n < std::min(first + kChunk, firms); ++n) {
        said.push_back(figures(n, year));
      }
      const auto chunk = tests::fact_chunk(row, std::move(said));
      row = chunk.rows_done + 1;
      const Measured part = timed([&] { store.add_facts(batch.id, chunk); });
      sum.total += part.total;
      sum.processor += part.processor;
    }
  }
  store.finish_batch(batch.id, "2026-04-01T08:31:00Z");
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t firms = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000;
  const int years = argc > 2 ? std::atoi(argv[2]) : 3;
  const tests::TemporaryFolder temporary;
  const auto store =
      store::open_sqlite_store(argc > 3 ? std::filesystem::path(argv[3]) : temporary.path());
  const auto rows = firms * static_cast<std::uint64_t>(years);
  std::printf("| facts | rows | s | CPU s | rows per CPU s |\n|---|---|---|---|---|\n");
  report("new", rows, import(*store, "a", firms, years));
  const auto bytes = store->check(false).bytes_on_disk;
  report("the same again", rows, import(*store, "b", firms, years));
  std::uint64_t figures_seen = 0;
  const Measured each = timed([&] {
    store->each_firm_facts([&](const model::FirmFacts& facts) {
      figures_seen += facts.yearly.size();
    });
  });
  report("each_firm_facts, by firm", firms, each);
  const Measured one = timed([&] {
    for (std::uint64_t n = 0; n < 1000; ++n) store->facts_of(tests::code(n * firms / 1000));
  });
  report("facts_of", 1000, one);
  report("undo of the first", rows, timed([&] { store->undo_batch(model::BatchId(1)); }));
  std::printf(
      "\n%llu figures, %.1f bytes each on disk\n",
      static_cast<unsigned long long>(figures_seen),
      static_cast<double>(bytes) / static_cast<double>(figures_seen)
  );
  return 0;
}
