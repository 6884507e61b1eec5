#pragma once

#include <cstdint>
#include <string>

#include "store/sqlite/database.h"

namespace rongtong::store {

/// The one row of table store_state. `revision` is a digest over all changes of enterprises so far,
/// each chained to the one before, so that two stores that took the same path agree and two that
/// parted (a restored backup, say) do not.
struct StoreState {
  std::int64_t next_enterprise = 1;  ///< ids are never used twice
  std::int64_t changes = 0;
  std::uint64_t revision = 0;
};

StoreState read_state(const Database& database);
void write_state(const Database& database, const StoreState& state);
/// A change that is told by `what` rather than by the values themselves: the undo of a batch.
void note_change(const Database& database, std::int64_t what);
/// The revision as text: number of changes, then the digest.
std::string revision_text(const StoreState& state);

}  // namespace rongtong::store
