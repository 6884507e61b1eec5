#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/html.h"

namespace rongtong::report {

struct Bar {
  std::string label;
  std::int64_t value = 0;
};

/// Horizontal bars, each under its label with the value at the right. Lengths are shares of the
/// longest; widths are percentages, so that the letters keep their size on any screen.
void write_bars(Html& html, const std::string& title, const std::vector<Bar>& bars);

}  // namespace rongtong::report
