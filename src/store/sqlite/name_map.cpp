#include "store/sqlite/name_map.h"

#include <utility>

namespace rongtong::store {

void NameMap::load(const Database& database) {
  slots_.clear();
  used_ = 0;
  Statement rows = database.prepare("SELECT name_hash, id FROM enterprise WHERE name IS NOT NULL");
  while (rows.step()) insert(rows.number(0), rows.number(1));
}

void NameMap::insert(std::int64_t hash, std::int64_t id) {
  if ((used_ + 1) * 8 > slots_.size() * 5) resize(slots_.empty() ? 1024 : slots_.size() * 2);
  place({hash, id});
  ++used_;
}

void NameMap::resize(std::size_t slots) {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
  for (const Slot& slot : old) {
    if (slot.id != 0) place(slot);
  }
}

void NameMap::place(Slot slot) {
  std::size_t at = start(slot.hash);
  while (slots_[at].id != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

}  // namespace rongtong::store
