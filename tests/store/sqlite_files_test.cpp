#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iostream>

#include "base/error.h"
#include "store/sqlite/database.h"
#include "store/sqlite/migrate.h"
#include "store/store.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::tests {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

void import(store::Store& store, const std::string& hash, std::vector<model::Enterprise> items) {
  const auto batch = store.begin_batch(request(hash, day(2026, 4, 1)));
  store.add_enterprises(batch.id, chunk(1, std::move(items)));
  store.finish_batch(batch.id, "2026-04-01T08:31:00Z");
}

/// The English sentence of the error that `work` must throw with `code`.
std::string sentence_of(ErrorCode code, const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "no error was thrown";
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class SqliteFiles : public testing::Test {
 protected:
  fs::path database() const { return folder_.path() / "rongtong.db"; }
  auto open() const { return store::open_sqlite_store(folder_.path()); }

  TemporaryFolder folder_;
};

TEST_F(SqliteFiles, ANewFolderIsMadeWithAllItsParents) {
  const fs::path deep = folder_.path() / "a" / "b";
  store::open_sqlite_store(deep);
  EXPECT_TRUE(fs::exists(deep / "rongtong.db"));
}

TEST_F(SqliteFiles, AFolderBelowAFileIsNamedInTheError) {
  std::ofstream(folder_.path() / "file") << "x";
  const fs::path below = folder_.path() / "file" / "data";
  const auto said = sentence_of(ErrorCode::kUnavailable, [&] { store::open_sqlite_store(below); });
  EXPECT_TRUE(contains(said, below.string())) << said;
}

// Root may write where modes forbid it; /proc forbids it to root as well.
TEST_F(SqliteFiles, AFolderThatCannotBeWrittenIsNamedInTheError) {
  fs::path locked = folder_.path() / "locked";
  fs::create_directory(locked);
  ::chmod(locked.c_str(), 0555);
  if (::access(locked.c_str(), W_OK) == 0) locked = "/proc/self";
  const auto said = sentence_of(ErrorCode::kUnavailable, [&] { store::open_sqlite_store(locked); });
  EXPECT_TRUE(contains(said, locked.string())) << said;
}

TEST_F(SqliteFiles, ReadOnlyNeverCreates) {
  sentence_of(ErrorCode::kNotFound, [&] { store::open_sqlite_store_read_only(folder_.path()); });
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(SqliteFiles, ReadOnlyReadsAndNeverWrites) {
  import(*open(), "a", {enterprise(1, "甲")});
  const auto reader = store::open_sqlite_store_read_only(folder_.path());
  EXPECT_EQ(reader->enterprise_count(), 1U);
  sentence_of(ErrorCode::kForbidden, [&] { reader->begin_batch(request("b", day(2026, 4, 1))); });
  sentence_of(ErrorCode::kForbidden, [&] { reader->lock_for_writing(); });
  EXPECT_TRUE(reader->check(true).problems.empty());
}

TEST_F(SqliteFiles, ANewerDatabaseIsRefusedUntouched) {
  import(*open(), "a", {enterprise(1, "甲")});
  store::Database(database(), store::OpenMode::kWrite).run("PRAGMA user_version = 99");
  for (const bool read_only : {false, true}) {
    const auto said = sentence_of(ErrorCode::kConflict, [&] {
      read_only ? store::open_sqlite_store_read_only(folder_.path()) : open();
    });
    EXPECT_TRUE(contains(said, "version 99")) << said;
    EXPECT_TRUE(contains(said, "version " + std::to_string(store::migrations().size()))) << said;
  }
}

TEST_F(SqliteFiles, ADatabaseOfAnotherProgramIsLeftAlone) {
  store::Database(database(), store::OpenMode::kCreate).run("CREATE TABLE theirs (a)");
  sentence_of(ErrorCode::kInvalidArgument, [&] { open(); });
  const store::Database theirs(database(), store::OpenMode::kReadOnly);
  EXPECT_EQ(theirs.number("SELECT count(*) FROM sqlite_schema"), 1);
}

TEST_F(SqliteFiles, AFileThatIsNoDatabaseIsNamed) {
  std::ofstream(database()) << std::string(5000, 'x');
  const auto said = sentence_of(ErrorCode::kUnavailable, [&] { open(); });
  EXPECT_TRUE(contains(said, database().string())) << said;
}

TEST_F(SqliteFiles, DamageIsFoundAndSaysWhatToDo) {
  std::vector<model::Enterprise> many;
  for (std::uint64_t n = 0; n < 2000; ++n) many.push_back(register_entry(n));
  import(*open(), "a", many);
  {
    const store::Database folded(database(), store::OpenMode::kWrite);
    folded.number("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  {
    // The later half, whatever the size of pages: the schema stands in the first of them.
    const auto size = fs::file_size(database());
    std::fstream file(database(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size / 2));
    file << std::string(size - size / 2, '\x5a');
  }
  const auto store = store::open_sqlite_store_read_only(folder_.path());
  const auto health = store->check(true);
  ASSERT_FALSE(health.problems.empty());
  const auto said = base::render(health.problems[0].message, base::Language::kEnglish);
  EXPECT_TRUE(contains(said, "restore the latest backup")) << said;
  const auto thrown =
      sentence_of(ErrorCode::kUnavailable, [&] { store->each_enterprise([](const auto&) {}); });
  EXPECT_TRUE(contains(thrown, "damaged")) << thrown;
  base::NoProgress nobody;
  const auto refused = sentence_of(ErrorCode::kUnavailable, [&] {
    store->backup(folder_.path() / "copy.db", nobody);
  });
  EXPECT_TRUE(contains(refused, database().string())) << refused;
  EXPECT_FALSE(fs::exists(folder_.path() / "copy.db"));
}

/// A child process that is killed with the object, whatever the test does.
class Child {
 public:
  explicit Child(const std::function<void()>& work) : id_(::fork()) {
    if (id_ != 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    work();
    ::_exit(0);
  }
  ~Child() { kill_now(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t id() const { return id_; }
  void kill_now() {
    if (ended_) return;
    ::kill(id_, SIGKILL);
    wait();
  }
  /// The exit status; 128 when a signal ended it.
  int wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }

 private:
  pid_t id_;
  bool ended_ = false;
};

TEST_F(SqliteFiles, TheLockNamesItsHolderAndDiesWithIt) {
  open();
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  Child child([&] {
    const auto store = open();
    const auto lock = store->lock_for_writing();
    [[maybe_unused]] const auto told = ::write(ready[1], "x", 1);
    ::pause();
  });
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  const auto store = open();
  const auto said = sentence_of(ErrorCode::kConflict, [&] { store->lock_for_writing(); });
  EXPECT_TRUE(contains(said, std::to_string(child.id()))) << said;
  child.kill_now();
  EXPECT_NO_THROW(store->lock_for_writing());
  ::close(ready[0]);
  ::close(ready[1]);
}

/// Imports until the disk is full, in a child whose files may not grow beyond `bytes`. The child's
/// exit status: 0 when it failed as it should, with the sentence on `said`.
int import_until_full(const fs::path& folder, rlim_t bytes, const fs::path& said) {
  Child child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = store::open_sqlite_store(folder);
    const auto batch = store->begin_batch(request("a", day(2026, 4, 1)));
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      for (std::uint64_t first = 1;; first += 500) {
        std::vector<model::Enterprise> items;
        for (std::uint64_t n = first; n < first + 500; ++n) items.push_back(register_entry(n));
        store->add_enterprises(batch.id, chunk(first, std::move(items)));
      }
    } catch (const base::Error& error) {
      const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
      ::setrlimit(RLIMIT_FSIZE, &none);
      std::ofstream(said) << error.what() << '\n'
                          << base::render(error, base::Language::kChinese) << '\n';
      // The store stays usable: what was committed can be read.
      const bool sound = store->enterprise_count() % 500 == 0;
      ::_exit(error.code() == ErrorCode::kUnavailable && sound ? 0 : 1);
    } catch (...) {
      ::_exit(2);
    }
  });
  return child.wait();
}

TEST_F(SqliteFiles, AFullDiskLeavesWholeChunksAndSaysSo) {
  for (const rlim_t bytes : {200'000U, 1'000'000U, 5'000'000U}) {
    const TemporaryFolder full;
    const fs::path said = full.path() / "said.txt";
    ASSERT_EQ(import_until_full(full.path(), bytes, said), 0) << bytes;
    std::ifstream file(said);
    std::string english, chinese;
    std::getline(file, english);
    std::getline(file, chinese);
    EXPECT_TRUE(contains(english, "The disk is full")) << english;
    EXPECT_TRUE(contains(english, full.path().string())) << english;
    EXPECT_TRUE(contains(chinese, "磁盘已满")) << chinese;
    // With room again the import goes on where it stopped and ends as if nothing had been.
    const auto store = store::open_sqlite_store(full.path());
    const auto batch = store->begin_batch(request("a", day(2026, 4, 1)));
    EXPECT_EQ(batch.rows_done, store->enterprise_count());
    EXPECT_EQ(batch.counts.added, store->enterprise_count());
    EXPECT_EQ(batch.rows_done % 500, 0U);
    for (std::uint64_t first = 1; first <= 12'000; first += 500) {
      std::vector<model::Enterprise> items;
      for (std::uint64_t n = first; n < first + 500; ++n) items.push_back(register_entry(n));
      store->add_enterprises(batch.id, chunk(first, std::move(items)));
    }
    EXPECT_EQ(store->enterprise_count(), std::max<std::uint64_t>(12'000, batch.rows_done));
    EXPECT_EQ(store->check(true).unfinished_batches, 1U);
  }
}

TEST_F(SqliteFiles, VersionsAreStoredOnlyWhileStatementsDiffer) {
  const auto rows_of = [&](const char* table) {
    const store::Database reader(database(), store::OpenMode::kReadOnly);
    return reader.number(std::string("SELECT count(*) FROM ") + table);
  };
  const auto store = open();
  import(*store, "a", {enterprise(1, "甲")});
  EXPECT_EQ(rows_of("enterprise_statement"), 0) << "the first statement is the row itself";
  import(*store, "b", {enterprise(1, "甲")});
  EXPECT_EQ(rows_of("enterprise_statement"), 1);
  EXPECT_EQ(rows_of("enterprise_version"), 0);
  import(*store, "c", {enterprise(1, "乙")});
  import(*store, "d", {enterprise(1, "乙")});
  EXPECT_EQ(rows_of("enterprise_statement"), 4);
  EXPECT_EQ(rows_of("enterprise_version"), 2) << "shared by those that say the same";
  store->undo_batch(model::BatchId(3));
  EXPECT_EQ(rows_of("enterprise_version"), 2);
  store->undo_batch(model::BatchId(4));
  EXPECT_EQ(rows_of("enterprise_statement"), 1);
  EXPECT_EQ(rows_of("enterprise_version"), 0);
  store->undo_batch(model::BatchId(1));
  EXPECT_EQ(rows_of("enterprise_statement"), 0);
  EXPECT_EQ(store->enterprise_count(), 1U);
}

TEST_F(SqliteFiles, AFailedBackupLeavesNothing) {
  import(*open(), "a", {enterprise(1, "甲")});
  base::NoProgress nobody;
  const fs::path nowhere = folder_.path() / "no" / "such" / "folder.db";
  const auto said = sentence_of(ErrorCode::kUnavailable, [&] { open()->backup(nowhere, nobody); });
  EXPECT_TRUE(contains(said, "folder.db")) << said;
}

}  // namespace
}  // namespace rongtong::tests
