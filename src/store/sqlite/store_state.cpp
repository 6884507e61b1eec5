#include "store/sqlite/store_state.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <charconv>

namespace rongtong::store {

StoreState read_state(const Database& database) {
  Statement row =
      database.prepare("SELECT next_enterprise, changes, revision FROM store_state WHERE one = 1");
  if (!row.step()) return {};
  return {row.number(0), row.number(1), static_cast<std::uint64_t>(row.number(2))};
}

void write_state(const Database& database, const StoreState& state) {
  Statement update = database.prepare(
      "UPDATE store_state SET next_enterprise = ?1, changes = ?2, revision = ?3 WHERE one = 1"
  );
  update.bind(1, state.next_enterprise).bind(2, state.changes);
  update.bind(3, static_cast<std::int64_t>(state.revision)).run();
}

void note_change(const Database& database, std::int64_t what) {
  StoreState state = read_state(database);
  ++state.changes;
  state.revision = XXH3_64bits_withSeed(&what, sizeof what, state.revision);
  write_state(database, state);
}

std::string revision_text(const StoreState& state) {
  std::array<char, 16> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), state.revision, 16).ptr;
  return std::to_string(state.changes) + "-" + std::string(digits.data(), end);
}

}  // namespace rongtong::store
