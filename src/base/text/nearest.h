#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::base {

/// Which of `known` a person probably meant by `word`: the one with the fewest edits of code points
/// (insert, delete, change, swap of neighbours), at most a third of the word's length and at least
/// one; the first of equals. Empty when none is near.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace rongtong::base
