#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "report/parts.h"
#include "report/slot_axis.h"
#include "report/svg_bars.h"
#include "report/svg_heat.h"
#include "report/svg_histogram.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

constexpr std::size_t kBins = 10;

using Rows = std::vector<std::vector<std::string>>;

/// The numbers of a chart for those who cannot see it, or want them.
void write_data(const Page& page, const std::vector<std::string>& headings, const Rows& rows) {
  auto& html = page.html;
  const auto details = html.in("details");
  html.element("summary", page.phrase("report.chart.data"));
  const auto scroll = html.in("div", {{"class", "scroll"}});
  const auto table = html.in("table");
  write_table_head(page, headings);
  const auto body = html.in("tbody");
  for (const auto& cells : rows) {
    const auto row = html.in("tr");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == 0)
        html.element("th", {{"scope", "row"}}, cells[i]);
      else
        html.element("td", {{"class", "num"}}, cells[i]);
    }
  }
}

/// Invitations by docking area, most first.
std::vector<Bar> area_bars(const Page& page) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& need : page.plan().needs) counts[need.docking_area];
  for (const auto& invitation : page.plan().invitations) {
    ++counts[page.plan().needs[invitation.need].docking_area];
  }
  std::vector<Bar> bars;
  bars.reserve(counts.size());
  for (const auto& [area, count] : counts) bars.push_back({page.words.area(area), count});
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
    return a.value > b.value;
  });
  return bars;
}

void write_areas(const Page& page) {
  const auto title = page.phrase("report.chart.areas");
  const auto figure = page.html.in("figure");
  page.html.element("figcaption", title);
  const auto bars = area_bars(page);
  write_bars(page.html, title, bars);
  Rows rows;
  for (const auto& bar : bars) rows.push_back({bar.label, grouped(bar.value)});
  write_data(
      page, {page.phrase("report.need.area"), page.phrase("report.figure.invitations")}, rows
  );
}

std::vector<std::int64_t> fit_counts(const Page& page) {
  std::vector<std::int64_t> counts(kBins, 0);
  for (const auto& invitation : page.plan().invitations) {
    if (!was_matched(invitation)) continue;
    const auto fit = std::clamp(invitation.candidate.fit, 0.0, 1.0);
    const auto bin = static_cast<std::size_t>(std::floor(fit * kBins));
    ++counts[std::min(bin, kBins - 1)];
  }
  return counts;
}

void write_fits(const Page& page) {
  const auto title = page.phrase("report.chart.fit");
  const auto figure = page.html.in("figure");
  page.html.element("figcaption", title);
  const auto counts = fit_counts(page);
  std::vector<std::string> edges;
  for (std::size_t i = 0; i <= kBins; ++i) edges.push_back(std::to_string(i * 10));
  write_histogram(page.html, title, counts, edges);
  page.html.element("p", {{"class", "note"}}, page.phrase("report.chart.fit.note"));
  Rows rows;
  for (std::size_t i = 0; i < kBins; ++i) {
    rows.push_back({edges[i] + "\u2013" + edges[i + 1] + "%", grouped(counts[i])});
  }
  write_data(
      page, {page.phrase("report.invitation.fit"), page.phrase("report.figure.invitations")}, rows
  );
}

/// A row each day, a column each time of day that is a slot on any day.
HeatGrid occupancy_grid(const Page& page, const std::vector<SlotRow>& axis) {
  const auto counts = occupancy(page.plan(), axis);
  std::set<int> times;
  std::map<base::Date, std::map<int, int>> by_day;
  for (std::size_t i = 0; i < axis.size(); ++i) {
    times.insert(axis[i].span.from);
    by_day[axis[i].day][axis[i].span.from] = counts[i];
  }
  HeatGrid grid;
  grid.full = table_count(page.plan());
  for (const auto time : times) grid.columns.push_back(clock(time));
  for (const auto& [day, values] : by_day) {
    HeatRow row{base::to_iso(day), {}};
    for (const auto time : times) {
      const auto at = values.find(time);
      row.values.push_back(at == values.end() ? std::nullopt : std::optional<int>(at->second));
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

void write_occupancy(const Page& page) {
  const auto title = page.phrase("report.chart.occupancy");
  const auto figure = page.html.in("figure", {{"class", "wide"}});
  page.html.element("figcaption", title);
  const auto axis = slot_axis(page.plan());
  if (axis.empty()) {
    page.html.element("p", {{"class", "empty"}}, page.phrase("report.empty.meetings"));
    return;
  }
  const auto grid = occupancy_grid(page, axis);
  write_heat(page.html, title, grid);
  page.html.element(
      "p", {{"class", "note"}}, page.say(msg("report.chart.occupancy.note", grid.full))
  );
  Rows rows;
  const auto counts = occupancy(page.plan(), axis);
  for (std::size_t i = 0; i < axis.size(); ++i) {
    rows.push_back({base::to_iso(axis[i].day) + " " + clock(axis[i].span), grouped(counts[i])});
  }
  write_data(
      page, {page.phrase("report.meeting.time"), page.phrase("report.figure.meetings")}, rows
  );
}

}  // namespace

void write_charts(const Page& page) {
  if (page.plan().needs.empty()) return;
  const auto section = page.html.in("section", {{"id", "charts"}, {"class", "charts"}});
  page.html.element("h2", page.phrase("report.title.charts"));
  write_areas(page);
  write_fits(page);
  write_occupancy(page);
}

}  // namespace rongtong::report
