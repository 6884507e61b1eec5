#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "rules/rule_set.h"

namespace rongtong::rules {

/// Digits of a GB/T 2260 code that say something: 0 for "", 2 of 440000, 4 of 440300, 6 of 440305.
std::size_t region_digits(std::string_view region);
/// Whether `inner` is `outer` or lies in it; every place lies in "".
bool is_within(std::string_view inner, std::string_view outer);

bool holds_on(const RuleSet& set, base::Date day, Purpose purpose);

/// Whether `set` is an overlay of `below`, directly or by way of others among `sets`.
bool stands_on(std::span<const RuleSet> sets, const RuleSet& set, const RuleSet& below);

/// Whether some day belongs to both.
bool share_a_day(const Effect& a, const Effect& b);

}  // namespace rongtong::rules
