#include "store/sqlite/migrate.h"

#include <string>

#include "base/error.h"

namespace rongtong::store {

namespace {

constexpr const char* kSchemaStep = R"(CREATE TABLE IF NOT EXISTS schema_step (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  program_version TEXT NOT NULL
) STRICT)";

void apply(const Database& database, const Migration& step) {
  database.run(step.sql);
  Statement note = database.prepare(
      "INSERT INTO schema_step VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?3)"
  );
  note.bind(1, std::int64_t{step.number}).bind_text(2, step.name);
  note.bind_text(3, RONGTONG_VERSION).run();
  database.run(("PRAGMA user_version = " + std::to_string(step.number)).c_str());
}

/// Off while steps run: a table that is made anew is dropped for a moment under the rows that refer
/// to it (https://www.sqlite.org/lang_altertable.html, section 7). Back as it was afterwards.
class WithoutForeignKeys {
 public:
  explicit WithoutForeignKeys(const Database& database)
      : database_(database), were_on_(database.number("PRAGMA foreign_keys") != 0) {
    database_.run("PRAGMA foreign_keys = OFF");
  }
  ~WithoutForeignKeys() {
    if (!were_on_) return;
    sqlite3_exec(database_.handle(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  }
  WithoutForeignKeys(const WithoutForeignKeys&) = delete;
  WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

 private:
  const Database& database_;
  bool were_on_;
};

/// What the step left must refer to rows that are there.
void check_references(const Database& database) {
  Statement faults = database.prepare("PRAGMA foreign_key_check");
  if (!faults.step()) return;
  throw base::Error(
      base::ErrorCode::kUnavailable, base::msg("store.damaged", database.file().string())
  );
}

}  // namespace

int schema_version(const Database& database, std::span<const Migration> known) {
  const auto version = static_cast<int>(database.number("PRAGMA user_version"));
  const std::int64_t owner = database.number("PRAGMA application_id");
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  const std::string file = database.file().string();
  if (owner != kApplicationId && !empty) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("store.not_ours", file));
  }
  const int newest = known.empty() ? 0 : known.back().number;
  if (version > newest) {
    throw base::Error(
        base::ErrorCode::kConflict, base::msg("store.newer_schema", file, version, newest)
    );
  }
  return version;
}

void migrate(const Database& database, std::span<const Migration> known) {
  const WithoutForeignKeys off(database);
  for (const Migration& step : known) {
    if (schema_version(database, known) >= step.number) continue;
    Transaction transaction(database);
    // Another process may have been quicker while this one waited for its turn.
    if (schema_version(database, known) >= step.number) continue;
    if (step.number == 1) {
      database.run(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
    }
    database.run(kSchemaStep);
    apply(database, step);
    check_references(database);
    transaction.commit();
  }
}

}  // namespace rongtong::store
