#pragma once

#include <span>

#include "store/sqlite/database.h"

namespace rongtong::store {

/// One step of the schema: migrations/NNNN_name.sql.
struct Migration {
  int number = 0;
  const char* name = nullptr;
  const char* sql = nullptr;
};

/// All steps, ascending from 1 without gaps.
std::span<const Migration> migrations();

/// "RTdb": marks a file as ours, so that another program's database is never migrated.
inline constexpr int kApplicationId = 0x52546462;

/// The version of the database's schema; 0: empty. Throws kConflict for one of a newer program and
/// kInvalidArgument for a database of another program.
int schema_version(const Database& database, std::span<const Migration> known = migrations());

/// Brings the schema up to date, one transaction for each step; writes date and program version
/// beside it (table schema_step). A step that fails leaves the database as it was before it.
void migrate(const Database& database, std::span<const Migration> known = migrations());

}  // namespace rongtong::store
