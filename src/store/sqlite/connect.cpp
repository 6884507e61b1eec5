#include "store/sqlite/connect.h"

#include <string>
#include <system_error>

#include "base/error.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/migrate.h"

namespace rongtong::store {

namespace {

/// Measured with rongtong_store_bench on 2 cores, 350,000 new rows by code / in no order; processor
/// seconds of the store, as the machine was busy otherwise (idle: 1.2 s / 2.8 s of wall time):
///   as below                 1.07 / 2.50, 73 MB, slowest chunk 0.2 s
///   wal_autocheckpoint 1000  1.17 / 3.18            (4 MB of log: pages go to the database often)
///   wal_autocheckpoint 16000 1.27 / 2.32            (64 MB of log, slowest chunk 0.5 s)
///   cache_size 8 MB          1.15 / 2.82, 48 MB     64 MB: 1.18 / 2.57, 106 MB
///   mmap_size 256 MB         1.19 / 2.52
///   foreign_keys OFF         1.12 / 2.44            (what the references cost is within the noise)
/// Pages of 4 KB are SQLite's default; wall time 1.23 s, with 8 KB 1.28 s, 16 KB 1.30 s.
constexpr const char* kWriterSettings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;"
    "PRAGMA trusted_schema = OFF";

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
