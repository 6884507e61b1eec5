#include <memory>

#include "base/error.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/batches.h"
#include "store/sqlite/connect.h"
#include "store/sqlite/enterprise_import.h"
#include "store/sqlite/enterprise_undo.h"
#include "store/sqlite/facts.h"
#include "store/sqlite/health.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/needs.h"
#include "store/sqlite/plans.h"
#include "store/sqlite/store_state.h"
#include "store/store.h"

namespace rongtong::store {

namespace {

/// The Store over one connection: transactions here, SQL in the parts.
class SqliteStore final : public Store {
 public:
  SqliteStore(std::filesystem::path folder, Database database, bool writable)
      : folder_(std::move(folder)), database_(std::move(database)), writable_(writable) {}

  std::unique_ptr<WriterLock> lock_for_writing() override {
    require_writable();
    return lock_folder(folder_);
  }

  model::Batch begin_batch(const BatchRequest& request) override {
    return write([&] { return store::begin_batch(database_, request); });
  }

  ChunkResult add_enterprises(model::BatchId id, const EnterpriseChunk& chunk) override {
    bool added = false;
    ChunkResult result = write([&] {
      const model::Batch batch = require_running(database_, id, "enterprises");
      if (chunk.rows_done <= batch.rows_done) return ChunkResult{};
      ChunkResult done = import().add(batch, chunk);
      record_progress(database_, id, done.counts, chunk.rows_done);
      added = true;
      return done;
    });
    if (added) import().committed();
    return result;
  }

  ChunkResult add_needs(model::BatchId id, const NeedChunk& chunk) override {
    return write([&] {
      const model::Batch batch = require_running(database_, id, "needs");
      if (chunk.rows_done <= batch.rows_done) return ChunkResult{};
      ChunkResult done = store::add_needs(database_, batch, chunk);
      record_progress(database_, id, done.counts, chunk.rows_done);
      return done;
    });
  }

  ChunkResult add_facts(model::BatchId id, const FactChunk& chunk) override {
    Facts& facts = this->facts();
    try {
      return write([&] {
        const bool titles = require_batch(database_, id).kind == "titles";
        const model::Batch batch = require_running(database_, id, titles ? "titles" : "indicators");
        if (chunk.rows_done <= batch.rows_done) return ChunkResult{};
        ChunkResult done = facts.add(batch, chunk);
        record_progress(database_, id, done.counts, chunk.rows_done);
        return done;
      });
    } catch (...) {
      facts.forget();
      throw;
    }
  }

  model::Batch finish_batch(model::BatchId id, const std::string& finished_at) override {
    return write([&] {
      require_running(database_, id, require_batch(database_, id).kind);
      store::finish_batch(database_, id, finished_at);
      note_finished_lists(database_, id);
      return require_batch(database_, id);
    });
  }

  UndoResult undo_batch(model::BatchId id) override {
    if (import_) import_->forget_names();
    return write([&] {
      const model::Batch batch = require_batch(database_, id);
      if (batch.state == model::BatchState::kUndone) {
        throw base::Error(
            base::ErrorCode::kConflict, base::msg("store.batch_already_undone", id.value)
        );
      }
      const UndoResult result = undo_statements(batch);
      mark_undone(database_, id);
      return result;
    });
  }

  std::vector<model::Batch> batches() const override { return all_batches(database_); }
  std::optional<model::Batch> find_batch(model::BatchId batch) const override {
    return store::find_batch(database_, batch);
  }
  void each_reject(model::BatchId batch, const std::function<void(const model::Reject&)>& visit)
      const override {
    store::each_reject(database_, batch, visit);
  }
  std::vector<std::pair<std::string, std::uint64_t>> warnings_by_rule(model::BatchId batch
  ) const override {
    return store::warnings_by_rule(database_, batch);
  }
  void each_warning(
      model::BatchId batch,
      const std::function<void(std::uint64_t row, const base::Finding&)>& visit
  ) const override {
    store::each_warning(database_, batch, visit);
  }

  std::uint64_t enterprise_count() const override {
    return static_cast<std::uint64_t>(database_.number("SELECT count(*) FROM enterprise"));
  }

