#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/sqlite/database.h"

namespace rongtong::store {

/// Which enterprises may bear a name: name hash → ids, in memory while a process imports, so that a
/// new row costs one probe instead of a look into the database. Open addressing with linear
/// probing; 16 bytes a slot, at most 5/8 full: 16 MB for 350,000 enterprises.
class NameMap {
 public:
  /// Reads all names of `database` afresh.
  void load(const Database& database);
  void insert(std::int64_t hash, std::int64_t id);

  /// Calls `visit(id)` for every id under `hash` until it returns true; whether one did. An id may
  /// have another name by now: the caller looks.
  template <class Visit>
  bool any_of(std::int64_t hash, const Visit& visit) const {
    if (slots_.empty()) return false;
    for (std::size_t at = start(hash); slots_[at].id != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && visit(slots_[at].id)) return true;
    }
    return false;
  }

 private:
  struct Slot {
    std::int64_t hash = 0;
    std::int64_t id = 0;  ///< 0: free
  };

  std::size_t start(std::int64_t hash) const {
    return static_cast<std::size_t>(hash) & (slots_.size() - 1);
  }
  void resize(std::size_t slots);
  void place(Slot slot);

  std::vector<Slot> slots_;  ///< a power of two, or none
  std::size_t used_ = 0;
};

}  // namespace rongtong::store
