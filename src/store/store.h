#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "model/batch.h"
#include "model/enterprise.h"
#include "model/fact_statement.h"
#include "model/need.h"
#include "model/plan.h"

namespace rongtong::store {

/// What identifies an import, so that a killed one is found again.
struct BatchRequest {
  std::string kind;  ///< "enterprises", "needs", "indicators" or "titles"
  std::string file_name;
  std::string file_hash;
  std::string header;  ///< of the table, as it stood: rejects.csv repeats it
  base::Date as_of{};
  std::string started_at;  ///< UTC
};

/// Rows that are stored together or not at all. Ordered by row; both lists may be empty.
struct EnterpriseChunk {
  std::vector<model::EnterpriseRow> rows;
  std::vector<model::Reject> rejects;
  std::uint64_t rows_done = 0;  ///< every row up to here is in this chunk or an earlier one
};

struct NeedRow {
  std::uint64_t row = 0;
  std::uint64_t line = 0;
  model::Need need;
  std::vector<base::Finding> warnings;
};

struct NeedChunk {
  std::vector<NeedRow> rows;
  std::vector<model::Reject> rejects;
  std::uint64_t rows_done = 0;
};

struct FactRow {
  std::uint64_t row = 0;
  std::uint64_t line = 0;
  model::FactStatement said;
  std::vector<base::Finding> warnings;
};

/// A file names every firm of `region` (nothing: of the country) that holds `title`, up to the day
/// `until` (nothing: the batch's; later where it is known that no title is granted before): the
/// others of that place do not. Counts once the batch is finished, and only when none of its rows
/// was rejected: a rejected row may be a holder.
struct CompleteList {
  std::string title;
  std::optional<model::RegionCode> region;
  std::optional<base::Date> until{};

  friend bool operator==(const CompleteList&, const CompleteList&) = default;
};

struct FactChunk {
  std::vector<FactRow> rows;
  std::vector<model::Reject> rejects;
  std::vector<CompleteList> complete;  ///< said once is enough, again does no harm
  std::uint64_t rows_done = 0;
};

/// What a chunk did, and what only the store can notice: another enterprise of the same name, the
/// same code twice in one file. Rows in `noticed` are those of the chunk.
struct ChunkResult {
  model::ImportCounts counts;
  std::vector<std::pair<std::uint64_t, base::Finding>> noticed;  ///< row, finding
};

struct UndoResult {
  std::uint64_t removed = 0;   ///< no other batch speaks of them
  std::uint64_t restored = 0;  ///< values of the remaining batches hold again
  std::uint64_t unchanged = 0;
};

struct EnterpriseRecord {
  model::EnterpriseId id;
  model::Enterprise enterprise;
};

struct StoreHealth {
  std::vector<base::Finding> problems;  ///< empty: sound. Each says what to do.
  int schema_version = 0;
  std::string engine_version;
  std::uint64_t bytes_on_disk = 0;
  std::uint64_t bytes_free_on_disk = 0;
  std::uint64_t enterprises = 0;
  std::uint64_t needs = 0;
  std::uint64_t fact_statements = 0;
  std::uint64_t plans = 0;
  std::uint64_t rejects = 0;
  std::uint64_t unfinished_batches = 0;
};

/// Held while one process writes; released when it dies.
class WriterLock {
 public:
  virtual ~WriterLock() = default;
};

/// Everything that Rongtong keeps, in the field's words. All functions throw base::Error:
/// kUnavailable for disk faults (nothing half-written stays), kConflict for a newer schema or
/// another writer. One Store is used from one thread at a time; several Stores may be open on one
/// folder (WAL).
class Store {
 public:
  virtual ~Store() = default;

  /// Throws kConflict when another process writes.
  virtual std::unique_ptr<WriterLock> lock_for_writing() = 0;

