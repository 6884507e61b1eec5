#include "store/sqlite/enterprise_statements.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"
#include "model/json/document.h"
#include "model/json/enterprise_json.h"

namespace rongtong::store {

namespace {

std::string select_by(const char* condition) {
  return std::string("SELECT id, batch, row, line, ") + kEnterpriseColumns +
         " FROM enterprise WHERE " + condition;
}

std::string update_all() {
  std::string values;
  for (int i = 0; i < kEnterpriseColumnCount; ++i) {
    values += (i == 0 ? "?" : ", ?") + std::to_string(i + 2);
  }
  return std::string("UPDATE enterprise SET (") + kEnterpriseColumns + ") = (" + values +
         ") WHERE id = ?1";
}

}  // namespace

EnterpriseStatements::EnterpriseStatements(const Database& database)
    : database_(database),
      by_code_(database.prepare(select_by("credit_code = ?1"))),
      by_id_(database.prepare(select_by("id = ?1"))),
      first_line_(database.prepare("SELECT line FROM enterprise_statement WHERE enterprise = ?1 "
                                   "AND batch = ?2 ORDER BY row LIMIT 1")),
      insert_statement_(
          database.prepare("INSERT INTO enterprise_statement VALUES (?1, ?2, ?3, ?4, ?5)")
      ),
      versions_(database.prepare(
          "SELECT id, document FROM enterprise_version WHERE enterprise = ?1 AND hash = ?2"
      )),
      insert_version_(database.prepare(
          "INSERT INTO enterprise_version (enterprise, hash, document) VALUES (?1, ?2, ?3)"
      )),
      give_version_(
          database.prepare("UPDATE enterprise_statement SET version = ?2 WHERE enterprise = ?1")
      ),
      set_sole_(
          database.prepare("UPDATE enterprise SET batch = ?2, row = ?3, line = ?4 WHERE id = ?1")
      ),
      later_(database.prepare(
          "SELECT 1 FROM enterprise_statement s JOIN batch b ON b.id = s.batch"
          " WHERE s.enterprise = ?1 AND (b.as_of, s.batch, s.row) > (?2, ?3, ?4) LIMIT 1"
      )),
      documents_(database.prepare(
          "SELECT v.document, s.batch, b.as_of, s.line FROM enterprise_statement s"
          " JOIN batch b ON b.id = s.batch LEFT JOIN enterprise_version v ON v.id = s.version"
          " WHERE s.enterprise = ?1 ORDER BY b.as_of, s.batch, s.row"
      )),
      update_(database.prepare(update_all())) {}

StoredEnterprise EnterpriseStatements::read(const Statement& row) {
  StoredEnterprise held{row.number(0), read_enterprise(row, 4), std::nullopt};
  if (!row.is_null(1)) held.sole = StatementPlace{row.number(1), row.number(2), row.number(3)};
  return held;
}

std::optional<StoredEnterprise> EnterpriseStatements::find(const model::CreditCode& code) {
  by_code_.bind_text(1, code.text());
  if (!by_code_.step()) return std::nullopt;
  StoredEnterprise held = read(by_code_);
  by_code_.reset();
  return held;
}

std::optional<StoredEnterprise> EnterpriseStatements::find(std::int64_t id) {
  if (!by_id_.bind(1, id).step()) return std::nullopt;
  StoredEnterprise held = read(by_id_);
  by_id_.reset();
  return held;
}

std::optional<std::int64_t> EnterpriseStatements::first_line(
    const StoredEnterprise& of, std::int64_t batch
) {
  if (of.sole && of.sole->batch == batch) return of.sole->line;
  if (!first_line_.bind(1, of.id).bind(2, batch).step()) return std::nullopt;
  const std::int64_t line = first_line_.number(0);
  first_line_.reset();
  return line;
}

bool EnterpriseStatements::add(
    StoredEnterprise& held,
    const StatementPlace& place,
    base::Date as_of,
    const model::Enterprise& stated
) {
  if (held.sole && stated == held.enterprise) {
    insert_statement(held.id, place, std::nullopt);
    return false;
  }
  if (held.sole) store_versions(held);
  insert_statement(held.id, place, version_of(held.id, stated));
  if (!is_latest(held.id, place, as_of)) return refold(held);
  return replace(held, model::merged(held.enterprise, stated));
}

bool EnterpriseStatements::refold(StoredEnterprise& held) {
  std::optional<model::Enterprise> folded;
  documents_.bind(1, held.id);
  while (documents_.step()) {
    const auto stated = model::enterprise_from_json(model::parse_json(documents_.view(0)));
    folded = folded ? model::merged(*folded, stated) : stated;
  }
  RT_INVARIANT(folded, "folding an enterprise of which nobody speaks");
  return replace(held, std::move(*folded));
}

void EnterpriseStatements::set_sole(std::int64_t id, const std::optional<StatementPlace>& place) {
  set_sole_.bind(1, id);
  if (place) {
    set_sole_.bind(2, place->batch).bind(3, place->row).bind(4, place->line);
  } else {
    set_sole_.bind_null(2).bind_null(3).bind_null(4);
  }
  set_sole_.run();
}

std::vector<model::EnterpriseVersion> EnterpriseStatements::history(const StoredEnterprise& of) {
  std::vector<model::EnterpriseVersion> versions;
  Statement rows = database_.prepare(
      "SELECT v.document, s.batch, b.as_of, s.line FROM"
      " (SELECT batch, row, line, version FROM enterprise_statement WHERE enterprise = ?1"
      "  UNION ALL SELECT batch, row, line, NULL FROM enterprise WHERE id = ?1 AND batch NOTNULL) s"
      " JOIN batch b ON b.id = s.batch LEFT JOIN enterprise_version v ON v.id = s.version"
      " ORDER BY b.as_of DESC, s.batch DESC, s.row DESC"
  );
  rows.bind(1, of.id);
  while (rows.step()) {
    versions.push_back(
        {model::BatchId(rows.number(1)),
         rows.day(2),
         static_cast<std::uint64_t>(rows.number(3)),
         rows.is_null(0) ? of.enterprise
                         : model::enterprise_from_json(model::parse_json(rows.view(0)))}
    );
  }
  return versions;
}

void EnterpriseStatements::insert_statement(
    std::int64_t id, const StatementPlace& place, std::optional<std::int64_t> version
) {
  insert_statement_.bind(1, id).bind(2, place.batch).bind(3, place.row).bind(4, place.line);
  insert_statement_.bind(5, version).run();
}

std::int64_t EnterpriseStatements::version_of(std::int64_t id, const model::Enterprise& stated) {
  const auto hash = static_cast<std::int64_t>(digest(stated, 0));
  const std::string document = model::json_text(model::to_json(stated));
  versions_.bind(1, id).bind(2, hash);
  while (versions_.step()) {
    if (versions_.view(1) != document) continue;
    const std::int64_t version = versions_.number(0);
    versions_.reset();
    return version;
  }
  insert_version_.bind(1, id).bind(2, hash).bind_text(3, document).run();
  return database_.last_id();
}

void EnterpriseStatements::store_versions(StoredEnterprise& held) {
  const std::int64_t version = version_of(held.id, held.enterprise);
  insert_statement(held.id, *held.sole, std::nullopt);
  give_version_.bind(1, held.id).bind(2, version).run();
  set_sole(held.id, std::nullopt);
  held.sole.reset();
}

bool EnterpriseStatements::is_latest(
    std::int64_t id, const StatementPlace& place, base::Date as_of
) {
  later_.bind(1, id).bind(2, as_of).bind(3, place.batch).bind(4, place.row);
  const bool later = later_.step();
  later_.reset();
  return !later;
}

bool EnterpriseStatements::replace(StoredEnterprise& held, model::Enterprise value) {
  if (value == held.enterprise) return false;
  held.enterprise = std::move(value);
  update_.bind(1, held.id);
  binder_.bind(update_, 2, held.enterprise, name_hash(held.enterprise.name));
  update_.run();
  return true;
}

}  // namespace rongtong::store
