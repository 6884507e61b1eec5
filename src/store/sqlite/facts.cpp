#include "store/sqlite/facts.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/error.h"
#include "store/sqlite/batches.h"
#include "store/sqlite/store_state.h"

namespace rongtong::store {

namespace {

constexpr const char* kStatements =
    "SELECT s.as_of, s.batch, s.row, s.version, v.facts FROM fact_statement s"
    " LEFT JOIN fact_version v ON v.id = s.version WHERE s.credit_code = ?1"
    " ORDER BY s.as_of, s.batch, s.row";

/// A read transaction, unless one is open already: `each` may ask for a single firm in between.
std::optional<Transaction> snapshot(const Database& database) {
  if (sqlite3_get_autocommit(database.handle()) == 0) return std::nullopt;
  return std::optional<Transaction>(std::in_place, database, Transaction::Kind::kRead);
}

[[noreturn]] void damaged() {
  throw base::Error(base::ErrorCode::kUnavailable, base::msg("store.damaged_facts"));
}

constexpr const char* kRegistration = "name, region, industry_code, registered_on, tier";

/// From the columns of kRegistration, the first of which is `first`.
void read_registration(const Statement& row, int first, model::FirmFacts& facts) {
  facts.name = row.text(first);
  facts.region = row.text(first + 1);
  facts.industry = row.text(first + 2);
  if (!row.is_null(first + 3)) facts.registered_on = row.day(first + 3);
  facts.registered_tier = row.text(first + 4);
}

void start_over(model::FirmFacts& facts, std::string_view id) {
  facts.id = id;
  facts.name.clear();
  facts.region.clear();
  facts.industry.clear();
  facts.yearly.clear();
  facts.dated.clear();
  facts.titles.clear();
  facts.absences.clear();
  facts.registered_on.reset();
  facts.registered_tier.clear();
}

}  // namespace

Facts::Facts(const Database& database)
    : database_(database),
      names_(database),
      before_(names_),
      after_(names_),
      of_firm_(database.prepare(kStatements)),
      insert_statement_(
          database.prepare("INSERT INTO fact_statement VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      ),
      insert_version_(database.prepare("INSERT INTO fact_version (facts) VALUES (?1)")),
      delete_version_(database.prepare("DELETE FROM fact_version WHERE id = ?1")),
      registered_(database.prepare(
          std::string("SELECT ") + kRegistration + " FROM enterprise WHERE credit_code = ?1"
      )) {}

const std::vector<Facts::Stored>& Facts::statements_of(std::string_view firm) {
  stored_.clear();
  of_firm_.bind_text(1, firm);
  while (of_firm_.step()) {
    if (of_firm_.is_null(4)) {
      of_firm_.reset();
      damaged();
    }
    stored_.push_back(
        {of_firm_.number(0),
         of_firm_.number(1),
         of_firm_.number(2),
         of_firm_.number(3),
         of_firm_.text(4)}
    );
  }
  return stored_;
}

std::int64_t Facts::version_for(const std::string& bytes) {
  for (const auto& earlier : stored_) {
    if (earlier.bytes == bytes) return earlier.version;
  }
  insert_version_.bind_blob(1, bytes).run();
  return database_.last_id();
}

Facts::Outcome Facts::store(const model::Batch& batch, const FactRow& row) {
  const std::string bytes = encode_facts(row.said, names_);
  const std::int64_t as_of = base::days_since_epoch(batch.as_of);
  const auto number = static_cast<std::int64_t>(row.row);
  const auto& earlier = statements_of(row.said.firm.text());
  const std::tuple<std::int64_t, std::int64_t, std::int64_t> place(as_of, batch.id.value, number);
  before_.start();
  after_.start();
  bool placed = false;
  for (const auto& said : earlier) {
    if (!placed && std::tuple(said.as_of, said.batch, said.row) > place) {
      after_.add(batch.id.value, bytes);
      placed = true;
    }
    before_.add(said.batch, said.bytes);
    after_.add(said.batch, said.bytes);
  }
  if (!placed) after_.add(batch.id.value, bytes);
  before_.finish();
  after_.finish();
  const std::int64_t version = version_for(bytes);
  insert_statement_.bind_text(1, row.said.firm.text()).bind(2, as_of).bind(3, batch.id.value);
  insert_statement_.bind(4, number).bind(5, static_cast<std::int64_t>(row.line));
  insert_statement_.bind(6, version).run();
  said_.append(row.said.firm.text()).append(bytes);
  if (before_.empty()) return &model::ImportCounts::added;
  switch (before_.against(after_)) {
    case FactFold::Difference::kMore:
      return &model::ImportCounts::added;
    case FactFold::Difference::kOther:
      return &model::ImportCounts::changed;
    case FactFold::Difference::kNone:
      break;
  }
  return &model::ImportCounts::unchanged;
}

void Facts::store_lists(const model::Batch& batch, const std::vector<CompleteList>& lists) {
  Statement insert = database_.prepare(
      "INSERT INTO complete_list SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM "
      "complete_list"
      " WHERE batch = ?1 AND title = ?2 AND region IS ?3)"
  );
  for (const auto& list : lists) {
    std::optional<std::int64_t> region;
    if (list.region) region = list.region->value;
    insert.bind(1, batch.id.value).bind(2, names_.number_of(list.title)).bind(3, region);
    insert.bind(4, list.until.value_or(batch.as_of)).run();
    if (database_.changes() > 0) said_ += list.title + std::to_string(region.value_or(0));
  }
}

ChunkResult Facts::add(const model::Batch& batch, const FactChunk& chunk) {
  NoteWriter notes(database_);
  ChunkResult result;
  said_.clear();
  for (const auto& row : chunk.rows) {
    RT_INVARIANT(row.row > 0, "rows are counted from 1");
    if (row.row <= batch.rows_done) continue;
    ++result.counts.read;
    ++(result.counts.*store(batch, row));
    if (!row.warnings.empty()) ++result.counts.warned;
    notes.warnings(batch, row.row, row.warnings, {});
  }
  for (const auto& reject : chunk.rejects) {
    RT_INVARIANT(reject.row > 0, "rows are counted from 1");
    if (reject.row <= batch.rows_done) continue;
    notes.reject(batch, reject);
    ++result.counts.read;
    ++result.counts.rejected;
  }
  store_lists(batch, chunk.complete);
  if (!said_.empty()) note_fact_change(database_, said_);
  return result;
}

void Facts::undo_firm(const std::string& firm, model::BatchId batch, UndoResult& result) {
  const auto& statements = statements_of(firm);
  before_.start();
  after_.start();
  std::set<std::int64_t> gone;
  for (const auto& said : statements) {
    before_.add(said.batch, said.bytes);
    if (said.batch == batch.value) {
      gone.insert(said.version);
    } else {
      after_.add(said.batch, said.bytes);
    }
  }
  for (const auto& said : statements) {
    if (said.batch != batch.value) gone.erase(said.version);
  }
  for (const std::int64_t version : gone) delete_version_.bind(1, version).run();
  before_.finish();
  after_.finish();
  if (after_.empty()) {
    ++result.removed;
  } else if (before_.against(after_) == FactFold::Difference::kNone) {
    ++result.unchanged;
  } else {
    ++result.restored;
  }
}

UndoResult Facts::undo(model::BatchId batch) {
  std::vector<std::string> firms;
  Statement spoken_of = database_.prepare(
      "SELECT DISTINCT credit_code FROM fact_statement WHERE batch = ?1 ORDER BY credit_code"
  );
  spoken_of.bind(1, batch.value);
  while (spoken_of.step()) firms.push_back(spoken_of.text(0));
  UndoResult result;
  for (const auto& firm : firms) undo_firm(firm, batch, result);
  for (const char* sql :
       {"DELETE FROM fact_statement WHERE batch = ?1",
        "DELETE FROM complete_list WHERE batch = ?1"}) {
    database_.prepare(sql).bind(1, batch.value).run();
  }
  note_fact_change(database_, "undo " + std::to_string(batch.value));
  return result;
}

std::vector<StoredList> Facts::lists() const {
  std::vector<StoredList> lists;
  // A list of which rows were rejected, or that a kill cut short, may leave out a holder.
  Statement rows = database_.prepare(
      "SELECT l.batch, l.title, l.region, l.until FROM complete_list l JOIN batch b ON b.id ="
      " l.batch WHERE b.state = 'finished' AND b.rejected = 0 ORDER BY l.until, l.batch, l.title"
  );
  while (rows.step()) {
    StoredList& list = lists.emplace_back();
    list.batch = rows.number(0);
    list.title = rows.number(1);
    if (const auto region = rows.known_number(2)) list.region = static_cast<std::int32_t>(*region);
    list.as_of = rows.day(3);
  }
  return lists;
}

model::FirmFacts Facts::of(const model::CreditCode& firm) {
  const auto moment = snapshot(database_);
  model::FirmFacts facts;
  facts.id = firm.text();
  registered_.bind_text(1, firm.text());
  if (registered_.step()) read_registration(registered_, 0, facts);
  registered_.reset();
  after_.start();
  for (const auto& said : statements_of(firm.text())) after_.add(said.batch, said.bytes);
  after_.finish();
  after_.write(facts, lists());
  return facts;
}

void Facts::each(const std::function<void(const model::FirmFacts&)>& visit) {
  const auto moment = snapshot(database_);
  const auto complete = lists();
  Statement firms = database_.prepare(
      std::string("SELECT credit_code, ") + kRegistration + " FROM enterprise ORDER BY credit_code"
  );
  Statement said = database_.prepare(
      "SELECT s.credit_code, s.batch, v.facts FROM fact_statement s LEFT JOIN fact_version v"
      " ON v.id = s.version ORDER BY s.credit_code, s.as_of, s.batch, s.row"
  );
  FactFold fold(names_);
  model::FirmFacts facts;
  bool more_firms = firms.step();
  bool more_said = said.step();
  std::string code;
  while (more_firms || more_said) {
    const bool registered = more_firms && (!more_said || firms.view(0) <= said.view(0));
    code = registered ? firms.view(0) : said.view(0);
    start_over(facts, code);
    if (registered) {
      read_registration(firms, 1, facts);
      more_firms = firms.step();
    }
    fold.start();
    while (more_said && said.view(0) == code) {
      if (said.is_null(2)) damaged();
      fold.add(said.number(1), said.view(2));
      more_said = said.step();
    }
    fold.finish();
    fold.write(facts, complete);
    visit(facts);
  }
}

std::vector<model::FactVersion> Facts::history(const model::CreditCode& firm) {
  std::vector<model::FactVersion> versions;
  Statement rows = database_.prepare(
      "SELECT s.batch, s.as_of, s.line, v.facts FROM fact_statement s LEFT JOIN fact_version v"
      " ON v.id = s.version WHERE s.credit_code = ?1 ORDER BY s.as_of DESC, s.batch DESC,"
      " s.row DESC"
  );
  rows.bind_text(1, firm.text());
  while (rows.step()) {
    if (rows.is_null(3)) damaged();
    versions.push_back(
        {model::BatchId(rows.number(0)),
         rows.day(1),
         static_cast<std::uint64_t>(rows.number(2)),
         read_statement(rows.view(3), firm, names_)}
    );
  }
  return versions;
}

std::uint64_t count_lost_facts(const Database& database) {
  return static_cast<std::uint64_t>(database.number(
      "SELECT (SELECT count(*) FROM fact_statement s WHERE NOT EXISTS (SELECT 1 FROM fact_version v"
      " WHERE v.id = s.version)) + (SELECT count(*) FROM fact_version WHERE id NOT IN"
      " (SELECT version FROM fact_statement))"
  ));
}

std::uint64_t count_unreadable_facts(const Database& database) {
  FactNames names(database);
  FactFold fold(names);
  std::uint64_t unreadable = 0;
  Statement rows = database.prepare("SELECT facts FROM fact_version");
  while (rows.step()) {
    try {
      model::FirmFacts facts;
      fold.start();
      fold.add(0, rows.view(0));
      fold.write(facts, {});
    } catch (const base::Error& error) {
      if (error.code() != base::ErrorCode::kUnavailable) throw;
      ++unreadable;  // told as a sum
    }
  }
  return unreadable;
}

std::string fact_revision(const Database& database) {
  Statement row =
      database.prepare("SELECT fact_changes, fact_revision FROM store_state WHERE one = 1");
  if (!row.step()) return revision_text({});
  return revision_text({0, row.number(0), static_cast<std::uint64_t>(row.number(1))});
}

void note_fact_change(const Database& database, std::string_view what) {
  const auto before =
      static_cast<XXH64_hash_t>(database.number("SELECT fact_revision FROM store_state"));
  const auto after = XXH3_64bits_withSeed(what.data(), what.size(), before);
  Statement update = database.prepare(
      "UPDATE store_state SET fact_changes = fact_changes + 1, fact_revision = ?1 WHERE one = 1"
  );
  update.bind(1, static_cast<std::int64_t>(after)).run();
}

void note_finished_lists(const Database& database, model::BatchId batch) {
  Statement lists = database.prepare("SELECT 1 FROM complete_list WHERE batch = ?1 LIMIT 1");
  if (!lists.bind(1, batch.value).step()) return;
  lists.reset();
  note_fact_change(database, "finished " + std::to_string(batch.value));
}

}  // namespace rongtong::store
