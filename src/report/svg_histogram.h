#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/html.h"

namespace rongtong::report {

/// Columns of equal width with their counts above and `edges` (one more than counts) below their
/// borders.
void write_histogram(
    Html& html,
    const std::string& title,
    const std::vector<std::int64_t>& counts,
    const std::vector<std::string>& edges
);

}  // namespace rongtong::report
