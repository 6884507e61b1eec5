#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/batch.h"
#include "model/enterprise.h"
#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

/// The value columns of table `enterprise` in the one order that all statements use, from
/// `credit_code` on.
inline constexpr const char* kEnterpriseColumns =
    "credit_code, name, name_hash, kind, is_branch, region, registered_on, capital_yuan,"
    " capital_amount, capital_currency, legal_form, industry_code, tier, size_class, address,"
    " business_scope, main_products, qualifications, contact_name, contact_phone, extra";
inline constexpr int kEnterpriseColumnCount = 21;

/// XXH3 of a name's bytes, as a signed number for SQLite.
std::int64_t name_hash(const std::string& name);

/// Binds an enterprise's values to consecutive parameters. Keeps what must live until the statement
/// was run: one binder for one statement at a time.
class EnterpriseBinder {
 public:
  /// Fills parameters `first` … `first + kEnterpriseColumnCount - 1`. `enterprise` must live until
  /// the statement was run.
  void bind(
      Statement& statement, int first, const model::Enterprise& enterprise, std::int64_t hash
  );

 private:
  void bind_capital(Statement& statement, int at, const model::Capital& capital) const;

  std::string qualifications_;
  std::string extra_;
};

/// Reads the columns from `first` on. Throws kUnavailable (damaged) when a credit code is none.
model::Enterprise read_enterprise(const Statement& row, int first);

/// A 64-bit digest of all values, continuing from `seed`: equal enterprises give equal digests.
std::uint64_t digest(const model::Enterprise& enterprise, std::uint64_t seed);

}  // namespace rongtong::store
