#include "store/sqlite/migrate.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "store/store.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::store {
namespace {

namespace fs = std::filesystem;

/// What a program of each version left behind, as that program wrote it. One entry per version: a
/// new migration adds the fixture of the version before it.
struct Fixture {
  int version;
  const char* rows;
};

constexpr Fixture kFixtures[] = {
    {1, R"(
      INSERT INTO batch (kind, file_name, file_hash, as_of, started_at, finished_at, state,
                         rows_done, added, rejected)
        VALUES ('enterprises', 'a.csv', 'a', -1, '2026-04-01T08:30:00Z', '2026-04-01T08:31:00Z',
                'finished', 2, 1, 1);
      INSERT INTO reject VALUES (1, 2, x'41', '[]');
      INSERT INTO enterprise (id, credit_code, name, name_hash, is_branch, capital_yuan,
                              batch, row, line)
        VALUES (1, ?CODE?, '甲', 0, 0, 500000, 1, 1, 2);
      UPDATE store_state SET next_enterprise = 2, changes = 1, revision = 7;
      INSERT INTO need (public_code, restricted, document)
        VALUES ('Q1', 0, '{"public_code":"Q1","title":"一"}');
    )"},
    {2, R"(
      INSERT INTO batch (kind, file_name, file_hash, as_of, started_at, finished_at, state,
                         rows_done, added, rejected, header)
        VALUES ('enterprises', 'a.csv', 'a', -1, '2026-04-01T08:30:00Z', '2026-04-01T08:31:00Z',
                'finished', 2, 1, 1, '');
      INSERT INTO reject VALUES (1, 2, x'41', '[]');
      INSERT INTO warning (batch, row, position, rule, severity, line, message_key)
        VALUES (1, 1, 0, 'x', 0, 2, 'x.y');
      INSERT INTO enterprise (id, credit_code, name, name_hash, is_branch, capital_yuan,
                              batch, row, line)
        VALUES (1, ?CODE?, '甲', 0, 0, 500000, 1, 1, 2);
      UPDATE store_state SET next_enterprise = 2, changes = 1, revision = 7;
      INSERT INTO need (public_code, restricted, document)
        VALUES ('Q1', 0, '{"public_code":"Q1","title":"一"}');
    )"},
};

void build(const fs::path& folder, const Fixture& fixture) {
  const Database database(folder / "rongtong.db", OpenMode::kCreate);
  migrate(database, migrations().first(static_cast<std::size_t>(fixture.version)));
  std::string rows = fixture.rows;
  const std::string mark = "?CODE?";
  rows.replace(rows.find(mark), mark.size(), "'" + std::string(tests::code(1).text()) + "'");
  database.run(rows.c_str());
}

TEST(SqliteMigrate, BringsEveryEarlierVersionUpToDate) {
  for (const auto& fixture : kFixtures) {
    const tests::TemporaryFolder folder;
    build(folder.path(), fixture);
    const auto store = open_sqlite_store(folder.path());
    EXPECT_EQ(store->check(true).schema_version, migrations().back().number);
    EXPECT_TRUE(store->check(true).problems.empty());
    const auto held = store->find_enterprise(tests::code(1));
    ASSERT_TRUE(held);
    EXPECT_EQ(held->enterprise.name, "甲");
    EXPECT_EQ(held->enterprise.capital, (model::Capital{model::Yuan(500000), "500000", "CNY"}));
    EXPECT_EQ(store->enterprise_revision(), "1-7");
    EXPECT_EQ(store->find_need("Q1")->title, "一");
    const auto batch = store->find_batch(model::BatchId(1));
    EXPECT_EQ(batch->as_of, tests::day(1969, 12, 31));
    EXPECT_EQ(batch->counts.read, 2U);
    EXPECT_EQ(batch->header, "");
    EXPECT_TRUE(store->facts_of(tests::code(1)).yearly.empty());
    EXPECT_EQ(store->fact_revision(), "0-0");
    EXPECT_EQ(store->begin_batch(tests::request("b", tests::day(2026, 4, 1), "titles")).id.value, 2)
        << "numbers of batches go on";
    EXPECT_EQ(store->undo_batch(model::BatchId(1)).removed, 1U);
  }
}

TEST(SqliteMigrate, EveryVersionBeforeTheLastHasItsFixture) {
  EXPECT_EQ(std::size(kFixtures) + 1, migrations().size());
}

TEST(SqliteMigrate, EqualsAFreshDatabase) {
  const auto schema = [](const fs::path& folder) {
    const Database database(folder / "rongtong.db", OpenMode::kReadOnly);
    std::string all;
    Statement rows = database.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name");
    while (rows.step()) all += rows.text(0) + "\n" + rows.text(1) + "\n";
    return all;
  };
  const tests::TemporaryFolder fresh;
  open_sqlite_store(fresh.path());
  for (const auto& fixture : kFixtures) {
    const tests::TemporaryFolder folder;
    build(folder.path(), fixture);
    open_sqlite_store(folder.path());
    EXPECT_EQ(schema(folder.path()), schema(fresh.path()));
  }
}

TEST(SqliteMigrate, WritesWhenAndByWhichProgram) {
  const tests::TemporaryFolder folder;
  open_sqlite_store(folder.path());
  const Database database(folder.path() / "rongtong.db", OpenMode::kReadOnly);
  EXPECT_EQ(
      database.number("SELECT count(*) FROM schema_step WHERE made_at GLOB '20*T*Z'"
                      " AND program_version LIKE '_%._%'"),
      static_cast<std::int64_t>(migrations().size())
  );
}

TEST(SqliteMigrate, AStepThatFailsLeavesTheVersionBefore) {
  const Migration steps[] = {
      {1, "0001_good", "CREATE TABLE a (x) STRICT"},
      {2, "0002_bad", "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)"}};
  const Migration good[] = {{1, "0001_good", "CREATE TABLE a (x INTEGER) STRICT"}, steps[1]};
  const tests::TemporaryFolder folder;
  const Database database(folder.path() / "rongtong.db", OpenMode::kCreate);
  EXPECT_THROW(migrate(database, good), base::Error);
  EXPECT_EQ(schema_version(database, good), 1);
  EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_schema WHERE name IN ('a', 'b')"), 1);
  // A first step that fails leaves nothing.
  const Database empty(folder.path() / "other.db", OpenMode::kCreate);
  EXPECT_THROW(migrate(empty, steps), base::Error);
  EXPECT_EQ(empty.number("SELECT count(*) FROM sqlite_schema"), 0);
}

TEST(SqliteMigrate, WaitsForNoOlderProgramThatWrites) {
  const tests::TemporaryFolder folder;
  const tests::TemporaryFolder current;
  build(folder.path(), kFixtures[0]);
  const auto store = open_sqlite_store(current.path());
  // The older program's lock is the same file.
  const auto lock = store->lock_for_writing();
  fs::create_hard_link(current.path() / "rongtong.lock", folder.path() / "rongtong.lock");
  try {
    open_sqlite_store(folder.path());
    FAIL() << "migrated under a writer";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kConflict);
  }
}

TEST(SqliteMigrate, AnOlderDatabaseIsNotReadAsItIs) {
  const tests::TemporaryFolder folder;
  build(folder.path(), kFixtures[0]);
  EXPECT_THROW(open_sqlite_store_read_only(folder.path()), base::Error);
}

}  // namespace
}  // namespace rongtong::store
