#pragma once

#include <string>
#include <string_view>

namespace rongtong::base {

/// Puts `text` with its HTML character references resolved into `out`: `&amp;`, `&#8226;`,
/// `&#x2022;`, and `&8226;` as some registers export it (without `#`: three to six digits, 160 and
/// above). Anything else beginning with `&` stays. Returns whether there was one; `out` is left
/// alone when not.
bool resolve_entities(std::string_view text, std::string& out);

}  // namespace rongtong::base
