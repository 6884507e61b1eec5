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
    transaction.commit();
  }
}

}  // namespace rongtong::store