  // Imports. Batches are ordered by (as_of, id): later statements win, fact by fact.
  /// A new batch, or the unfinished one of the same kind, file hash and as_of (state kRunning,
  /// rows_done > 0).
  virtual model::Batch begin_batch(const BatchRequest& request) = 0;
  /// Rows and rejects up to the batch's rows_done are passed over. All or nothing. Throws
  /// kNotFound, kConflict (the batch is closed) or kInvalidArgument (it is of another kind); so
  /// does add_needs.
  virtual ChunkResult add_enterprises(model::BatchId batch, const EnterpriseChunk& chunk) = 0;
  virtual ChunkResult add_needs(model::BatchId batch, const NeedChunk& chunk) = 0;
  /// Rows of a batch of kind "indicators" or "titles". The firms need not be registered. A row
  /// counts as added when all it brings is new, as changed when something held is another
  /// afterwards.
  virtual ChunkResult add_facts(model::BatchId batch, const FactChunk& chunk) = 0;
  virtual model::Batch finish_batch(model::BatchId batch, const std::string& finished_at) = 0;
  /// Recomputes every enterprise, need or firm's facts that the batch spoke of from the remaining
  /// batches; all or nothing. Its rejects and warnings stay. Throws kNotFound, or kConflict when it
  /// was undone before.
  virtual UndoResult undo_batch(model::BatchId batch) = 0;
  virtual std::vector<model::Batch> batches() const = 0;  ///< ascending by id
  virtual std::optional<model::Batch> find_batch(model::BatchId batch) const = 0;
  virtual void each_reject(
      model::BatchId batch, const std::function<void(const model::Reject&)>& visit
  ) const = 0;
  /// Warnings kept with the stored rows of a batch, by rule.
  virtual std::vector<std::pair<std::string, std::uint64_t>> warnings_by_rule(model::BatchId batch
  ) const = 0;
  virtual void each_warning(
      model::BatchId batch,
      const std::function<void(std::uint64_t row, const base::Finding&)>& visit
  ) const = 0;

  // Enterprises.
  virtual std::uint64_t enterprise_count() const = 0;
  virtual std::optional<EnterpriseRecord> find_enterprise(const model::CreditCode& code) const = 0;
  virtual std::optional<EnterpriseRecord> find_enterprise(model::EnterpriseId id) const = 0;
  /// In ascending order of id; `visit` may not write.
  virtual void each_enterprise(const std::function<void(const EnterpriseRecord&)>& visit) const = 0;
  virtual std::vector<model::EnterpriseVersion> history(const model::CreditCode& code) const = 0;
  /// Changes whenever an enterprise changes; equal revisions mean equal enterprises (within one
  /// store).
  virtual std::string enterprise_revision() const = 0;

  // Facts of firms: figures of years, judgements, titles. What is held is the fold of all
  // statements by (as_of, batch, row), fact by fact (docs/store.md).
  /// All that is held of one firm; only `id` is set when nothing is. Name, region, industry (as
  /// registered, without section letter), day and tier come from the registration, the name
  /// otherwise from the latest statement. usecase/firm_facts.h makes of this what rules ask for.
  virtual model::FirmFacts facts_of(const model::CreditCode& firm) const = 0;
  /// Every firm that is registered or of which facts are held, ascending by credit code; `visit`
  /// may not write. The value is reused: copy what is to be kept.
  virtual void each_firm_facts(const std::function<void(const model::FirmFacts&)>& visit) const = 0;
  /// Every statement about the firm, newest first.
  virtual std::vector<model::FactVersion> fact_history(const model::CreditCode& firm) const = 0;
  /// Changes whenever a statement about facts comes or goes, or a list that is complete.
  virtual std::string fact_revision() const = 0;

  // Needs.
  virtual std::vector<model::Need> needs() const = 0;  ///< by public code
  virtual std::optional<model::Need> find_need(std::string_view public_code) const = 0;
  /// Adds or replaces, outside of any batch (renewed needs, corrections by hand). Holds over all
  /// that was said before; a batch imported later holds over it unless its day is an earlier one.
  virtual void put_need(const model::Need& need) = 0;

  // Plans.
  /// Stores under a new id (`plan.id` is not looked at). Throws kNotFound when `replanned_from` is
  /// no stored plan.
  virtual model::PlanId put_plan(const model::Plan& plan) = 0;
  virtual std::optional<model::Plan> find_plan(model::PlanId id) const = 0;
  struct PlanSummary {
    model::PlanId id;
    std::string event_code;
    std::string event_title;
    std::string made_at;
  };
  virtual std::vector<PlanSummary> plans() const = 0;  ///< newest last

  // Keeping it.
  virtual StoreHealth check(bool thorough) const = 0;
  /// A consistent copy into `file` while others read and write; never overwrites.
  virtual void backup(const std::filesystem::path& file, base::Progress& progress) const = 0;
};

/// Opens (and creates or migrates) the store in `folder`. Throws kConflict when the database is of
/// a newer program, or of an older one and another process writes; kInvalidArgument when it is
/// another program's; kUnavailable when the folder is not usable.
std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& folder);

/// Opens for reading only; never creates or migrates. Throws kNotFound when there is no store,
/// kConflict when its schema is older or newer than this program's. What writes throws kForbidden.
std::unique_ptr<Store> open_sqlite_store_read_only(const std::filesystem::path& folder);

/// Puts a backup in the place of the store in `folder`, whose database is kept beside it as
/// `….before-restore-N`. The backup is checked first. Throws kInvalidArgument when it is not sound,
/// kConflict when it is of a newer program or another connection has the store open.
void restore_sqlite_store(const std::filesystem::path& backup, const std::filesystem::path& folder);

}  // namespace rongtong::store
