#include "store/sqlite/connect.h"

#include <string>
#include <system_error>

#include "base/error.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/migrate.h"

namespace rongtong::store {

namespace {

/// Measured with rongtong_store_bench, 350,000 new rows by code / in no order, 2 cores under a load
/// of 4 to 5, mean of three runs that took turns (wall time, slowest chunk by code):
///   pages of  4 KB, checkpoint every 4000 pages (16 MB)  1.80 s / 5.02 s, 0.10 s
///   pages of  4 KB, every 16000 (64 MB)                  1.61 s / 3.47 s, 0.24 s
///   pages of 16 KB, every 1000 (16 MB)                   1.54 s / 3.99 s, 0.07 s
///   pages of 16 KB, every 4000 (64 MB)                   1.45 s / 2.88 s, 0.17 s   taken
/// Rows in no order touch nearly all pages of the code's index with every chunk: a log that is
/// folded back less often writes them to the database less often. It is paid with 64 MB beside it.
/// cache_size 8 MB saves 25 MB of memory, 64 MB costs 33 MB; neither they nor mmap_size nor
/// foreign_keys OFF moved the processor time by more than two runs of one setting differ.
/// A database keeps the page size that it was made with.
constexpr const char* kWriterSettings =
    "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
    "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000;"
    "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF";

constexpr const char* kReaderSettings =
    "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;"
    "PRAGMA trusted_schema = OFF";

void create_folder(const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault || !std::filesystem::is_directory(folder, fault)) {
    const std::string cause = fault ? fault.message() : std::generic_category().message(ENOTDIR);
    throw base::Error(
        base::ErrorCode::kUnavailable, base::msg("store.cannot_open", folder.string(), cause)
    );
  }
}

}  // namespace

Database connect_for_writing(const std::filesystem::path& folder) {
  create_folder(folder);
  Database database(folder / kDatabaseName, OpenMode::kCreate);
  const int version = schema_version(database);
  database.run(kWriterSettings);
  if (version == migrations().back().number) return database;
  // An older program may be writing; a new database has no older program.
  const auto lock = version == 0 ? nullptr : lock_folder(folder);
  migrate(database);
  return database;
}

Database connect_for_reading(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kDatabaseName;
  std::error_code fault;
  if (!std::filesystem::is_regular_file(file, fault)) {
    throw base::Error(
        base::ErrorCode::kNotFound, base::msg("store.nothing_there", folder.string())
    );
  }
  Database database(file, OpenMode::kReadOnly);
  const int version = schema_version(database);
  if (version < migrations().back().number) {
    throw base::Error(
        base::ErrorCode::kConflict, base::msg("store.older_schema", file.string(), version)
    );
  }
  database.run(kReaderSettings);
  return database;
}

}  // namespace rongtong::store
