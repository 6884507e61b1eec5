#pragma once

#include <optional>

#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

/// See Store::check. Thorough: every page and every index entry is read (integrity_check).
StoreHealth check_health(const Database& database, bool thorough);

/// The first fault of a page, an index or a reference, or that the database is too damaged to be
/// asked; empty when it is sound.
std::optional<base::Message> first_fault(const Database& database);

}  // namespace rongtong::store
