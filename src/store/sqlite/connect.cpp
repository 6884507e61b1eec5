#include "store/sqlite/connect.h"

#include <string>
#include <system_error>

#include "base/error.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/migrate.h"

namespace rongtong::store {

namespace {

constexpr const char* kWriterSettings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA "
    "cache_size = -32768;"
    "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF";

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
