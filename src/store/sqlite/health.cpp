#include "store/sqlite/health.h"

#include <unistd.h>

#include <string>
#include <system_error>

#include "base/error.h"
#include "store/sqlite/facts.h"
#include "store/sqlite/migrate.h"

namespace rongtong::store {

namespace {

namespace fs = std::filesystem;
using base::msg;

/// A WAL beyond this is not being folded back: a reader is stuck, or a checkpoint fails. An import
/// of 350,000 rows leaves some 70 MB.
constexpr std::uint64_t kLargeWalBytes = 256U << 20U;
/// Below this a volume is too small for anything, however small the database is.
constexpr std::uint64_t kLeastFreeBytes = 64U << 20U;
constexpr int kFaultsShown = 10;

std::uint64_t size_of(const fs::path& file) {
  std::error_code fault;
  const auto size = fs::file_size(file, fault);
  return fault ? 0 : static_cast<std::uint64_t>(size);
}

fs::path wal_of(const Database& database) { return fs::path(database.file().string() + "-wal"); }

void add(StoreHealth& health, const char* rule, base::Severity severity, base::Message message) {
  health.problems.push_back({severity, rule, {}, {}, std::move(message)});
}

std::uint64_t count(const Database& database, std::string_view sql) {
  return static_cast<std::uint64_t>(database.number(sql));
}

void check_pages(const Database& database, bool thorough, StoreHealth& health) {
  Statement rows =
      database.prepare(thorough ? "PRAGMA integrity_check(10)" : "PRAGMA quick_check(10)");
  while (rows.step()) {
    if (rows.view(0) == "ok") continue;
    add(health,
        "store.integrity",
        base::Severity::kReject,
        msg("store.health_damaged", database.file().string(), rows.text(0)));
  }
}

void check_references(const Database& database, StoreHealth& health) {
  Statement rows = database.prepare("PRAGMA foreign_key_check");
  for (int shown = 0; shown < kFaultsShown && rows.step(); ++shown) {
    add(health,
        "store.reference",
        base::Severity::kReject,
        msg("store.health_reference", rows.text(0), rows.number(1), rows.text(2)));
  }
}

/// What no constraint of the schema says: every enterprise has a statement, and the versions that
/// statements name are there.
void check_statements(const Database& database, StoreHealth& health) {
  const auto lost = count(
      database,
      "SELECT (SELECT count(*) FROM enterprise e WHERE batch IS NULL AND NOT EXISTS (SELECT 1 FROM"
      " enterprise_statement s WHERE s.enterprise = e.id)) + (SELECT count(*) FROM"
      " enterprise_statement s JOIN enterprise e ON e.id = s.enterprise WHERE (s.version IS NULL)"
      " <> (e.batch NOTNULL) OR (s.version NOTNULL AND NOT EXISTS (SELECT 1 FROM"
      " enterprise_version v WHERE v.id = s.version AND v.enterprise = s.enterprise)))"
  );
  if (lost == 0) return;
  add(health, "store.statements", base::Severity::kReject, msg("store.health_statements", lost));
}

/// Versions of facts that are missing, without statement, or that cannot be read.
void check_facts(const Database& database, StoreHealth& health) {
  const std::uint64_t lost = count_lost_facts(database);
  const std::uint64_t unreadable = count_unreadable_facts(database);
  if (lost + unreadable == 0) return;
  add(health, "store.facts", base::Severity::kReject, msg("store.health_facts", lost, unreadable));
}

void check_disk(const Database& database, StoreHealth& health) {
  const fs::path folder = database.file().parent_path();
  const std::uint64_t wal = size_of(wal_of(database));
  health.bytes_on_disk = size_of(database.file()) + wal;
  if (wal > kLargeWalBytes) {
    add(health,
        "store.wal",
        base::Severity::kWarning,
        msg("store.health_wal", wal_of(database).string(), wal >> 20U));
  }
  std::error_code fault;
  const fs::space_info space = fs::space(folder.empty() ? fs::path(".") : folder, fault);
  health.bytes_free_on_disk = fault ? 0 : space.available;
  const std::uint64_t wanted = std::max(2 * health.bytes_on_disk, kLeastFreeBytes);
  if (!fault && space.available < wanted) {
    add(health,
        "store.disk",
        base::Severity::kWarning,
        msg("store.health_disk", folder.string(), space.available >> 20U, wanted >> 20U));
  }
  // Files of a database in WAL mode are made anew by whoever writes, so the folder must be writable
  // as well as the file.
  for (const fs::path& path : {folder, database.file()}) {
    if (::access(path.c_str(), W_OK) == 0) continue;
    add(health, "store.writable", base::Severity::kWarning, msg("store.read_only", path.string()));
  }
}

void check_batches(const Database& database, StoreHealth& health) {
  Statement rows =
      database.prepare("SELECT id, file_name, rows_done FROM batch WHERE state = 'running'");
  while (rows.step()) {
    ++health.unfinished_batches;
    add(health,
        "store.unfinished",
        base::Severity::kWarning,
        msg("store.health_unfinished", rows.number(0), rows.text(1), rows.number(2)));
  }
}

void count_contents(const Database& database, StoreHealth& health) {
  health.enterprises = count(database, "SELECT count(*) FROM enterprise");
  health.needs = count(database, "SELECT count(*) FROM need");
  health.fact_statements = count(database, "SELECT count(*) FROM fact_statement");
  health.plans = count(database, "SELECT count(*) FROM plan");
  health.rejects = count(database, "SELECT count(*) FROM reject");
}

}  // namespace

StoreHealth check_health(const Database& database, bool thorough) {
  StoreHealth health;
  health.engine_version = std::string("SQLite ") + sqlite3_libversion();
  check_disk(database, health);
  try {
    health.schema_version = schema_version(database);
    check_pages(database, thorough, health);
    check_references(database, health);
    if (thorough) check_statements(database, health);
    if (thorough) check_facts(database, health);
    check_batches(database, health);
    count_contents(database, health);
  } catch (const base::Error& error) {
    // A database too damaged to be asked is itself the finding.
    add(health, "store.unreadable", base::Severity::kReject, error.message());
  }
  return health;
}

std::optional<base::Message> first_fault(const Database& database) {
  StoreHealth health;
  try {
    check_pages(database, true, health);
    check_references(database, health);
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::kUnavailable) throw;
    return error.message();
  }
  if (health.problems.empty()) return std::nullopt;
  return health.problems.front().message;
}

}  // namespace rongtong::store
