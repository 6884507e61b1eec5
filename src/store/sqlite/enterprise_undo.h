#pragma once

#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

/// Removes all statements of `batch` about enterprises and folds what is left; an enterprise of
/// which nobody speaks any more goes. Afterwards the store tells what it would tell had the batch
/// never been imported: the same values held, the same history. REQUIRES a write transaction.
UndoResult undo_enterprises(const Database& database, model::BatchId batch);

}  // namespace rongtong::store