  std::optional<EnterpriseRecord> find_enterprise(const model::CreditCode& code) const override {
    Statement row = select_enterprises("WHERE credit_code = ?1");
    row.bind_text(1, code.text());
    return one_record(row);
  }

  std::optional<EnterpriseRecord> find_enterprise(model::EnterpriseId id) const override {
    Statement row = select_enterprises("WHERE id = ?1");
    row.bind(1, id.value);
    return one_record(row);
  }

  void each_enterprise(const std::function<void(const EnterpriseRecord&)>& visit) const override {
    Statement rows = select_enterprises("ORDER BY id");
    while (rows.step()) visit(read_record(rows));
  }

  std::vector<model::EnterpriseVersion> history(const model::CreditCode& code) const override {
    const Transaction snapshot(database_, Transaction::Kind::kRead);
    EnterpriseStatements statements(database_);
    const auto held = statements.find(code);
    if (!held) return {};
    return statements.history(*held);
  }

  std::string enterprise_revision() const override { return revision_text(read_state(database_)); }

  model::FirmFacts facts_of(const model::CreditCode& firm) const override {
    return facts().of(firm);
  }
  void each_firm_facts(const std::function<void(const model::FirmFacts&)>& visit) const override {
    facts().each(visit);
  }
  std::vector<model::FactVersion> fact_history(const model::CreditCode& firm) const override {
    return facts().history(firm);
  }
  std::string fact_revision() const override { return store::fact_revision(database_); }

  std::vector<model::Need> needs() const override { return all_needs(database_); }
  std::optional<model::Need> find_need(std::string_view public_code) const override {
    return store::find_need(database_, public_code);
  }
  void put_need(const model::Need& need) override {
    write([&] { store::put_need(database_, need); });
  }

  model::PlanId put_plan(const model::Plan& plan) override {
    return write([&] { return store::put_plan(database_, plan); });
  }
  std::optional<model::Plan> find_plan(model::PlanId id) const override {
    return store::find_plan(database_, id);
  }
  std::vector<PlanSummary> plans() const override { return all_plans(database_); }

  StoreHealth check(bool thorough) const override { return check_health(database_, thorough); }
  void backup(const std::filesystem::path& file, base::Progress& progress) const override {
    back_up(database_, file, progress);
  }

 private:
  void require_writable() const {
    if (writable_) return;
    throw base::Error(
        base::ErrorCode::kForbidden, base::msg("store.opened_for_reading", folder_.string())
    );
  }

  /// Runs `work` in one write transaction.
  template <class Work>
  auto write(const Work& work) -> decltype(work()) {
    require_writable();
    Transaction transaction(database_);
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      transaction.commit();
    } else {
      auto result = work();
      transaction.commit();
      return result;
    }
  }

  EnterpriseImport& import() {
    if (!import_) import_ = std::make_unique<EnterpriseImport>(database_);
    return *import_;
  }

  Facts& facts() const {
    if (!facts_) facts_ = std::make_unique<Facts>(database_);
    return *facts_;
  }

  UndoResult undo_statements(const model::Batch& batch) {
    if (batch.kind == "needs") return undo_needs(database_, batch.id);
    if (batch.kind == "enterprises") return undo_enterprises(database_, batch.id);
    return facts().undo(batch.id);
  }

  Statement select_enterprises(const char* condition) const {
    return database_.prepare(
        std::string("SELECT id, ") + kEnterpriseColumns + " FROM enterprise " + condition
    );
  }

  static EnterpriseRecord read_record(const Statement& row) {
    return {model::EnterpriseId(row.number(0)), read_enterprise(row, 1)};
  }

  static std::optional<EnterpriseRecord> one_record(Statement& row) {
    if (!row.step()) return std::nullopt;
    return read_record(row);
  }

  std::filesystem::path folder_;
  Database database_;
  bool writable_;
  std::unique_ptr<EnterpriseImport> import_;  ///< made by the first import
  mutable std::unique_ptr<Facts> facts_;      ///< made by the first question
};

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& folder) {
  return std::make_unique<SqliteStore>(folder, connect_for_writing(folder), true);
}

std::unique_ptr<Store> open_sqlite_store_read_only(const std::filesystem::path& folder) {
  return std::make_unique<SqliteStore>(folder, connect_for_reading(folder), false);
}

}  // namespace rongtong::store
