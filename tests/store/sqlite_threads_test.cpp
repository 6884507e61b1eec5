#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "store/store.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::tests {
namespace {

// One Store per thread on one folder: readers beside a writer always see whole chunks of ten.
TEST(SqliteThreads, ReadersBesideOneWriter) {
  const TemporaryFolder folder;
  const auto writer = store::open_sqlite_store(folder.path());
  const auto batch = writer->begin_batch(request("a", day(2026, 4, 1)));
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      const auto reader = store::open_sqlite_store_read_only(folder.path());
      while (!done) {
        std::uint64_t seen = 0;
        reader->each_enterprise([&](const auto&) { ++seen; });
        if (seen % 10 != 0 || reader->enterprise_count() % 10 != 0) ++torn;
      }
    });
  }
  for (std::uint64_t first = 0; first < 600; first += 10) {
    std::vector<model::Enterprise> items;
    for (std::uint64_t n = first; n < first + 10; ++n) items.push_back(register_entry(n));
    writer->add_enterprises(batch.id, chunk(first + 1, std::move(items)));
  }
  done = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(writer->enterprise_count(), 600U);
}

}  // namespace
}  // namespace rongtong::tests
