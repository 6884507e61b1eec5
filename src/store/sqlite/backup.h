#pragma once

#include <filesystem>

#include "base/progress.h"
#include "store/sqlite/database.h"

namespace rongtong::store {

/// Copies the database as it is at this moment into `file`, page by page, while others read and
/// write; checks the copy, syncs it, and only then gives it its name. The copy is one file without
/// WAL. Throws kConflict when `file` is already there,
/// kUnavailable when the database is damaged.
void back_up(const Database& database, const std::filesystem::path& file, base::Progress& progress);

/// Copies all pages of `from` into the new file `to`, syncs and checks it. `to` is removed again
/// when that fails.
void copy_database(const Database& from, const std::filesystem::path& to, base::Progress& progress);

/// Waits until a file's (or folder's) bytes and name are on the disk.
void sync_to_disk(const std::filesystem::path& path);

}  // namespace rongtong::store
