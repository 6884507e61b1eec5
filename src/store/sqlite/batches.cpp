#include "store/sqlite/batches.h"

#include <boost/json/array.hpp>

#include "base/error.h"
#include "model/json/batch_json.h"
#include "model/json/document.h"

namespace rongtong::store {

namespace {

namespace bj = boost::json;
using base::ErrorCode;
using base::msg;

constexpr const char* kSelect =
    "SELECT id, kind, file_name, file_hash, as_of, started_at, finished_at, state, rows_done,"
    " added, changed, unchanged, warned, rejected, header FROM batch ";

std::uint64_t count(const Statement& row, int at) {
  return static_cast<std::uint64_t>(row.number(at));
}

model::BatchState state_of(std::string_view text) {
  if (text == "running") return model::BatchState::kRunning;
  return text == "finished" ? model::BatchState::kFinished : model::BatchState::kUndone;
}

model::Batch read_batch(const Statement& row) {
  model::Batch batch;
  batch.id = model::BatchId(row.number(0));
  batch.kind = row.text(1);
  batch.file_name = row.text(2);
  batch.file_hash = row.text(3);
  batch.as_of = row.day(4);
  batch.started_at = row.text(5);
  batch.finished_at = row.text(6);
  batch.state = state_of(row.view(7));
  batch.rows_done = count(row, 8);
  batch.counts.added = count(row, 9);
  batch.counts.changed = count(row, 10);
  batch.counts.unchanged = count(row, 11);
  batch.counts.warned = count(row, 12);
  batch.counts.rejected = count(row, 13);
  batch.header = row.text(14);
  batch.counts.read = batch.counts.stored() + batch.counts.rejected;
  return batch;
}

std::optional<model::Batch> find_unfinished(const Database& database, const BatchRequest& request) {
  Statement rows = database.prepare(
      std::string(kSelect) +
      "WHERE state = 'running' AND kind = ?1 AND file_hash = ?2 AND as_of = ?3"
      " ORDER BY id DESC LIMIT 1"
  );
  rows.bind_text(1, request.kind).bind_text(2, request.file_hash).bind(3, request.as_of);
  if (!rows.step()) return std::nullopt;
  return read_batch(rows);
}

std::string args_text(const std::vector<std::string>& args) {
  if (args.empty()) return {};
  return model::json_text(bj::array(args.begin(), args.end()));
}

std::string findings_text(const std::vector<base::Finding>& findings) {
  bj::array out;
  for (const auto& finding : findings) out.push_back(model::to_json(finding));
  return model::json_text(out);
}

}  // namespace

model::Batch begin_batch(const Database& database, const BatchRequest& request) {
  if (auto unfinished = find_unfinished(database, request)) return *unfinished;
  Statement insert = database.prepare(
      "INSERT INTO batch (kind, file_name, file_hash, as_of, started_at, header, state)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'running')"
  );
  insert.bind_text(1, request.kind).bind_text(2, request.file_name);
  insert.bind_text(3, request.file_hash).bind(4, request.as_of).bind_text(5, request.started_at);
  insert.bind_text(6, request.header).run();
  return require_batch(database, model::BatchId(database.last_id()));
}

std::optional<model::Batch> find_batch(const Database& database, model::BatchId id) {
  Statement rows = database.prepare(std::string(kSelect) + "WHERE id = ?1");
  if (!rows.bind(1, id.value).step()) return std::nullopt;
  return read_batch(rows);
}

std::vector<model::Batch> all_batches(const Database& database) {
  std::vector<model::Batch> batches;
  Statement rows = database.prepare(std::string(kSelect) + "ORDER BY id");
  while (rows.step()) batches.push_back(read_batch(rows));
  return batches;
}

model::Batch require_batch(const Database& database, model::BatchId id) {
  if (auto batch = find_batch(database, id)) return *batch;
  throw base::Error(ErrorCode::kNotFound, msg("store.no_such_batch", id.value));
}

model::Batch require_running(const Database& database, model::BatchId id, std::string_view kind) {
  model::Batch batch = require_batch(database, id);
  if (batch.kind != kind) {
    throw base::Error(
        ErrorCode::kInvalidArgument, msg("store.batch_of_another_kind", id.value, batch.kind, kind)
    );
  }
  if (batch.state != model::BatchState::kRunning) {
    throw base::Error(ErrorCode::kConflict, msg("store.batch_closed", id.value));
  }
  return batch;
}

void finish_batch(const Database& database, model::BatchId id, const std::string& finished_at) {
  Statement update =
      database.prepare("UPDATE batch SET state = 'finished', finished_at = ?2 WHERE id = ?1");
  update.bind(1, id.value).bind_text(2, finished_at).run();
}

void mark_undone(const Database& database, model::BatchId id) {
  database.prepare("UPDATE batch SET state = 'undone' WHERE id = ?1").bind(1, id.value).run();
}

void record_progress(
    const Database& database,
    model::BatchId id,
    const model::ImportCounts& counts,
    std::uint64_t rows_done
) {
  Statement update = database.prepare(
      "UPDATE batch SET rows_done = ?2, added = added + ?3, changed = changed + ?4,"
      " unchanged = unchanged + ?5, warned = warned + ?6, rejected = rejected + ?7 WHERE id = ?1"
  );
  update.bind(1, id.value).bind(2, static_cast<std::int64_t>(rows_done));
  update.bind(3, static_cast<std::int64_t>(counts.added));
  update.bind(4, static_cast<std::int64_t>(counts.changed));
  update.bind(5, static_cast<std::int64_t>(counts.unchanged));
  update.bind(6, static_cast<std::int64_t>(counts.warned));
  update.bind(7, static_cast<std::int64_t>(counts.rejected)).run();
}

NoteWriter::NoteWriter(const Database& database)
    : reject_(database.prepare("INSERT INTO reject VALUES (?1, ?2, ?3, ?4)")),
      warning_(database.prepare(
          "INSERT INTO warning VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
      )) {}

void NoteWriter::reject(const model::Batch& batch, const model::Reject& reject) {
  const std::string findings = findings_text(reject.findings);
  reject_.bind(1, batch.id.value).bind(2, static_cast<std::int64_t>(reject.row));
  reject_.bind_blob(3, reject.raw).bind_text(4, findings).run();
}

void NoteWriter::warnings(
    const model::Batch& batch,
    std::uint64_t row,
    const std::vector<base::Finding>& own,
    const std::vector<base::Finding>& noticed
) {
  std::int64_t position = 0;
  for (const auto& finding : own) warning(batch, row, position++, finding);
  for (const auto& finding : noticed) warning(batch, row, position++, finding);
}

void NoteWriter::warning(
    const model::Batch& batch,
    std::uint64_t row,
    std::int64_t position,
    const base::Finding& finding
) {
  const std::string args = args_text(finding.message.args);
  warning_.bind(1, batch.id.value).bind(2, static_cast<std::int64_t>(row)).bind(3, position);
  warning_.bind_text(4, finding.rule).bind(5, static_cast<std::int64_t>(finding.severity));
  if (finding.place.file == batch.file_name) {
    warning_.bind_null(6);
  } else {
    warning_.bind_text(6, finding.place.file);
  }
  warning_.bind(7, static_cast<std::int64_t>(finding.place.line));
  warning_.bind_known(8, finding.place.column).bind_known(9, finding.value);
  warning_.bind_text(10, finding.message.key).bind_known(11, args).run();
}

void each_reject(
    const Database& database,
    model::BatchId batch,
    const std::function<void(const model::Reject&)>& visit
) {
  Statement rows =
      database.prepare("SELECT row, raw, findings FROM reject WHERE batch = ?1 ORDER BY row");
  rows.bind(1, batch.value);
  while (rows.step()) {
    model::Reject reject;
    reject.row = count(rows, 0);
    reject.raw = rows.text(1);
    const bj::value findings = model::parse_json(rows.view(2));
    for (const auto& finding : findings.as_array()) {
      reject.findings.push_back(model::finding_from_json(finding));
    }
    visit(reject);
  }
}

void each_warning(
    const Database& database,
    model::BatchId batch,
    const std::function<void(std::uint64_t, const base::Finding&)>& visit
) {
  Statement rows = database.prepare(
      "SELECT w.row, w.rule, w.severity, coalesce(w.file, b.file_name), w.line, w.\"column\","
      " w.value, w.message_key, w.message_args FROM warning w JOIN batch b ON b.id = w.batch"
      " WHERE w.batch = ?1 ORDER BY w.row, w.position"
  );
  rows.bind(1, batch.value);
  while (rows.step()) {
    base::Finding finding;
    finding.rule = rows.text(1);
    finding.severity = static_cast<base::Severity>(rows.number(2));
    finding.place = {rows.text(3), count(rows, 4), rows.text(5)};
    finding.value = rows.text(6);
    finding.message.key = rows.text(7);
    if (!rows.is_null(8)) {
      const bj::value args = model::parse_json(rows.view(8));
      for (const auto& arg : args.as_array()) {
        finding.message.args.emplace_back(arg.as_string().data(), arg.as_string().size());
      }
    }
    visit(count(rows, 0), finding);
  }
}

std::vector<std::pair<std::string, std::uint64_t>> warnings_by_rule(
    const Database& database, model::BatchId batch
) {
  std::vector<std::pair<std::string, std::uint64_t>> rules;
  Statement rows = database.prepare(
      "SELECT rule, count(*) FROM warning WHERE batch = ?1 GROUP BY rule ORDER BY rule"
  );
  rows.bind(1, batch.value);
  while (rows.step()) rules.emplace_back(rows.text(0), count(rows, 1));
  return rules;
}

}  // namespace rongtong::store
