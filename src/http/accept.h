#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::http {

/// The items of an Accept-… field, most wanted first (equal ones as written), those with q=0 left
/// out. A malformed weight counts as 1.
std::vector<std::string> by_preference(std::string_view field);

/// The weight (0 to 1000) that Accept-Encoding gives `coding`: by its name, else by `*`; 0 when it
/// is not named. `identity` is 1000 unless it is forbidden.
int coding_weight(std::string_view field, std::string_view coding);

}  // namespace rongtong::http
