#include "store/sqlite/needs.h"

#include <limits>
#include <string>

#include "base/error.h"
#include "model/json/document.h"
#include "model/json/need_json.h"
#include "store/sqlite/batches.h"

namespace rongtong::store {

namespace {

std::string document_of(const model::Need& need) { return model::json_text(model::to_json(need)); }

model::Need read_document(std::string_view document) {
  return model::need_from_json(model::parse_json(document));
}

/// Writes the columns of table need from the document of the need's latest statement.
void write_columns(const Database& database, std::int64_t id, const std::string& document) {
  const model::Need need = read_document(document);
  Statement update = database.prepare(
      "UPDATE need SET year = ?2, title = ?3, issuer = ?4, docking_area = ?5, restricted = ?6,"
      " response_deadline = ?7, document = ?8 WHERE id = ?1"
  );
  update.bind(1, id).bind_known(3, need.title).bind_known(4, need.issuer);
  update.bind_known(5, need.docking_area).bind(6, std::int64_t{need.restricted});
  update.bind_text(8, document);
  if (need.year != 0) {
    update.bind(2, std::int64_t{need.year});
  } else {
    update.bind_null(2);
  }
  if (need.response_deadline) {
    update.bind(7, *need.response_deadline);
  } else {
    update.bind_null(7);
  }
  update.run();
}

std::optional<std::int64_t> id_of(const Database& database, std::string_view public_code) {
  Statement row = database.prepare("SELECT id FROM need WHERE public_code = ?1");
  if (!row.bind_text(1, public_code).step()) return std::nullopt;
  return row.number(0);
}

std::int64_t insert_need(const Database& database, const std::string& public_code) {
  Statement insert =
      database.prepare("INSERT INTO need (public_code, restricted, document) VALUES (?1, 0, '')");
  insert.bind_text(1, public_code).run();
  return database.last_id();
}

/// Makes the latest statement hold. Whether the need is another afterwards; empty when there is no
/// statement left and the need is gone.
std::optional<bool> settle(const Database& database, std::int64_t id) {
  Statement latest = database.prepare(
      "SELECT s.document, n.document FROM need_statement s JOIN need n ON n.id = s.need"
      " WHERE s.need = ?1"
      " ORDER BY s.as_of DESC, coalesce(s.batch, 0) DESC, s.by_hand DESC, s.row DESC LIMIT 1"
  );
  if (!latest.bind(1, id).step()) {
    database.prepare("DELETE FROM need WHERE id = ?1").bind(1, id).run();
    return std::nullopt;
  }
  const std::string document = latest.text(0);
  const bool changed = latest.view(1) != document;
  latest.reset();
  if (changed) write_columns(database, id, document);
  return changed;
}

std::optional<std::int64_t> first_line(
    const Database& database, std::int64_t id, model::BatchId batch
) {
  Statement row = database.prepare(
      "SELECT line FROM need_statement WHERE need = ?1 AND batch = ?2 AND by_hand = 0"
      " ORDER BY row LIMIT 1"
  );
  if (!row.bind(1, id).bind(2, batch.value).step()) return std::nullopt;
  return row.number(0);
}

base::Finding same_code(const model::Batch& batch, const NeedRow& row, std::int64_t earlier) {
  const std::string& code = row.need.public_code;
  return {
      base::Severity::kWarning,
      "need.same_code_in_file",
      {batch.file_name, row.line, "public_code"},
      code,
      base::msg("store.same_need_in_file", code, earlier)};
}

struct Told {
  std::uint64_t model::ImportCounts::*part = nullptr;
  std::vector<base::Finding> noticed;
};

Told store_row(const Database& database, const model::Batch& batch, const NeedRow& row) {
  Told told;
  const auto known = id_of(database, row.need.public_code);
  const std::int64_t id = known ? *known : insert_need(database, row.need.public_code);
  if (const auto earlier = first_line(database, id, batch.id)) {
    told.noticed.push_back(same_code(batch, row, *earlier));
  }
  const std::string document = document_of(row.need);
  Statement insert =
      database.prepare("INSERT INTO need_statement VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6)");
  insert.bind(1, id).bind(2, batch.as_of).bind(3, batch.id.value);
  insert.bind(4, static_cast<std::int64_t>(row.row));
  insert.bind(5, static_cast<std::int64_t>(row.line)).bind_text(6, document).run();
  const bool changed = settle(database, id).value_or(false);
  told.part = !known    ? &model::ImportCounts::added
              : changed ? &model::ImportCounts::changed
                        : &model::ImportCounts::unchanged;
  return told;
}

}  // namespace

ChunkResult add_needs(const Database& database, const model::Batch& batch, const NeedChunk& chunk) {
  NoteWriter notes(database);
  ChunkResult result;
  for (const auto& row : chunk.rows) {
    RT_INVARIANT(row.row > 0, "rows are counted from 1");
    if (row.row <= batch.rows_done) continue;
    Told told = store_row(database, batch, row);
    ++result.counts.read;
    ++(result.counts.*told.part);
    if (!row.warnings.empty() || !told.noticed.empty()) ++result.counts.warned;
    notes.warnings(batch, row.row, row.warnings, told.noticed);
    for (auto& finding : told.noticed) result.noticed.emplace_back(row.row, std::move(finding));
  }
  for (const auto& reject : chunk.rejects) {
    RT_INVARIANT(reject.row > 0, "rows are counted from 1");
    if (reject.row <= batch.rows_done) continue;
    notes.reject(batch, reject);
    ++result.counts.read;
    ++result.counts.rejected;
  }
  return result;
}

void put_need(const Database& database, const model::Need& need) {
  const auto known = id_of(database, need.public_code);
  const std::int64_t id = known ? *known : insert_need(database, need.public_code);
  Statement latest = database.prepare(
      "SELECT as_of, batch FROM need_statement WHERE need = ?1"
      " ORDER BY as_of DESC, coalesce(batch, 0) DESC LIMIT 1"
  );
  std::int64_t as_of = std::numeric_limits<std::int32_t>::min();
  std::optional<std::int64_t> batch;
  if (latest.bind(1, id).step()) {
    as_of = latest.number(0);
    batch = latest.known_number(1);
    latest.reset();
  }
  Statement forget = database.prepare(
      "DELETE FROM need_statement WHERE need = ?1 AND as_of = ?2 AND batch IS ?3 AND by_hand = 1"
  );
  forget.bind(1, id).bind(2, as_of).bind(3, batch).run();
  const std::string document = document_of(need);
  Statement insert =
      database.prepare("INSERT INTO need_statement VALUES (?1, ?2, ?3, 1, 0, 0, ?4)");
  insert.bind(1, id).bind(2, as_of).bind(3, batch).bind_text(4, document).run();
  settle(database, id);
}

UndoResult undo_needs(const Database& database, model::BatchId batch) {
  std::vector<std::int64_t> affected;
  Statement spoken =
      database.prepare("SELECT DISTINCT need FROM need_statement WHERE batch = ?1 AND by_hand = 0");
  spoken.bind(1, batch.value);
  while (spoken.step()) affected.push_back(spoken.number(0));
  database.prepare("DELETE FROM need_statement WHERE batch = ?1 AND by_hand = 0")
      .bind(1, batch.value)
      .run();
  UndoResult result;
  for (const std::int64_t id : affected) {
    const auto changed = settle(database, id);
    ++(!changed ? result.removed : *changed ? result.restored : result.unchanged);
  }
  return result;
}

std::vector<model::Need> all_needs(const Database& database) {
  std::vector<model::Need> needs;
  Statement rows = database.prepare("SELECT document FROM need ORDER BY public_code");
  while (rows.step()) needs.push_back(read_document(rows.view(0)));
  return needs;
}

std::optional<model::Need> find_need(const Database& database, std::string_view public_code) {
  Statement row = database.prepare("SELECT document FROM need WHERE public_code = ?1");
  if (!row.bind_text(1, public_code).step()) return std::nullopt;
  return read_document(row.view(0));
}

}  // namespace rongtong::store
