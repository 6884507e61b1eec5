#pragma once

#include <cstdint>
#include <span>

#include "rules/fact_table.h"

namespace rongtong::rules::tests {

/// Invented firms for `inputs` of the shipped rule sets, as seen on `on`: sizes over five orders of
/// magnitude, figures that follow from them with noise, growth over the years, titles, judgements
/// and records; about one value in twenty-five unknown, experts' points one in three, derived
/// figures mostly. The same seed gives the same firms.
FactTable synthetic_firms(
    std::size_t rows, std::uint64_t seed, std::span<const Input> inputs, base::Date on
);

}  // namespace rongtong::rules::tests
