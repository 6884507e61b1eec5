#pragma once

#include <optional>
#include <vector>

#include "store/sqlite/database.h"
#include "store/sqlite/enterprise_columns.h"

namespace rongtong::store {

/// Where a statement stands in its batch.
struct StatementPlace {
  std::int64_t batch = 0;
  std::int64_t row = 0;
  std::int64_t line = 0;
};

/// A row of table enterprise: the fold of its statements.
struct StoredEnterprise {
  std::int64_t id = 0;
  model::Enterprise enterprise;
  /// The first statement while all of them say the same; empty when versions are stored.
  std::optional<StatementPlace> sole;
};

/// The statements about enterprises and their fold (docs/store.md, Statements). Wants a transaction
/// around whatever writes. Holds prepared statements, so it lives as long as an import.
class EnterpriseStatements {
 public:
  explicit EnterpriseStatements(const Database& database);

  std::optional<StoredEnterprise> find(const model::CreditCode& code);
  std::optional<StoredEnterprise> find(std::int64_t id);

  /// The line of the first statement of `batch` about the enterprise.
  std::optional<std::int64_t> first_line(const StoredEnterprise& of, std::int64_t batch);

  /// Adds what a row of a batch of the day `as_of` says, and folds. True when the values changed;
  /// then `held` holds the new ones, which are stored.
  bool add(
      StoredEnterprise& held,
      const StatementPlace& place,
      base::Date as_of,
      const model::Enterprise& stated
  );

  /// Folds the stored versions anew and stores the result. True when the values changed.
  /// REQUIRES: versions are stored, at least one statement is left.
  bool refold(StoredEnterprise& held);

  /// Makes `place` the first statement in the enterprise row (empty: versions are stored).
  void set_sole(std::int64_t id, const std::optional<StatementPlace>& place);

  /// All statements, newest first.
  std::vector<model::EnterpriseVersion> history(const StoredEnterprise& of);

 private:
  static StoredEnterprise read(const Statement& row);
  void insert_statement(
      std::int64_t id, const StatementPlace& place, std::optional<std::int64_t> version
  );
  /// The id of the stored version that says just this, made if there is none.
  std::int64_t version_of(std::int64_t id, const model::Enterprise& stated);
  void store_versions(StoredEnterprise& held);
  bool is_latest(std::int64_t id, const StatementPlace& place, base::Date as_of);
  bool replace(StoredEnterprise& held, model::Enterprise value);

  const Database& database_;
  EnterpriseBinder binder_;
  Statement by_code_;
  Statement by_id_;
  Statement first_line_;
  Statement insert_statement_;
  Statement versions_;
  Statement insert_version_;
  Statement give_version_;
  Statement set_sole_;
  Statement later_;
  Statement documents_;
  Statement update_;
};

}  // namespace rongtong::store
