#include "report/svg_histogram.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.h"

namespace rongtong::report {
namespace {

constexpr int kHeight = 200;
constexpr int kTop = 20;       ///< room for the counts
constexpr int kBase = 172;     ///< y of the axis
constexpr double kLeft = 3.0;  ///< percent kept free on each side for the outer edge labels

std::string at_percent(double x) { return fmt::format("{:.2f}%", x); }

void write_column(Html& html, double x, double width, std::int64_t count, std::int64_t most) {
  if (count <= 0) return;
  const auto height = std::max<std::int64_t>(1, (kBase - kTop) * count / most);
  const auto y = kBase - height;
  html.leaf(
      "rect",
      {{"class", "mark"},
       {"x", at_percent(x + width * 0.06)},
       {"y", std::to_string(y)},
       {"width", at_percent(width * 0.88)},
       {"height", std::to_string(height)}}
  );
  html.element(
      "text",
      {{"x", at_percent(x + width / 2)}, {"y", std::to_string(y - 5)}, {"class", "num mid"}},
      grouped(count)
  );
}

}  // namespace

void write_histogram(
    Html& html,
    const std::string& title,
    const std::vector<std::int64_t>& counts,
    const std::vector<std::string>& edges
) {
  const auto height = std::to_string(kHeight);
  const auto svg = html.in(
      "svg",
      {{"class", "chart"},
       {"role", "img"},
       {"aria-label", title},
       {"width", "100%"},
       {"height", height}}
  );
  const double width =
      (100.0 - 2 * kLeft) / static_cast<double>(std::max<std::size_t>(counts.size(), 1));
  const auto most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
  const auto base = std::to_string(kBase);
  html.leaf("line", {{"class", "axis"}, {"x1", "0"}, {"x2", "100%"}, {"y1", base}, {"y2", base}});
  for (std::size_t i = 0; i < counts.size(); ++i) {
    write_column(html, kLeft + width * static_cast<double>(i), width, counts[i], most);
  }
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto x = at_percent(kLeft + width * static_cast<double>(i));
    html.element(
        "text", {{"x", x}, {"y", std::to_string(kBase + 18)}, {"class", "num mid soft"}}, edges[i]
    );
  }
}

}  // namespace rongtong::report
