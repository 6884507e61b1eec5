#include "store/sqlite/enterprise_import.h"

#include <string>

#include "base/error.h"
#include "store/sqlite/store_state.h"

namespace rongtong::store {

namespace {

std::string insert_new() {
  std::string values = "?1";
  for (int i = 0; i < kEnterpriseColumnCount + 3; ++i) values += ", ?" + std::to_string(i + 2);
  return std::string("INSERT INTO enterprise (id, batch, row, line, ") + kEnterpriseColumns +
         ") VALUES (" + values + ") ON CONFLICT (credit_code) DO NOTHING";
}

void count(model::ImportCounts& counts, std::uint64_t model::ImportCounts::*part) {
  ++counts.read;
  ++(counts.*part);
}

}  // namespace

EnterpriseImport::EnterpriseImport(const Database& database)
    : database_(database),
      statements_(database),
      notes_(database),
      insert_(database.prepare(insert_new())),
      name_of_(database.prepare("SELECT name, credit_code FROM enterprise WHERE id = ?1")) {}

void EnterpriseImport::load_names() {
  const std::int64_t version = database_.number("PRAGMA data_version");
  if (!names_loaded_ || version != data_version_) names_.load(database_);
  data_version_ = version;
  // Until the transaction is through, the map may hold names that are rolled back.
  names_loaded_ = false;
}

ChunkResult EnterpriseImport::add(const model::Batch& batch, const EnterpriseChunk& chunk) {
  load_names();
  StoreState state = read_state(database_);
  next_id_ = state.next_enterprise;
  digest_ = state.revision;
  ChunkResult result;
  for (const auto& row : chunk.rows) {
    RT_INVARIANT(row.row > 0, "rows are counted from 1");
    if (row.row <= batch.rows_done) continue;
    noticed_.clear();
    constexpr std::uint64_t model::ImportCounts::*kParts[] = {
        &model::ImportCounts::added,
        &model::ImportCounts::changed,
        &model::ImportCounts::unchanged};
    count(result.counts, kParts[static_cast<int>(store(batch, row))]);
    if (!row.warnings.empty() || !noticed_.empty()) {
      ++result.counts.warned;
      notes_.warnings(batch, row.row, row.warnings, noticed_);
    }
    for (auto& finding : noticed_) result.noticed.emplace_back(row.row, std::move(finding));
  }
  for (const auto& reject : chunk.rejects) {
    RT_INVARIANT(reject.row > 0, "rows are counted from 1");
    if (reject.row <= batch.rows_done) continue;
    notes_.reject(batch, reject);
    count(result.counts, &model::ImportCounts::rejected);
  }
  if (result.counts.added + result.counts.changed > 0) {
    write_state(database_, {next_id_, state.changes + 1, digest_});
  }
  return result;
}

EnterpriseImport::Outcome EnterpriseImport::store(
    const model::Batch& batch, const model::EnterpriseRow& row
) {
  const std::int64_t hash = name_hash(row.enterprise.name);
  if (!insert(batch, row, hash)) return add_statement(batch, row);
  digest_ = digest(row.enterprise, digest_);
  notice_name(batch, row, row.enterprise, hash);
  if (!row.enterprise.name.empty()) names_.insert(hash, next_id_);
  ++next_id_;
  return Outcome::kAdded;
}

bool EnterpriseImport::insert(
    const model::Batch& batch, const model::EnterpriseRow& row, std::int64_t hash
) {
  insert_.bind(1, next_id_).bind(2, batch.id.value).bind(3, static_cast<std::int64_t>(row.row));
  insert_.bind(4, static_cast<std::int64_t>(row.line));
  binder_.bind(insert_, 5, row.enterprise, hash);
  insert_.run();
  return database_.changes() == 1;
}

EnterpriseImport::Outcome EnterpriseImport::add_statement(
    const model::Batch& batch, const model::EnterpriseRow& row
) {
  auto held = statements_.find(row.enterprise.credit_code);
  RT_INVARIANT(held, "a row conflicts with an enterprise that is not there");
  if (const auto earlier = statements_.first_line(*held, batch.id.value)) {
    notice_code(batch, row, *earlier);
  }
  const std::string name_before = held->enterprise.name;
  const StatementPlace place{
      batch.id.value, static_cast<std::int64_t>(row.row), static_cast<std::int64_t>(row.line)};
  if (!statements_.add(*held, place, batch.as_of, row.enterprise)) return Outcome::kUnchanged;
  digest_ = digest(held->enterprise, digest_);
  if (held->enterprise.name != name_before) {
    const std::int64_t hash = name_hash(held->enterprise.name);
    notice_name(batch, row, held->enterprise, hash);
    names_.insert(hash, held->id);
  }
  return Outcome::kChanged;
}

void EnterpriseImport::notice_name(
    const model::Batch& batch,
    const model::EnterpriseRow& row,
    const model::Enterprise& enterprise,
    std::int64_t hash
) {
  const auto same = [&](std::int64_t id) {
    if (!name_of_.bind(1, id).step()) return false;
    const bool other =
        name_of_.view(0) == enterprise.name && name_of_.view(1) != enterprise.credit_code.text();
    if (other) {
      noticed_.push_back(
          {base::Severity::kWarning,
           "enterprise.same_name",
           {batch.file_name, row.line, "name"},
           enterprise.name,
           base::msg("store.same_name", enterprise.name, name_of_.view(1))}
      );
    }
    name_of_.reset();
    return other;
  };
  if (!enterprise.name.empty()) names_.any_of(hash, same);
}

void EnterpriseImport::notice_code(
    const model::Batch& batch, const model::EnterpriseRow& row, std::int64_t earlier_line
) {
  const std::string code(row.enterprise.credit_code.text());
  noticed_.push_back(
      {base::Severity::kWarning,
       "enterprise.same_code_in_file",
       {batch.file_name, row.line, "credit_code"},
       code,
       base::msg("store.same_code_in_file", code, earlier_line)}
  );
}

}  // namespace rongtong::store
