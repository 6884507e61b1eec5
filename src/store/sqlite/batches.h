#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

// Batches, their rejects and their warnings. Functions that write want a transaction around them.

model::Batch begin_batch(const Database& database, const BatchRequest& request);
std::optional<model::Batch> find_batch(const Database& database, model::BatchId id);
std::vector<model::Batch> all_batches(const Database& database);

/// Throws kNotFound.
model::Batch require_batch(const Database& database, model::BatchId id);
/// The batch, if it is of `kind` and still takes rows. Throws kNotFound, kConflict (not running) or
/// kInvalidArgument (another kind).
model::Batch require_running(const Database& database, model::BatchId id, std::string_view kind);

void finish_batch(const Database& database, model::BatchId id, const std::string& finished_at);
void mark_undone(const Database& database, model::BatchId id);
/// Adds to the counts and moves rows_done on.
void record_progress(
    const Database& database,
    model::BatchId id,
    const model::ImportCounts& counts,
    std::uint64_t rows_done
);

/// Writes what people should hear about a chunk's rows.
class NoteWriter {
 public:
  explicit NoteWriter(const Database& database);

  void reject(const model::Batch& batch, const model::Reject& reject);
  /// All warnings of one row, in order.
  void warnings(
      const model::Batch& batch,
      std::uint64_t row,
      const std::vector<base::Finding>& own,
      const std::vector<base::Finding>& noticed
  );

 private:
  void warning(
      const model::Batch& batch,
      std::uint64_t row,
      std::int64_t position,
      const base::Finding& finding
  );

  Statement reject_;
  Statement warning_;
};

void each_reject(
    const Database& database,
    model::BatchId batch,
    const std::function<void(const model::Reject&)>& visit
);
void each_warning(
    const Database& database,
    model::BatchId batch,
    const std::function<void(std::uint64_t, const base::Finding&)>& visit
);
std::vector<std::pair<std::string, std::uint64_t>> warnings_by_rule(
    const Database& database, model::BatchId batch
);

}  // namespace rongtong::store
