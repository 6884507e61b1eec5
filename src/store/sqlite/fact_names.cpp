#include "store/sqlite/fact_names.h"

#include "base/error.h"

namespace rongtong::store {

std::int64_t FactNames::number_of(std::string_view name) {
  std::string wanted(name);
  if (const auto found = numbers_.find(wanted); found != numbers_.end()) return found->second;
  load();
  if (const auto found = numbers_.find(wanted); found != numbers_.end()) return found->second;
  Statement insert = database_.prepare("INSERT INTO fact_name (name) VALUES (?1)");
  insert.bind_text(1, wanted).run();
  load();
  return numbers_.at(wanted);
}

const std::string& FactNames::name_of(std::int64_t number) {
  const auto at = static_cast<std::size_t>(number);
  if (at >= names_.size()) load();
  if (at >= names_.size() || names_[at].empty()) {
    throw base::Error(base::ErrorCode::kUnavailable, base::msg("store.damaged_facts"));
  }
  return names_[at];
}

void FactNames::forget() {
  numbers_.clear();
  names_.clear();
}

void FactNames::load() {
  forget();
  Statement rows = database_.prepare("SELECT id, name FROM fact_name ORDER BY id");
  while (rows.step()) {
    const auto at = static_cast<std::size_t>(rows.number(0));
    // Numbers are given from 1 without gaps; a damaged one must not take all memory.
    if (rows.number(0) < 1 || at > names_.size() + 1'000'000) continue;
    if (names_.size() <= at) names_.resize(at + 1);
    names_[at] = rows.text(1);
    numbers_.emplace(names_[at], rows.number(0));
  }
}

}  // namespace rongtong::store
