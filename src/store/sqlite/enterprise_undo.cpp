#include "store/sqlite/enterprise_undo.h"

#include <vector>

#include "base/error.h"
#include "store/sqlite/enterprise_statements.h"
#include "store/sqlite/store_state.h"

namespace rongtong::store {

namespace {

/// Enterprises looked at together. SQLite notes the rows that a DELETE or UPDATE will touch in
/// memory first: over 350,000 enterprises at once that took 120 MB, over ranges of 20,000 ids 8 MB,
/// in the same time.
constexpr std::int64_t kIdsAtOnce = 20'000;

/// Takes the statements of one batch out, range of ids by range of ids. Finding them is a scan of
/// both tables, not an index: an index on `batch` would cost every imported row what a rare undo
/// saves once.
class EnterpriseUndo {
 public:
  EnterpriseUndo(const Database& database, model::BatchId batch)
      : database_(database), batch_(batch.value), statements_(database) {}

  UndoResult run() {
    const std::int64_t end = database_.number("SELECT coalesce(max(id), 0) + 1 FROM enterprise");
    for (from_ = 1; from_ < end; from_ += kIdsAtOnce) {
      remove_spoken_of_by_nobody_else();
      hand_over_to_next_speaker();
      remove_repetitions();
      refold_the_rest();
    }
    return result_;
  }

 private:
  /// The batch as ?1 and the range as ?2 (first id) and ?3 (last).
  Statement in_range(std::string_view sql) const {
    Statement statement = database_.prepare(sql);
    statement.bind(1, batch_).bind(2, from_).bind(3, from_ + kIdsAtOnce - 1);
    return statement;
  }

  std::uint64_t run_in_range(std::string_view sql) const {
    in_range(sql).run();
    return static_cast<std::uint64_t>(database_.changes());
  }

  void remove_spoken_of_by_nobody_else() {
    result_.removed += run_in_range(
        "DELETE FROM enterprise WHERE batch = ?1 AND id BETWEEN ?2 AND ?3 AND NOT EXISTS (SELECT 1"
        " FROM enterprise_statement s WHERE s.enterprise = enterprise.id AND s.batch <> ?1)"
    );
  }

  /// The batch spoke first and others repeated it: the first of those takes its place in the row.
  void hand_over_to_next_speaker() {
    run_in_range(
        "DELETE FROM enterprise_statement WHERE batch = ?1 AND version IS NULL AND"
        " enterprise IN (SELECT id FROM enterprise WHERE batch = ?1 AND"
        " id BETWEEN ?2 AND ?3)"
    );
    const std::uint64_t handed_over = run_in_range(
        "UPDATE enterprise SET (batch, row, line) = (SELECT s.batch, s.row, s.line FROM"
        " enterprise_statement s JOIN batch b ON b.id = s.batch WHERE s.enterprise = enterprise.id"
        " ORDER BY b.as_of, s.batch, s.row LIMIT 1) WHERE batch = ?1 AND id BETWEEN ?2 AND ?3"
    );
    result_.unchanged += handed_over;
    if (handed_over == 0) return;
    run_in_range(
        "DELETE FROM enterprise_statement WHERE ?1 NOTNULL AND version IS NULL AND"
        " enterprise BETWEEN ?2 AND ?3 AND EXISTS (SELECT 1 FROM enterprise e WHERE"
        " e.id = enterprise_statement.enterprise AND e.batch = enterprise_statement.batch"
        " AND e.row = enterprise_statement.row)"
    );
  }

  void remove_repetitions() {
    Statement counted = in_range(
        "SELECT count(DISTINCT enterprise) FROM enterprise_statement WHERE"
        " batch = ?1 AND version IS NULL AND enterprise BETWEEN ?2 AND ?3"
    );
    counted.step();
    result_.unchanged += static_cast<std::uint64_t>(counted.number(0));
    counted.reset();
    run_in_range(
        "DELETE FROM enterprise_statement WHERE batch = ?1 AND version IS NULL AND"
        " enterprise BETWEEN ?2 AND ?3"
    );
  }

  /// What is left of the batch differs from what others said of the same enterprises.
  void refold_the_rest() {
    std::vector<std::int64_t> affected;
    Statement spoken_of = in_range(
        "SELECT DISTINCT enterprise FROM enterprise_statement WHERE"
        " batch = ?1 AND enterprise BETWEEN ?2 AND ?3"
    );
    while (spoken_of.step()) affected.push_back(spoken_of.number(0));
    run_in_range(
        "DELETE FROM enterprise_statement WHERE batch = ?1 AND enterprise BETWEEN ?2 AND ?3"
    );
    Statement left = database_.prepare(
        "SELECT count(DISTINCT version) FROM enterprise_statement WHERE enterprise = ?1"
    );
    for (const std::int64_t id : affected) {
      left.bind(1, id).step();
      const std::int64_t versions = left.number(0);
      left.reset();
      if (versions == 0) {
        run_for("DELETE FROM enterprise WHERE id = ?1", id);
        ++result_.removed;
      } else {
        refold(id, versions == 1);
      }
    }
  }

  void refold(std::int64_t id, bool all_the_same) {
    auto held = statements_.find(id);
    RT_INVARIANT(held, "a statement about an enterprise that is not there");
    ++(statements_.refold(*held) ? result_.restored : result_.unchanged);
    if (all_the_same) make_first_sole(id);
    run_for(
        "DELETE FROM enterprise_version WHERE enterprise = ?1 AND id NOT IN (SELECT version FROM"
        " enterprise_statement WHERE enterprise = ?1 AND version NOTNULL)",
        id
    );
  }

  /// Back from versions to one statement in the row and repetitions of it.
  void make_first_sole(std::int64_t id) {
    run_for("UPDATE enterprise_statement SET version = NULL WHERE enterprise = ?1", id);
    run_for(
        "UPDATE enterprise SET (batch, row, line) = (SELECT s.batch, s.row, s.line FROM"
        " enterprise_statement s JOIN batch b ON b.id = s.batch WHERE s.enterprise = ?1"
        " ORDER BY b.as_of, s.batch, s.row LIMIT 1) WHERE id = ?1",
        id
    );
    run_for(
        "DELETE FROM enterprise_statement WHERE enterprise = ?1 AND (batch, row) ="
        " (SELECT e.batch, e.row FROM enterprise e WHERE e.id = ?1)",
        id
    );
  }

  /// Runs `sql` with its only parameter.
  void run_for(std::string_view sql, std::int64_t id) const {
    database_.prepare(sql).bind(1, id).run();
  }

  const Database& database_;
  std::int64_t batch_;
  EnterpriseStatements statements_;
  std::int64_t from_ = 1;
  UndoResult result_;
};

}  // namespace

UndoResult undo_enterprises(const Database& database, model::BatchId batch) {
  const UndoResult result = EnterpriseUndo(database, batch).run();
  if (result.removed + result.restored > 0) note_change(database, batch.value);
  return result;
}

}  // namespace rongtong::store
