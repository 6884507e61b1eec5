#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/fact_fold.h"
#include "store/sqlite/fact_names.h"
#include "store/store.h"

namespace rongtong::store {

/// Statements about firms beyond their registration: written, folded when asked for, taken back.
/// What is held is never stored, so that no undo can leave it wrong. Functions that write want a
/// transaction around them; after one that is rolled back, `forget` is due.
class Facts {
 public:
  explicit Facts(const Database& database);

  ChunkResult add(const model::Batch& batch, const FactChunk& chunk);
  UndoResult undo(model::BatchId batch);
  void forget() { names_.forget(); }

  model::FirmFacts of(const model::CreditCode& firm);
  void each(const std::function<void(const model::FirmFacts&)>& visit);
  std::vector<model::FactVersion> history(const model::CreditCode& firm);

 private:
  /// A row of fact_statement beside the bytes of its version.
  struct Stored {
    std::int64_t as_of = 0;
    std::int64_t batch = 0;
    std::int64_t row = 0;
    std::int64_t version = 0;
    std::string bytes;
  };
  using Outcome = std::uint64_t model::ImportCounts::*;

  const std::vector<Stored>& statements_of(std::string_view firm);
  Outcome store(const model::Batch& batch, const FactRow& row);
  void store_lists(const model::Batch& batch, const std::vector<CompleteList>& lists);
  std::int64_t version_for(const std::string& bytes);
  std::vector<StoredList> lists() const;
  void undo_firm(const std::string& firm, model::BatchId batch, UndoResult& result);

  const Database& database_;
  FactNames names_;
  FactFold before_;
  FactFold after_;
  std::vector<Stored> stored_;
  std::string said_;  ///< what a chunk brought, for the revision
  Statement of_firm_;
  Statement insert_statement_;
  Statement insert_version_;
  Statement delete_version_;
  Statement registered_;
};

/// Statements without their version and versions without statement.
std::uint64_t count_lost_facts(const Database& database);
/// Versions whose bytes cannot be read.
std::uint64_t count_unreadable_facts(const Database& database);

/// Digest over all changes of facts, chained like the revision of enterprises.
std::string fact_revision(const Database& database);
void note_fact_change(const Database& database, std::string_view what);
/// A complete list counts from the end of its batch on.
void note_finished_lists(const Database& database, model::BatchId batch);

}  // namespace rongtong::store
