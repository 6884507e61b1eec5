#pragma once

#include <algorithm>
#include <vector>

#include "model/fact_statement.h"
#include "model/facts.h"

namespace rongtong::model {

/// How statements about one firm become what is held of it (docs/store.md): the later statement
/// wins fact by fact, and what it does not know stays as it was.

/// Sorts `items` by key and keeps the last of each key. `key(item)` is cheap and ordered.
template <class T, class Key>
void keep_latest(std::vector<T>& items, const Key& key) {
  const auto before = [&key](const T& a, const T& b) { return key(a) < key(b); };
  if (!std::is_sorted(items.begin(), items.end(), before)) {
    std::stable_sort(items.begin(), items.end(), before);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size() || before(items[i], items[i + 1]);
    if (!last) continue;
    if (kept != i) items[kept] = std::move(items[i]);
    ++kept;
  }
  items.resize(kept);
}

/// Whether two grants are one and the same: of one title, neither days, batches nor numbers
/// speaking against it. A grant of which only the title is known is the same as any other of that
/// title; a title may be granted again, so two days are two grants.
bool same_grant(const TitleGrant& a, const TitleGrant& b);

/// Lays a later word over the grants held: what it knows of a grant that is held replaces that,
/// otherwise it is one more.
void lay_over(std::vector<TitleGrant>& held, const TitleGrant& said);

/// Of the words that a title is not held, the one of the latest day holds.
void lay_over(std::vector<TitleAbsence>& held, const TitleAbsence& said);

/// Lays one statement over what is held. Facts come out ordered by (indicator, year or day).
void lay_over(FirmFacts& held, const FactStatement& said);

}  // namespace rongtong::model
