#include "report/svg_bars.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.h"

namespace rongtong::report {
namespace {

constexpr int kRow = 32;  ///< pixels for label and bar

void write_bar(Html& html, const Bar& bar, std::int64_t longest, int top) {
  const auto share =
      longest > 0 ? 100.0 * static_cast<double>(bar.value) / static_cast<double>(longest) : 0.0;
  const auto y = std::to_string(top + 13);
  html.element("text", {{"x", "0"}, {"y", y}}, bar.label);
  html.element("text", {{"x", "100%"}, {"y", y}, {"class", "num end"}}, grouped(bar.value));
  const auto bar_y = std::to_string(top + 18);
  html.leaf(
      "rect",
      {{"class", "track"},
       {"x", "0"},
       {"y", bar_y},
       {"width", "100%"},
       {"height", "6"},
       {"rx", "3"}}
  );
  if (bar.value <= 0) return;
  html.leaf(
      "rect",
      {{"class", "mark"},
       {"x", "0"},
       {"y", bar_y},
       {"width", fmt::format("{:.1f}%", share)},
       {"height", "6"},
       {"rx", "3"}}
  );
}

}  // namespace

void write_bars(Html& html, const std::string& title, const std::vector<Bar>& bars) {
  std::int64_t longest = 0;
  for (const auto& bar : bars) longest = std::max(longest, bar.value);
  const auto height = std::to_string(kRow * static_cast<int>(bars.size()));
  const auto svg = html.in(
      "svg",
      {{"class", "chart"},
       {"role", "img"},
       {"aria-label", title},
       {"width", "100%"},
       {"height", height}}
  );
  int top = 0;
  for (const auto& bar : bars) {
    write_bar(html, bar, longest, top);
    top += kRow;
  }
}

}  // namespace rongtong::report
