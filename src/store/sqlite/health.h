#pragma once

#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

/// See Store::check. Thorough: every page and every index entry is read (integrity_check).
StoreHealth check_health(const Database& database, bool thorough);

/// Throws kInvalidArgument, naming the file and the first fault, unless every page, index and
/// reference of the database is right.
void require_sound(const Database& database);

}  // namespace rongtong::store
