#pragma once

#include "store/sqlite/batches.h"
#include "store/sqlite/database.h"
#include "store/sqlite/enterprise_statements.h"
#include "store/sqlite/name_map.h"
#include "store/store.h"

namespace rongtong::store {

/// Stores chunks of enterprise rows. The common row, of a code not held yet, is one INSERT … ON
/// CONFLICT DO NOTHING; only where the code is held does the slow path of statements begin.
class EnterpriseImport {
 public:
  explicit EnterpriseImport(const Database& database);

  /// Stores what the batch has not stored yet of `chunk`. REQUIRES a write transaction; call
  /// `committed` once it is through.
  ChunkResult add(const model::Batch& batch, const EnterpriseChunk& chunk);
  void committed() { names_loaded_ = true; }
  /// Enterprises were changed by other means.
  void forget_names() { names_loaded_ = false; }

 private:
  enum class Outcome { kAdded, kChanged, kUnchanged };

  void load_names();
  Outcome store(const model::Batch& batch, const model::EnterpriseRow& row);
  bool insert(const model::Batch& batch, const model::EnterpriseRow& row, std::int64_t hash);
  Outcome add_statement(const model::Batch& batch, const model::EnterpriseRow& row);
  void notice_name(
      const model::Batch& batch,
      const model::EnterpriseRow& row,
      const model::Enterprise& enterprise,
      std::int64_t hash
  );
  void notice_code(
      const model::Batch& batch, const model::EnterpriseRow& row, std::int64_t earlier_line
  );

  const Database& database_;
  EnterpriseStatements statements_;
  NoteWriter notes_;
  EnterpriseBinder binder_;
  Statement insert_;
  Statement name_of_;
  NameMap names_;
  bool names_loaded_ = false;
  std::int64_t data_version_ = 0;
  // Within one chunk:
  std::int64_t next_id_ = 0;
  std::uint64_t digest_ = 0;
  std::vector<base::Finding> noticed_;  ///< about the row at hand
};

}  // namespace rongtong::store
