#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rules/fact_table.h"

namespace rongtong::rules::tests {

/// A cell as SQLite shows it; nothing for NULL.
using SqlCell = std::optional<std::string>;

/// A table `firms` in memory with the columns of `inputs` as sql.h names them; `id` is the row.
class SqliteFacts {
 public:
  SqliteFacts(const FactTable& facts, const std::vector<Input>& inputs);

  /// All rows of a query. Throws std::runtime_error with SQLite's words.
  std::vector<std::vector<SqlCell>> rows(const std::string& query) const;
  /// Names of a query's columns.
  std::vector<std::string> names(const std::string& query) const;
  /// Runs the query and reads every number of every row; their sum, so that none is left out.
  double read_through(const std::string& query) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Statement prepare(const std::string& query) const;
  void run(const std::string& query) const;

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace rongtong::rules::tests
