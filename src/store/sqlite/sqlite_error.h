#pragma once

#include <filesystem>

struct sqlite3;

namespace rongtong::store {

/// Throws the base::Error that a person understands for the result code of the last call on
/// `connection`: kUnavailable for what the outside did (disk full, not readable, damaged),
/// kConflict for another process in the way, kInternal for faults of our own. Names the database's
/// folder.
[[noreturn]] void throw_sqlite_error(sqlite3* connection, int result);

/// The same before a connection stands; `file` is the database that was asked for.
[[noreturn]] void throw_sqlite_error(
    sqlite3* connection, int result, const std::filesystem::path& file
);

}  // namespace rongtong::store
