/// The bulk insert of the store's shape (an integer key, a unique text, texts and numbers; chunks
/// of 5,000, one commit each, WAL) through SQLiteCpp and through our own owners of the raw handles.
/// Decides nothing any more; kept so that docs/decisions/0003-sqlite-layer.md can be measured
/// again. Usage: rongtong_sqlite_layer_bench [ROWS]

#include <SQLiteCpp/SQLiteCpp.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "store/sqlite/database.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

namespace {

using rongtong::model::Enterprise;

constexpr int kTexts = 14;
constexpr int kNumbers = 8;
constexpr std::size_t kChunk = 5000;

constexpr const char* kSettings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768";

std::string create_table() {
  std::string sql = "CREATE TABLE e (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE";
  for (int i = 0; i < kTexts; ++i) sql += ", t" + std::to_string(i) + " TEXT";
  for (int i = 0; i < kNumbers; ++i) sql += ", n" + std::to_string(i) + " INTEGER";
  return sql + ") STRICT";
}

std::string insert_row() {
  std::string sql = "INSERT INTO e VALUES (?, ?";
  for (int i = 0; i < kTexts + kNumbers; ++i) sql += ", ?";
  return sql + ") ON CONFLICT (code) DO NOTHING";
}

/// Three long texts, one short, the rest unknown, as in a register.
const std::string* text_of(const Enterprise& e, int i) {
  const std::string* texts[] = {&e.name, &e.address, &e.business_scope, &e.kind};
  return i < 4 ? texts[i] : nullptr;
}

void with_sqlitecpp(const std::string& file, const std::vector<Enterprise>& rows) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(kSettings);
  database.exec(create_table());
  SQLite::Statement insert(database, insert_row());
  for (std::size_t first = 0; first < rows.size(); first += kChunk) {
    SQLite::Transaction transaction(database);
    for (std::size_t r = first; r < std::min(first + kChunk, rows.size()); ++r) {
      const std::string code(rows[r].credit_code.text());
      insert.bind(1, static_cast<std::int64_t>(r + 1));
      insert.bindNoCopy(2, code);
      for (int i = 0; i < kTexts; ++i) {
        const std::string* text = text_of(rows[r], i);
        text != nullptr ? insert.bindNoCopy(3 + i, *text) : insert.bind(3 + i);
      }
      for (int i = 0; i < kNumbers; ++i) {
        insert.bind(3 + kTexts + i, static_cast<std::int64_t>(r) * (i + 1));
      }
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  }
}

void with_our_own(const std::string& file, const std::vector<Enterprise>& rows) {
  const rongtong::store::Database database(file, rongtong::store::OpenMode::kCreate);
  database.run(kSettings);
  database.run(create_table().c_str());
  rongtong::store::Statement insert = database.prepare(insert_row());
  for (std::size_t first = 0; first < rows.size(); first += kChunk) {
    rongtong::store::Transaction transaction(database);
    for (std::size_t r = first; r < std::min(first + kChunk, rows.size()); ++r) {
      insert.bind(1, static_cast<std::int64_t>(r + 1)).bind_text(2, rows[r].credit_code.text());
      for (int i = 0; i < kTexts; ++i) {
        const std::string* text = text_of(rows[r], i);
        text != nullptr ? insert.bind_text(3 + i, *text) : insert.bind_null(3 + i);
      }
      for (int i = 0; i < kNumbers; ++i) {
        insert.bind(3 + kTexts + i, static_cast<std::int64_t>(r) * (i + 1));
      }
      insert.run();
    }
    transaction.commit();
  }
}

double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void measure(const char* what, const auto& insert, const std::vector<Enterprise>& rows) {
  double wall = 1e9;
  double processor = 1e9;
  for (int round = 0; round < 5; ++round) {
    const rongtong::tests::TemporaryFolder folder;
    const double wall_start = seconds(CLOCK_MONOTONIC);
    const double processor_start = seconds(CLOCK_THREAD_CPUTIME_ID);
    insert((folder.path() / "x.db").string(), rows);
    wall = std::min(wall, seconds(CLOCK_MONOTONIC) - wall_start);
    processor = std::min(processor, seconds(CLOCK_THREAD_CPUTIME_ID) - processor_start);
  }
  std::printf("| %s | %zu | %.2f | %.2f |\n", what, rows.size(), wall, processor);
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 350'000;
  std::vector<Enterprise> rows;
  for (std::uint64_t n = 0; n < count; ++n) rows.push_back(rongtong::tests::register_entry(n));
  std::printf("| layer | rows | s, best of 5 | CPU s |\n|---|---|---|---|\n");
  measure("SQLiteCpp", with_sqlitecpp, rows);
  measure("our own", with_our_own, rows);
  return 0;
}
