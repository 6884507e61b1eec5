#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/connect.h"
#include "store/sqlite/health.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/migrate.h"
#include "store/store.h"

namespace rongtong::store {

namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::msg;

bool is_there(const fs::path& path) {
  std::error_code fault;
  return fs::symlink_status(path, fault).type() != fs::file_type::not_found;
}

/// Opens the backup and looks it through. Anything that is wrong with it is the caller's argument.
Database open_backup(const fs::path& backup) {
  std::error_code ignored;
  if (!fs::is_regular_file(backup, ignored)) {
    throw base::Error(ErrorCode::kInvalidArgument, msg("store.backup_absent", backup.string()));
  }
  try {
    Database database(backup, OpenMode::kReadOnly);
    if (schema_version(database) == 0) {
      throw base::Error(ErrorCode::kInvalidArgument, msg("store.not_ours", backup.string()));
    }
    if (const auto fault = first_fault(database)) {
      throw base::Error(
          ErrorCode::kInvalidArgument,
          msg("store.copy_unsound", backup.string(), base::render(*fault, base::Language::kEnglish))
      );
    }
    return database;
  } catch (const base::Error& error) {
    if (error.code() != ErrorCode::kUnavailable) throw;
    throw base::Error(ErrorCode::kInvalidArgument, error.message());
  }
}

/// Folds the WAL into the database and leaves WAL mode, which SQLite grants only when no other
/// connection is open. A damaged database is left as it is: its WAL is then moved with it. Throws
/// kConflict when it is in use.
void fold_wal(const fs::path& file) {
  try {
    const Database database(file, OpenMode::kWrite);
    sqlite3_busy_timeout(database.handle(), 0);
    database.run("PRAGMA journal_mode = DELETE");
  } catch (const base::Error& error) {
    if (error.code() != ErrorCode::kUnavailable) throw;
  }
}

fs::path free_name(const fs::path& file) {
  for (int n = 1;; ++n) {
    fs::path name = file.string() + ".before-restore-" + std::to_string(n);
    if (!is_there(name)) return name;
  }
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code fault;
  fs::rename(from, to, fault);
  if (!fault) return;
  throw base::Error(
      ErrorCode::kUnavailable, msg("store.cannot_open", to.string(), fault.message())
  );
}

/// Keeps the old database, its WAL folded in, under another name. Where the file system can, by a
/// second name for the same file, so that at every moment there is a rongtong.db.
void keep_old(const fs::path& file) {
  const fs::path kept = free_name(file);
  // A WAL still there belongs to a damaged database and goes where that goes.
  for (const char* suffix : {"-wal", "-shm"}) {
    const fs::path beside = file.string() + suffix;
    if (is_there(beside)) rename_or_throw(beside, kept.string() + suffix);
  }
  if (::link(file.c_str(), kept.c_str()) != 0) rename_or_throw(file, kept);
}

}  // namespace

void restore_sqlite_store(const fs::path& backup, const fs::path& folder) {
  const Database source = open_backup(backup);
  std::error_code fault;
  fs::create_directories(folder, fault);
  const auto lock = lock_folder(folder);
  const fs::path file = folder / kDatabaseName;
  const fs::path incoming = file.string() + ".restoring";
  // Left by a restore that was killed: we hold the lock, so nobody works on it.
  fs::remove(incoming, fault);
  const bool replaces = is_there(file);
  if (replaces) fold_wal(file);
  base::NoProgress nobody;
  copy_database(source, incoming, nobody);
  if (replaces) keep_old(file);
  rename_or_throw(incoming, file);
  sync_to_disk(folder);
}

}  // namespace rongtong::store
