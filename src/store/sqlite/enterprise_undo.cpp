#include "store/sqlite/enterprise_undo.h"

#include <vector>

#include "base/error.h"
#include "store/sqlite/enterprise_statements.h"
#include "store/sqlite/store_state.h"

namespace rongtong::store {

namespace {

/// Finding a batch's statements is a scan of both tables, not an index: an index on `batch` would
/// cost every imported row (350,000 rows: 0.1 s and 5 MB) what a rare undo saves once (0.2 s).
class EnterpriseUndo {
 public:
  EnterpriseUndo(const Database& database, model::BatchId batch)
      : database_(database), batch_(batch.value), statements_(database) {}

  UndoResult run() {
    remove_spoken_of_by_nobody_else();
    hand_over_to_next_speaker();
    remove_repetitions();
    refold_the_rest();
    return result_;
  }

 private:
  std::vector<std::int64_t> ids(std::string_view sql) const {
    std::vector<std::int64_t> found;
    Statement rows = database_.prepare(sql);
    rows.bind(1, batch_);
    while (rows.step()) found.push_back(rows.number(0));
    return found;
  }

  void remove_spoken_of_by_nobody_else() {
    Statement remove = database_.prepare(
        "DELETE FROM enterprise WHERE batch = ?1 AND NOT EXISTS (SELECT 1 FROM"
        " enterprise_statement s WHERE s.enterprise = enterprise.id AND s.batch <> ?1)"
    );
    remove.bind(1, batch_).run();
    result_.removed += static_cast<std::uint64_t>(database_.changes());
  }

  /// The batch spoke first and others repeated it: the first of those takes its place in the row.
  void hand_over_to_next_speaker() {
    Statement drop =
        database_.prepare("DELETE FROM enterprise_statement WHERE enterprise = ?1 AND batch = ?2");
    for (const std::int64_t id : ids("SELECT id FROM enterprise WHERE batch = ?1")) {
      drop.bind(1, id).bind(2, batch_).run();
      make_first_sole(id);
      ++result_.unchanged;
    }
  }

  /// REQUIRES that all statements left of the enterprise say the same and one is left.
  void make_first_sole(std::int64_t id) {
    Statement first = database_.prepare(
        "SELECT s.batch, s.row, s.line FROM enterprise_statement s JOIN batch b ON b.id = s.batch"
        " WHERE s.enterprise = ?1 ORDER BY b.as_of, s.batch, s.row LIMIT 1"
    );
    RT_INVARIANT(first.bind(1, id).step(), "no statement is left to take over");
    const StatementPlace place{first.number(0), first.number(1), first.number(2)};
    first.reset();
    statements_.set_sole(id, place);
    Statement drop = database_.prepare(
        "DELETE FROM enterprise_statement WHERE enterprise = ?1 AND batch = ?2 AND row = ?3"
    );
    drop.bind(1, id).bind(2, place.batch).bind(3, place.row).run();
  }

  void remove_repetitions() {
    Statement counted = database_.prepare(
        "SELECT count(DISTINCT enterprise) FROM enterprise_statement"
        " WHERE batch = ?1 AND version IS NULL"
    );
    counted.bind(1, batch_).step();
    result_.unchanged += static_cast<std::uint64_t>(counted.number(0));
    counted.reset();
    Statement remove =
        database_.prepare("DELETE FROM enterprise_statement WHERE batch = ?1 AND version IS NULL");
    remove.bind(1, batch_).run();
  }

  /// What is left of the batch differs from what others said of the same enterprises.
  void refold_the_rest() {
    const auto affected =
        ids("SELECT DISTINCT enterprise FROM enterprise_statement WHERE batch = ?1");
    database_.prepare("DELETE FROM enterprise_statement WHERE batch = ?1").bind(1, batch_).run();
    Statement left = database_.prepare(
        "SELECT count(DISTINCT version) FROM enterprise_statement WHERE enterprise = ?1"
    );
    Statement remove = database_.prepare("DELETE FROM enterprise WHERE id = ?1");
    for (const std::int64_t id : affected) {
      left.bind(1, id).step();
      const std::int64_t versions = left.number(0);
      left.reset();
      if (versions == 0) {
        remove.bind(1, id).run();
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
    if (all_the_same) {
      run_for("UPDATE enterprise_statement SET version = NULL WHERE enterprise = ?1", id);
      make_first_sole(id);
    }
    run_for(
        "DELETE FROM enterprise_version WHERE enterprise = ?1 AND id NOT IN (SELECT version FROM"
        " enterprise_statement WHERE enterprise = ?1 AND version NOTNULL)",
        id
    );
  }

  void run_for(std::string_view sql, std::int64_t id) { database_.prepare(sql).bind(1, id).run(); }

  const Database& database_;
  std::int64_t batch_;
  EnterpriseStatements statements_;
  UndoResult result_;
};

}  // namespace

UndoResult undo_enterprises(const Database& database, model::BatchId batch) {
  const UndoResult result = EnterpriseUndo(database, batch).run();
  if (result.removed + result.restored > 0) note_change(database, batch.value);
  return result;
}

}  // namespace rongtong::store
