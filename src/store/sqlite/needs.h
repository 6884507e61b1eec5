#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/sqlite/database.h"
#include "store/store.h"

namespace rongtong::store {

// Needs: a need is the whole of its latest statement by (as_of, batch, by hand, row). Functions
// that write want a transaction around them.

ChunkResult add_needs(const Database& database, const model::Batch& batch, const NeedChunk& chunk);
/// A statement outside of any batch. It holds over all that was said before it; a batch that is
/// imported later and is of the same day or a later one than those holds over it.
void put_need(const Database& database, const model::Need& need);
UndoResult undo_needs(const Database& database, model::BatchId batch);

std::vector<model::Need> all_needs(const Database& database);
std::optional<model::Need> find_need(const Database& database, std::string_view public_code);

}  // namespace rongtong::store
