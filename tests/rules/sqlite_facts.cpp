#include "tests/rules/sqlite_facts.h"

#include <cmath>
#include <stdexcept>

#include "rules/sql.h"

namespace rongtong::rules::tests {

namespace {

void bind_text(sqlite3_stmt* statement, int place, const std::string& text) {
  sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

std::string members(const FactTable::Lists& column, std::uint64_t mask) {
  std::string text = "|";
  for (std::size_t i = 0; i < column.dictionary.size(); ++i) {
    if ((mask >> i & 1U) != 0) text += column.dictionary[i] + "|";
  }
  return text;
}

void bind_value(
    sqlite3_stmt* statement, int place, const FactTable& facts, const Input& input, std::size_t row
) {
  if (const auto* numbers = facts.find_numbers(input)) {
    if (!std::isnan((*numbers)[row])) sqlite3_bind_double(statement, place, (*numbers)[row]);
  } else if (const auto* truths = facts.find_truths(input)) {
    const Truth truth = (*truths)[row];
    if (truth != Truth::kUnknown) sqlite3_bind_int(statement, place, truth == Truth::kYes ? 1 : 0);
  } else if (const auto* texts = facts.find_texts(input)) {
    const auto code = texts->codes[row];
    if (code >= 0) bind_text(statement, place, texts->dictionary[static_cast<std::size_t>(code)]);
  } else if (const auto* lists = facts.find_lists(input)) {
    const std::uint64_t mask = lists->masks[row];
    if (mask != FactTable::kUnknownList) bind_text(statement, place, members(*lists, mask));
  }
}

}  // namespace

SqliteFacts::SqliteFacts(const FactTable& facts, const std::vector<Input>& inputs) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  database_.reset(database);
  std::string create = "CREATE TABLE firms (id INTEGER PRIMARY KEY";
  std::string insert = "INSERT INTO firms VALUES (?";
  for (const Input& input : inputs) {
    create += ", " + sql_column(input);
    insert += ", ?";
  }
  run(create + ")");
  run("BEGIN");
  const Statement statement = prepare(insert + ")");
  for (std::size_t row = 0; row < facts.rows(); ++row) {
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    sqlite3_bind_int64(statement.get(), 1, static_cast<std::int64_t>(row));
    int place = 1;
    for (const Input& input : inputs) bind_value(statement.get(), ++place, facts, input, row);
    sqlite3_step(statement.get());
  }
  sqlite3_reset(statement.get());
  run("COMMIT");
}

SqliteFacts::Statement SqliteFacts::prepare(const std::string& query) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_.get(), query.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    throw std::runtime_error(std::string(sqlite3_errmsg(database_.get())) + " in\n" + query);
  }
  return Statement(statement);
}

void SqliteFacts::run(const std::string& query) const { rows(query); }

std::vector<std::vector<SqlCell>> SqliteFacts::rows(const std::string& query) const {
  const Statement statement = prepare(query);
  std::vector<std::vector<SqlCell>> result;
  int status = sqlite3_step(statement.get());
  for (; status == SQLITE_ROW; status = sqlite3_step(statement.get())) {
    auto& row = result.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
      const auto* text = sqlite3_column_text(statement.get(), i);
      row.push_back(text == nullptr ? SqlCell() : reinterpret_cast<const char*>(text));
    }
  }
  if (status != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_.get()));
  return result;
}

std::vector<std::string> SqliteFacts::names(const std::string& query) const {
  const Statement statement = prepare(query);
  std::vector<std::string> result;
  for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
    result.emplace_back(sqlite3_column_name(statement.get(), i));
  }
  return result;
}

double SqliteFacts::read_through(const std::string& query) const {
  const Statement statement = prepare(query);
  const int columns = sqlite3_column_count(statement.get());
  double sum = 0;
  while (sqlite3_step(statement.get()) == SQLITE_ROW) {
    for (int i = 0; i < columns; ++i) sum += sqlite3_column_double(statement.get(), i);
  }
  return sum;
}

}  // namespace rongtong::rules::tests
