#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/html.h"

namespace rongtong::report {

struct HeatRow {
  std::string label;
  std::vector<std::optional<int>> values;  ///< one for each column; empty: no such cell
};

/// Rows of squares, darker the nearer their value is to `full`, the value written in each.
struct HeatGrid {
  std::vector<std::string> columns;
  std::vector<HeatRow> rows;
  int full = 0;
};
void write_heat(Html& html, const std::string& title, const HeatGrid& grid);

}  // namespace rongtong::report
