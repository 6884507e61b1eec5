#include "store/sqlite/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.h"

namespace rongtong::store {

namespace {

using base::ErrorCode;
using base::msg;

int last_errno(sqlite3_file* file) {
  int cause = 0;
  if (file == nullptr || file->pMethods == nullptr) return 0;
  file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &cause);
  return cause;
}

/// What the system said last about the database's files. A COMMIT that fails does not bring it into
/// sqlite3_system_errno, so the files are asked themselves.
int system_cause(sqlite3* connection) {
  if (connection == nullptr) return 0;
  for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(connection, "main", which, &file);
    if (const int cause = last_errno(file); cause != 0) return cause;
  }
  return sqlite3_system_errno(connection);
}

/// SQLite says "disk full" only for ENOSPC in the database and its log; a quota or a file-size
/// limit, and no room for the log's index, are the same to people.
bool no_room(sqlite3* connection, int result) {
  if ((result & 0xff) == SQLITE_FULL || result == SQLITE_IOERR_SHMSIZE) return true;
  if ((result & 0xff) != SQLITE_IOERR) return false;
  const int cause = system_cause(connection);
  return cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
}

std::string cause_of(sqlite3* connection, int result) {
  const int cause = system_cause(connection);
  return cause == 0 ? sqlite3_errstr(result) : std::generic_category().message(cause);
}

}  // namespace

void throw_sqlite_error(sqlite3* connection, int result, const std::filesystem::path& file) {
  const std::string name = file.string();
  const std::string folder = file.parent_path().string();
  if (no_room(connection, result)) {
    throw base::Error(ErrorCode::kUnavailable, msg("store.disk_full", folder));
  }
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw base::Error(ErrorCode::kConflict, msg("store.busy", name));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw base::Error(ErrorCode::kUnavailable, msg("store.read_only", folder));
    case SQLITE_CANTOPEN:
      throw base::Error(
          ErrorCode::kUnavailable, msg("store.cannot_open", name, cause_of(connection, result))
      );
    case SQLITE_CORRUPT:
      throw base::Error(ErrorCode::kUnavailable, msg("store.damaged", name));
    case SQLITE_NOTADB:
      throw base::Error(ErrorCode::kUnavailable, msg("store.no_database", name));
    case SQLITE_IOERR:
      throw base::Error(
          ErrorCode::kUnavailable, msg("store.io_fault", name, cause_of(connection, result))
      );
    case SQLITE_NOMEM:
      throw base::Error(ErrorCode::kUnavailable, msg("store.out_of_memory"));
    case SQLITE_TOOBIG:
      throw base::Error(ErrorCode::kInvalidArgument, msg("store.too_big"));
    default:
      break;
  }
  const char* said = connection == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(connection);
  throw base::Error(ErrorCode::kInternal, msg("store.engine_fault", name, said));
}

void throw_sqlite_error(sqlite3* connection, int result) {
  const char* file = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
  throw_sqlite_error(connection, result, file == nullptr ? "" : file);
}

}  // namespace rongtong::store
