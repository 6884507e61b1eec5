#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace rongtong::store {

/// The raw SQLite handles with owners, and every result code looked at
/// (docs/decisions/0003-sqlite-layer.md says why not a library). Throws base::Error throughout
/// (sqlite_error.h). Texts are bytes: no length or NUL is lost. Empty text is NULL in the database
/// and the other way round, which is how "not known" is written.
class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql);

  // Parameters, from 1. Bound texts must live until the statement was run.
  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, double value);
  Statement& bind_null(int at);
  Statement& bind_known(int at, std::string_view text);  ///< NULL when empty
  Statement& bind_text(int at, std::string_view text);   ///< '' when empty
  Statement& bind_blob(int at, std::string_view bytes);
  Statement& bind(int at, std::optional<std::int64_t> value);
  Statement& bind(int at, base::Date day) {
    return bind(at, static_cast<std::int64_t>(base::days_since_epoch(day)));
  }

  /// Whether a row stands ready. After the last row the statement is reset.
  bool step();
  /// Runs a statement that gives no rows, and makes it ready for the next time.
  void run();
  /// Forgets the rows not yet fetched.
  void reset() { sqlite3_reset(handle_.get()); }

  // Columns of the row, from 0. Views live until the next step or reset.
  bool is_null(int at) const { return sqlite3_column_type(handle_.get(), at) == SQLITE_NULL; }
  std::int64_t number(int at) const { return sqlite3_column_int64(handle_.get(), at); }
  std::optional<std::int64_t> known_number(int at) const;
  double real(int at) const { return sqlite3_column_double(handle_.get(), at); }
  std::string_view view(int at) const;
  std::string text(int at) const { return std::string(view(at)); }
  base::Date day(int at) const { return base::date_from_days(static_cast<int>(number(at))); }

 private:
  void check(int result) const {
    if (result != SQLITE_OK) fail(result);
  }
  [[noreturn]] void fail(int result) const;

  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

enum class OpenMode { kReadOnly, kWrite, kCreate };

/// One connection. Not for use from several threads at once.
class Database {
 public:
  Database(const std::filesystem::path& file, OpenMode mode);

  Statement prepare(std::string_view sql) const { return {handle_.get(), sql}; }
  /// Runs one or more statements without parameters or results.
  void run(const char* sql) const;
  /// The first column of the first row; REQUIRES that there is one.
  std::int64_t number(std::string_view sql) const;
  std::string text(std::string_view sql) const;
  std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

  sqlite3* handle() const { return handle_.get(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// All or nothing: what was written since the construction is undone unless committed.
class Transaction {
 public:
  enum class Kind { kWrite, kRead };
  /// A write transaction takes the one place of the writer at once, waiting as long as the
  /// connection's busy timeout.
  explicit Transaction(const Database& database, Kind kind = Kind::kWrite);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace rongtong::store
