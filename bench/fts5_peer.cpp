#include "bench/fts5_peer.h"

#include <sqlite3.h>

#include <stdexcept>

namespace rongtong::bench {

struct Fts5Peer::Statement {
  sqlite3_stmt* handle = nullptr;

  Statement(sqlite3* database, const char* sql) {
    if (sqlite3_prepare_v2(database, sql, -1, &handle, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(database));
    }
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle); }

  void bind(int at, const std::string& text) {
    sqlite3_bind_text(handle, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
};

Fts5Peer::Fts5Peer(const std::filesystem::path& file) : no_phrases_({}), reader_(no_phrases_) {
  if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("sqlite3_open");
  run("PRAGMA journal_mode = OFF");
  run("CREATE TABLE province (id INTEGER PRIMARY KEY, code INTEGER)");
  run("CREATE VIRTUAL TABLE firm USING fts5(name, scope, content='', tokenize='unicode61')");
}

Fts5Peer::~Fts5Peer() {
  insert_.reset();
  sqlite3_close(database_);
}

void Fts5Peer::run(const char* sql) {
  char* fault = nullptr;
  if (sqlite3_exec(database_, sql, nullptr, nullptr, &fault) != SQLITE_OK) {
    throw std::runtime_error(fault);
  }
}

std::string Fts5Peer::pairs(
    std::string_view text, std::string_view before, std::string_view after
) {
  std::string result;
  for (const auto& token : reader_.read(text)) {
    if (!result.empty()) result += after;
    result += before;
    result += text.substr(token.begin, token.end - token.begin);
    result += before;
  }
  return result;
}

void Fts5Peer::begin() {
  run("BEGIN");
  insert_ = std::make_unique<Statement>(
      database_, "INSERT INTO firm (rowid, name, scope) VALUES (?, ?, ?)"
  );
}

void Fts5Peer::add(
    std::int64_t id, const std::string& name, const std::string& scope, std::int64_t province
) {
  sqlite3_bind_int64(insert_->handle, 1, id);
  insert_->bind(2, pairs(name, "", " "));
  insert_->bind(3, pairs(scope, "", " "));
  sqlite3_step(insert_->handle);
  sqlite3_reset(insert_->handle);
  const std::string sql =
      "INSERT INTO province VALUES (" + std::to_string(id) + ", " + std::to_string(province) + ")";
  run(sql.c_str());
}

void Fts5Peer::end() {
  insert_.reset();
  run("COMMIT");
}

std::vector<std::int64_t> Fts5Peer::search(
    const model::Need& need, std::int64_t province, int top
) {
  Statement query(
      database_,
      "SELECT rowid FROM firm WHERE firm MATCH ?1 AND (?2 = 0 OR "
      "(SELECT code FROM province WHERE id = firm.rowid) = ?2) ORDER BY bm25(firm) LIMIT ?3"
  );
  query.bind(1, pairs(need.title + "。" + need.detail, "\"", " OR "));
  sqlite3_bind_int64(query.handle, 2, province);
  sqlite3_bind_int(query.handle, 3, top);
  std::vector<std::int64_t> ids;
  while (sqlite3_step(query.handle) == SQLITE_ROW)
    ids.push_back(sqlite3_column_int64(query.handle, 0));
  return ids;
}

}  // namespace rongtong::bench
