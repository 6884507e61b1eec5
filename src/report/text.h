#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rongtong::report {

/// `text` fit to be shown: broken UTF-8, control characters (tab and line feed stay), characters
/// that XML forbids and those that turn the reading direction (U+202A–202E, U+2066–2069, U+200E,
/// U+200F, U+061C) become U+FFFD, so that nothing hostile works and nothing disappears unseen.
std::string shown_text(std::string_view text);

/// `text` cut to at most `most` characters, the last of them `…` when something was cut.
std::string clipped(std::string_view text, std::size_t most);

/// `1234567` → `1,234,567`.
std::string grouped(std::int64_t number);

/// `0.5` → `50`: a share as whole percent, rounded half up, kept within 0 and 100.
int percent(double share);

/// `number` with exactly `digits` decimals, thousands grouped; `1234.5, 2` → `1,234.50`.
std::string decimals(double number, int digits);

}  // namespace rongtong::report
