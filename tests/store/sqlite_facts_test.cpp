// What only the SQLite engine shows of facts: what is on disk, and what damage does.
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/sqlite/database.h"
#include "store/sqlite/fact_blob.h"
#include "store/store.h"
#include "tests/store/fact_rows.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::tests {
namespace {

class SqliteFacts : public testing::Test {
 protected:
  model::BatchId import(const std::string& hash, std::vector<model::FactStatement> said) {
    const auto batch = store_->begin_batch(request(hash, day(2026, 4, 1), "indicators"));
    store_->add_facts(batch.id, fact_chunk(1, std::move(said)));
    store_->finish_batch(batch.id, "2026-04-01T08:31:00Z");
    return batch.id;
  }
  std::int64_t count(const std::string& table) const {
    const store::Database reader(folder_.path() / "rongtong.db", store::OpenMode::kReadOnly);
    return reader.number("SELECT count(*) FROM " + table);
  }
  void run(const char* sql) const {
    store::Database(folder_.path() / "rongtong.db", store::OpenMode::kWrite).run(sql);
  }

  TemporaryFolder folder_;
  std::unique_ptr<store::Store> store_ = store::open_sqlite_store(folder_.path());
};

TEST_F(SqliteFacts, StatementsThatSayTheSameShareTheirVersion) {
  const auto said = facts(1, {{"revenue", 2025, 1.0}});
  import("a", {said});
  const auto second = import("b", {said});
  EXPECT_EQ(count("fact_statement"), 2);
  EXPECT_EQ(count("fact_version"), 1);
  store_->undo_batch(second);
  EXPECT_EQ(count("fact_statement"), 1);
  EXPECT_EQ(count("fact_version"), 1) << "the other statement still names it";
  store_->undo_batch(model::BatchId(1));
  EXPECT_EQ(count("fact_version"), 0);
}

TEST_F(SqliteFacts, ANameOfARolledBackChunkIsNotRemembered) {
  const auto batch = store_->begin_batch(request("a", day(2026, 4, 1), "indicators"));
  auto bad = fact_chunk(1, {facts(1, {{"lost", 2025, 1.0}}), facts(1)});
  bad.rows[1].row = 1;  // the same row twice is refused by the table
  EXPECT_THROW(store_->add_facts(batch.id, bad), base::Error);
  EXPECT_EQ(count("fact_name"), 0);
  store_->add_facts(batch.id, fact_chunk(1, {facts(1, {{"kept", 2025, 1.0}})}));
  ASSERT_EQ(store_->facts_of(code(1)).yearly.size(), 1U);
  EXPECT_EQ(store_->facts_of(code(1)).yearly[0].indicator, "kept");
}

TEST_F(SqliteFacts, NamesThatAnotherProcessAddedAreRead) {
  import("a", {facts(1, {{ "one", 2025, 1.0 }})});
  const auto reader = store::open_sqlite_store_read_only(folder_.path());
  EXPECT_EQ(reader->facts_of(code(1)).yearly.size(), 1U);
  import("b", {facts(1, {{ "two", 2025, 1.0 }})});
  EXPECT_EQ(reader->facts_of(code(1)).yearly.size(), 2U);
}

TEST_F(SqliteFacts, DamageIsFoundAndNamed) {
  import("a", {facts(1, {{ "revenue", 2025, 1.0 }}), facts(2, {{ "revenue", 2025, 2.0 }})});
  EXPECT_TRUE(store_->check(true).problems.empty());
  run("UPDATE fact_version SET facts = x'01FF' WHERE id = 1");
  const auto health = store_->check(true);
  ASSERT_EQ(health.problems.size(), 1U);
  EXPECT_EQ(health.problems[0].rule, "store.facts");
  EXPECT_THROW(store_->facts_of(code(1)), base::Error);
  EXPECT_EQ(store_->facts_of(code(2)).yearly.size(), 1U);
  run("DELETE FROM fact_version WHERE id = 1");
  EXPECT_EQ(store_->check(true).problems.size(), 1U);
  EXPECT_THROW(store_->facts_of(code(1)), base::Error);
  EXPECT_THROW(store_->each_firm_facts([](const auto&) {}), base::Error);
  EXPECT_EQ(store_->facts_of(code(2)).yearly.size(), 1U) << "usable afterwards";
}

// Bytes changed at random are read or refused, never more than that.
TEST_F(SqliteFacts, ChangedBytesAreReadOrRefused) {
  store::Database database(folder_.path() / "names.db", store::OpenMode::kCreate);
  database.run("CREATE TABLE fact_name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
  store::FactNames names(database);
  base::Random random(7);
  std::size_t refused = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto said = random_facts(random, 3);
    std::string bytes = store::encode_facts(said, names);
    ASSERT_EQ(store::encode_facts(store::read_statement(bytes, said.firm, names), names), bytes);
    for (auto left = 1 + random.below(3); left > 0; --left) {
      bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
          static_cast<char>(random.below(256));
    }
    try {
      store::read_statement(bytes, said.firm, names);
    } catch (const base::Error& error) {
      ASSERT_EQ(error.code(), base::ErrorCode::kUnavailable);
      ++refused;
    }
  }
  EXPECT_GT(refused, 500U);
}

}  // namespace
}  // namespace rongtong::tests
