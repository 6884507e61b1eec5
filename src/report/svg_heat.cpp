#include "report/svg_heat.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace rongtong::report {
namespace {

constexpr int kCell = 34;   ///< width of a cell
constexpr int kLine = 28;   ///< height of a cell
constexpr int kLabel = 84;  ///< room for the row's label
constexpr int kHead = 20;   ///< room for the column's label

/// 0 (nobody) to 4 (all tables taken): five steps are told apart without a legend.
int step(int value, int full) {
  if (value <= 0 || full <= 0) return 0;
  if (value >= full) return 4;
  return std::clamp(1 + static_cast<int>(std::floor(3.0 * value / full)), 1, 3);
}

void write_cell(Html& html, int x, int y, int value, int full) {
  const auto css_class = "h" + std::to_string(step(value, full));
  html.leaf(
      "rect",
      {{"class", css_class},
       {"x", std::to_string(x)},
       {"y", std::to_string(y)},
       {"width", std::to_string(kCell - 2)},
       {"height", std::to_string(kLine - 2)},
       {"rx", "3"}}
  );
  html.element(
      "text",
      {{"class", "num mid " + css_class},
       {"x", std::to_string(x + kCell / 2 - 1)},
       {"y", std::to_string(y + kLine / 2 + 3)}},
      std::to_string(value)
  );
}

void write_row(Html& html, const HeatRow& row, int y, int full) {
  html.element("text", {{"x", "0"}, {"y", std::to_string(y + kLine / 2 + 3)}}, row.label);
  int x = kLabel;
  for (const auto& value : row.values) {
    if (value) write_cell(html, x, y, *value, full);
    x += kCell;
  }
}

}  // namespace

void write_heat(Html& html, const std::string& title, const HeatGrid& grid) {
  const int width = kLabel + kCell * static_cast<int>(grid.columns.size());
  const int height = kHead + kLine * static_cast<int>(grid.rows.size());
  const auto scroll = html.in(
      "div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", title}}
  );
  const auto svg = html.in(
      "svg",
      {{"class", "chart heat"},
       {"role", "img"},
       {"aria-label", title},
       {"viewBox", fmt::format("0 0 {} {}", width, height)},
       {"style", fmt::format("min-width:{}px;max-width:{}px", width, width * 5 / 4)}}
  );
  int x = kLabel;
  for (const auto& column : grid.columns) {
    html.element(
        "text",
        {{"class", "num mid soft"}, {"x", std::to_string(x + kCell / 2 - 1)}, {"y", "12"}},
        column
    );
    x += kCell;
  }
  int y = kHead;
  for (const auto& row : grid.rows) {
    write_row(html, row, y, grid.full);
    y += kLine;
  }
}

}  // namespace rongtong::report
