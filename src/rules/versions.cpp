#include "rules/versions.h"

#include <algorithm>

namespace rongtong::rules {

std::size_t region_digits(std::string_view region) {
  constexpr std::size_t kLevel = 2;  // province, city, county
  while (region.ends_with("00")) region.remove_suffix(kLevel);
  return region.size();
}

bool is_within(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer.substr(0, region_digits(outer)));
}

bool holds_on(const RuleSet& set, base::Date day, Purpose purpose) {
  return std::ranges::any_of(set.effects, [&](const Effect& effect) {
    return effect.purpose == purpose && effect.from <= day &&
           (!effect.until || day < *effect.until);
  });
}

bool stands_on(std::span<const RuleSet> sets, const RuleSet& set, const RuleSet& below) {
  const RuleSet* step = &set;
  for (std::size_t i = 0; i <= sets.size() && !step->overlays.empty(); ++i) {
    if (step->overlays == below.id) return true;
    const auto next = std::ranges::find(sets, step->overlays, &RuleSet::id);
    if (next == sets.end()) return false;
    step = &*next;
  }
  return false;
}

bool share_a_day(const Effect& a, const Effect& b) {
  const bool a_ends_first = a.until && *a.until <= b.from;
  const bool b_ends_first = b.until && *b.until <= a.from;
  return a.purpose == b.purpose && !a_ends_first && !b_ends_first;
}

}  // namespace rongtong::rules
