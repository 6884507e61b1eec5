#include "store/sqlite/database.h"

#include "base/error.h"
#include "store/sqlite/sqlite_error.h"

namespace rongtong::store {

namespace {
/// How long a statement waits for another process before it says so. A chunk takes some 50 ms and a
/// checkpoint less than a second, so this is only reached when something is really wrong.
constexpr int kBusyMilliseconds = 10'000;
}  // namespace

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_(connection) {
  sqlite3_stmt* handle = nullptr;
  const int result = sqlite3_prepare_v3(
      connection,
      sql.data(),
      static_cast<int>(sql.size()),
      SQLITE_PREPARE_PERSISTENT,
      &handle,
      nullptr
  );
  handle_.reset(handle);
  check(result);
}

void Statement::fail(int result) const { throw_sqlite_error(connection_, result); }

Statement& Statement::bind(int at, std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), at, value));
  return *this;
}

Statement& Statement::bind(int at, double value) {
  check(sqlite3_bind_double(handle_.get(), at, value));
  return *this;
}

Statement& Statement::bind_null(int at) {
  check(sqlite3_bind_null(handle_.get(), at));
  return *this;
}

Statement& Statement::bind_known(int at, std::string_view text) {
  return text.empty() ? bind_null(at) : bind_text(at, text);
}

Statement& Statement::bind_text(int at, std::string_view text) {
  const char* bytes = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(handle_.get(), at, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int at, std::string_view bytes) {
  const char* start = bytes.data() == nullptr ? "" : bytes.data();
  check(sqlite3_bind_blob64(handle_.get(), at, start, bytes.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind(int at, std::optional<std::int64_t> value) {
  return value ? bind(at, *value) : bind_null(at);
}

bool Statement::step() {
  const int result = sqlite3_step(handle_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    // The message of the connection is set by step; reset gives the code again and loses nothing.
    sqlite3_reset(handle_.get());
    fail(result);
  }
  check(sqlite3_reset(handle_.get()));
  return false;
}

void Statement::run() { RT_INVARIANT(!step(), "a statement that should give no rows gave one"); }

std::optional<std::int64_t> Statement::known_number(int at) const {
  if (is_null(at)) return std::nullopt;
  return number(at);
}

std::string_view Statement::view(int at) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), at);
  const int size = sqlite3_column_bytes(handle_.get(), at);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

Database::Database(const std::filesystem::path& file, OpenMode mode) : file_(file) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == OpenMode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == OpenMode::kCreate) flags |= SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (result != SQLITE_OK) throw_sqlite_error(handle, result, file);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
}

void Database::run(const char* sql) const {
  const int result = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw_sqlite_error(handle_.get(), result, file_);
}

std::int64_t Database::number(std::string_view sql) const {
  Statement statement = prepare(sql);
  RT_INVARIANT(statement.step(), "a question without answer");
  return statement.number(0);
}

std::string Database::text(std::string_view sql) const {
  Statement statement = prepare(sql);
  RT_INVARIANT(statement.step(), "a question without answer");
  return statement.text(0);
}

Transaction::Transaction(const Database& database, Kind kind) : database_(database) {
  database_.run(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // After a full disk SQLite may have rolled back on its own; then there is nothing left to end.
  if (!open_ || sqlite3_get_autocommit(database_.handle()) != 0) return;
  sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace rongtong::store
