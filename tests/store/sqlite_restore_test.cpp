#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/error.h"
#include "store/sqlite/database.h"
#include "store/store.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::tests {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

class SqliteRestore : public testing::Test {
 protected:
  SqliteRestore() {
    const auto store = open();
    import(*store, "a", enterprise(1, "甲"));
    base::NoProgress nobody;
    store->backup(backup_, nobody);
    import(*store, "b", enterprise(2, "乙"));
  }

  static void import(store::Store& store, const std::string& hash, model::Enterprise e) {
    const auto batch = store.begin_batch(request(hash, day(2026, 4, 1)));
    store.add_enterprises(batch.id, chunk(1, {std::move(e)}));
    store.finish_batch(batch.id, "2026-04-01T08:31:00Z");
  }
  std::unique_ptr<store::Store> open() const { return store::open_sqlite_store(folder_); }
  void restore() const { store::restore_sqlite_store(backup_, folder_); }
  ErrorCode restore_fails() const {
    try {
      restore();
    } catch (const base::Error& error) {
      return error.code();
    }
    throw std::runtime_error("no error was thrown");
  }
  std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      found.insert(entry.path().filename().string());
    }
    return found;
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path() / "data";
  fs::path backup_ = temporary_.path() / "backup.db";
};

TEST_F(SqliteRestore, PutsTheBackupInPlaceAndKeepsTheOld) {
  restore();
  EXPECT_EQ(open()->enterprise_count(), 1U);
  const fs::path old = folder_ / "rongtong.db.before-restore-1";
  ASSERT_TRUE(fs::exists(old));
  const store::Database kept(old, store::OpenMode::kReadOnly);
  EXPECT_EQ(kept.number("SELECT count(*) FROM enterprise"), 2);
  EXPECT_EQ(names().count("rongtong.db.restoring"), 0U);
}

TEST_F(SqliteRestore, KeepsWhatWasOnlyInTheLogOfTheOld) {
  // A process that died left its last commits in the WAL: copy the files while it is open.
  const TemporaryFolder copy;
  {
    const auto store = open();
    import(*store, "c", enterprise(3, "丙"));
    for (const char* name : {"rongtong.db", "rongtong.db-wal"}) {
      fs::copy_file(folder_ / name, copy.path() / name);
    }
  }
  store::restore_sqlite_store(backup_, copy.path());
  const store::Database kept(
      copy.path() / "rongtong.db.before-restore-1", store::OpenMode::kReadOnly
  );
  EXPECT_EQ(kept.number("SELECT count(*) FROM enterprise"), 3);
  EXPECT_EQ(store::open_sqlite_store(copy.path())->enterprise_count(), 1U);
}

TEST_F(SqliteRestore, EveryRestoreKeepsItsOwn) {
  restore();
  restore();
  EXPECT_EQ(names().count("rongtong.db.before-restore-1"), 1U);
  EXPECT_EQ(names().count("rongtong.db.before-restore-2"), 1U);
}

TEST_F(SqliteRestore, IntoAnEmptyFolderItMakesAStore) {
  const fs::path fresh = temporary_.path() / "fresh";
  store::restore_sqlite_store(backup_, fresh);
  EXPECT_EQ(store::open_sqlite_store(fresh)->enterprise_count(), 1U);
}

TEST_F(SqliteRestore, IsRefusedWhileAnotherWrites) {
  const auto store = open();
  const auto lock = store->lock_for_writing();
  EXPECT_EQ(restore_fails(), ErrorCode::kConflict);
  EXPECT_EQ(store->enterprise_count(), 2U);
}

TEST_F(SqliteRestore, IsRefusedWhileAnotherHasItOpen) {
  const auto store = open();
  EXPECT_EQ(restore_fails(), ErrorCode::kConflict);
  EXPECT_EQ(store->enterprise_count(), 2U);
  EXPECT_EQ(names().count("rongtong.db.restoring"), 0U);
}

TEST_F(SqliteRestore, OfAnUnsoundBackupIsRefusedAndChangesNothing) {
  {
    std::fstream file(backup_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(8 * 4096, '\x5a');
  }
  EXPECT_EQ(restore_fails(), ErrorCode::kInvalidArgument);
  EXPECT_EQ(open()->enterprise_count(), 2U);
  EXPECT_EQ(names().count("rongtong.db.before-restore-1"), 0U);
}

TEST_F(SqliteRestore, OfWhatIsNoBackupIsRefused) {
  fs::remove(backup_);
  EXPECT_EQ(restore_fails(), ErrorCode::kInvalidArgument);
  std::ofstream(backup_) << "no database";
  EXPECT_EQ(restore_fails(), ErrorCode::kInvalidArgument);
  std::ofstream(backup_, std::ios::trunc);
  EXPECT_EQ(restore_fails(), ErrorCode::kInvalidArgument) << "an empty file";
  EXPECT_EQ(open()->enterprise_count(), 2U);
}

TEST_F(SqliteRestore, OfANewerBackupIsRefused) {
  store::Database(backup_, store::OpenMode::kWrite).run("PRAGMA user_version = 99");
  EXPECT_EQ(restore_fails(), ErrorCode::kConflict);
}

TEST_F(SqliteRestore, SavesADamagedStore) {
  fs::remove(folder_ / "rongtong.db-wal");
  std::ofstream(folder_ / "rongtong.db", std::ios::trunc) << std::string(9000, 'x');
  std::ofstream(folder_ / "rongtong.db-wal") << "left over";
  restore();
  EXPECT_EQ(open()->enterprise_count(), 1U);
  EXPECT_EQ(fs::file_size(folder_ / "rongtong.db.before-restore-1"), 9000U);
}

}  // namespace
}  // namespace rongtong::tests
