#pragma once

#include <filesystem>

#include "store/sqlite/database.h"

namespace rongtong::store {

inline constexpr const char* kDatabaseName = "rongtong.db";

/// Opens `folder`/rongtong.db, creating or migrating it. Throws as open_sqlite_store says.
Database connect_for_writing(const std::filesystem::path& folder);

/// Opens it for reading only. Throws as open_sqlite_store_read_only says; kConflict also when its
/// schema is older than this program's, which only a writer may change.
Database connect_for_reading(const std::filesystem::path& folder);

}  // namespace rongtong::store
