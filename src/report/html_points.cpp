#include <fmt/format.h>

#include <algorithm>

#include "report/point_words.h"
#include "report/verdict_parts.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::Truth;

std::string share(std::int32_t part, std::int32_t whole) {
  const double percent = whole <= 0 ? 0 : 100.0 * part / whole;
  return fmt::format("{:.1f}%", std::clamp(percent, 0.0, 100.0));
}

/// Filled as far as the points are certain, hatched as far as they may reach, a tick at the mark.
void write_bar(
    Html& html, const rules::Points& points, std::int32_t maximum, std::optional<std::int32_t> mark
) {
  const auto bar = html.in("span", {{"class", "bar"}, {"aria-hidden", "true"}});
  html.element("i", {{"class", "may"}, {"style", "width:" + share(points.most, maximum)}}, "");
  html.element("i", {{"class", "sure"}, {"style", "width:" + share(points.least, maximum)}}, "");
  if (mark) html.element("i", {{"class", "tick"}, {"style", "left:" + share(*mark, maximum)}}, "");
}

std::int32_t all_points(const rules::PointTable& table) {
  std::int32_t sum = 0;
  for (const auto& group : table.groups) sum += group.maximum;
  return sum;
}

void write_total(const VerdictPage& page, const rules::PointsResult& points) {
  auto& html = page.html;
  const auto& table = *page.set().points;
  const auto line = html.in("div", {{"class", "score total"}});
  write_truth_mark(html, points.reached);
  html.element("b", page.words().points(points.total));
  html.element(
      "span",
      {{"class", "of"}},
      page.say(
          msg(table.above ? "report_verdict.page.more_than" : "report_verdict.page.at_least",
              page.words().points(table.pass_mark))
      )
  );
  write_bar(html, points.total, all_points(table), table.pass_mark);
}

void write_item(const VerdictPage& page, const rules::ItemResult& result, bool part) {
  auto& html = page.html;
  const auto& words = page.words();
  const auto& item = *result.item;
  {
    const auto row = html.in("tr");
    {
      const auto cell = html.in("th", {{"scope", "row"}, {"class", part ? "d1" : "d0"}});
      html.text(words.text(item.text));
      const auto where = words.citation(item.citation, page.set().document.number);
      if (!where.empty() && !part) html.element("span", {{"class", "cite"}}, where);
    }
    html.element("td", {{"class", "num"}}, out_of(result.points, item.maximum, words));
    auto reason = points_reason(result, words);
    if (item.undecided) reason = page.phrase("report_verdict.page.person");
    if (reason.empty() && !result.missing.empty()) {
      reason = page.say(
          msg("report_verdict.missing_inline", words.inputs(result.missing, page.result().on))
      );
    }
    html.element("td", reason);
    html.element("td", {{"class", "lack"}}, next_band(result, words));
  }
  for (const auto& one : result.parts) write_item(page, one, true);
}

void write_group(const VerdictPage& page, const rules::GroupResult& result) {
  auto& html = page.html;
  const auto& group = *result.group;
  {
    const auto row = html.in("tr", {{"class", "group"}});
    html.element("th", {{"scope", "rowgroup"}}, page.words().text(group.text));
    html.element("td", {{"class", "num"}}, out_of(result.points, group.maximum, page.words()));
    const auto cell = html.in("td", {{"colspan", "2"}});
    write_bar(html, result.points, group.maximum, group.minimum);
    if (group.minimum) {
      html.element(
          "span",
          {{"class", result.minimum_reached == Truth::kNo ? "lack" : "note"}},
          page.say(msg("report_verdict.page.minimum", page.words().points(*group.minimum)))
      );
    }
  }
  for (const auto& item : result.items) write_item(page, item, false);
}

void write_table(const VerdictPage& page, const rules::PointsResult& points) {
  auto& html = page.html;
  const auto scroll = html.in("div", {{"class", "scroll"}});
  const auto table = html.in("table", {{"class", "points"}});
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const auto* key :
         {"report_verdict.page.item",
          "report_verdict.page.score",
          "report_verdict.page.situation",
          "report_verdict.page.next"}) {
      html.element("th", {{"scope", "col"}}, page.phrase(key));
    }
  }
  for (const auto& group : points.groups) {
    const auto body = html.in("tbody");
    write_group(page, group);
  }
}

}  // namespace

void write_points(const VerdictPage& page) {
  if (!page.result().points) return;
  const auto& points = *page.result().points;
  auto& html = page.html;
  const auto section = html.in("section");
  html.element("h2", page.phrase("report_verdict.page.points"));
  write_total(page, points);
  for (const auto& direct : points.direct) {
    const auto line = html.in("p", {{"class", "direct"}});
    write_truth_mark(html, direct.truth);
    html.text(page.say(
        msg("report_verdict.page.direct",
            page.words().text(direct.condition->text),
            page.words().truth(direct.truth))
    ));
  }
  write_table(page, points);
}

}  // namespace rongtong::report
