#include "report/verdict_digest.h"
#include "report/verdict_parts.h"
#include "report/way_words.h"

namespace rongtong::report {
namespace {

using base::msg;

void write_list(
    const VerdictPage& page, std::string_view heading, const std::vector<std::string>& items
) {
  if (items.empty()) return;
  auto& html = page.html;
  const auto section = html.in("section", {{"class", "half"}});
  html.element(
      "h2", page.say(msg("report_verdict.page.counted", page.phrase(heading), items.size()))
  );
  const auto list = html.in("ul", {{"class", "plain"}});
  for (const auto& item : items) html.element("li", item);
}

void write_way(const VerdictPage& page, const rules::Way& way) {
  auto& html = page.html;
  const auto& words = page.words();
  if (way.steps.empty()) {
    html.element("p", page.phrase("report_verdict.way.no_step"));
  } else {
    const auto list = html.in("ol", {{"class", "steps"}});
    for (const auto& step : way.steps) {
      const auto item = html.in("li");
      html.element("b", step_text(step, words));
      if (step.kind == rules::StepKind::kChange) {
        html.element("span", {{"class", "cost"}}, cost_text(step.cost, words));
      }
      const auto serves = serves_text(step, words);
      if (!serves.empty()) html.element("span", {{"class", "note"}}, serves);
    }
  }
  if (way.open.empty()) return;
  const auto list = html.in("ul", {{"class", "open"}});
  for (const auto& open : way.open) {
    const auto item = html.in("li");
    write_truth_mark(html, rules::Truth::kUnknown);
    html.text(open_text(open, page.sheet.ways->judged_on, words));
  }
}

void write_obstacles(const VerdictPage& page, const rules::WaysUp& ways) {
  auto& html = page.html;
  const auto list = html.in("ul", {{"class", "plain"}});
  for (const auto& obstacle : ways.obstacles) {
    html.element("li", obstacle_text(obstacle, page.words()));
  }
}

}  // namespace

void write_needs(const VerdictPage& page) {
  const auto& words = page.words();
  const auto wanted = digest(page.result(), words);
  const auto on = page.result().on;
  std::vector<std::string> facts;
  for (const auto& input : wanted.facts) facts.push_back(words.input(input, on));
  std::vector<std::string> decisions;
  for (const auto& input : wanted.judgements) decisions.push_back(words.input(input, on));
  for (const auto* asked : wanted.asked) {
    if (asked->missing.empty()) decisions.push_back(words.text(asked->condition->text));
  }
  for (const auto* item : wanted.open_items) decisions.push_back(words.text(item->item->text));
  if (facts.empty() && decisions.empty()) return;
  const auto both = page.html.in("div", {{"class", "halves"}});
  write_list(page, "report_verdict.page.to_supply", facts);
  write_list(page, "report_verdict.page.to_decide", decisions);
}

void write_ways(const VerdictPage& page) {
  const auto* ways = page.sheet.ways;
  if (ways == nullptr || page.result().verdict == rules::Truth::kYes) return;
  auto& html = page.html;
  const auto section = html.in("section", {{"class", "way"}});
  html.element("h2", page.phrase("report_verdict.page.way"));
  if (ways->ways.empty()) {
    const int years = static_cast<int>(ways->judged_on.year()) - static_cast<int>(ways->on.year());
    html.element("p", {{"class", "intro"}}, page.say(msg("report_verdict.way.none", years)));
    write_obstacles(page, *ways);
    return;
  }
  const auto judged = base::to_iso(ways->judged_on);
  for (std::size_t i = 0; i < ways->ways.size(); ++i) {
    const auto& way = ways->ways[i];
    const auto cost = cost_text(way.cost, page.words());
    const auto best = ways->proven ? "report_verdict.way.best" : "report_verdict.way.good";
    html.element(
        "h3",
        i == 0 ? page.say(msg(best, judged, cost))
               : page.say(msg("report_verdict.way.other", i + 1, cost))
    );
    write_way(page, way);
  }
  html.element("p", {{"class", "note"}}, page.phrase("report_verdict.page.costs"));
}

}  // namespace rongtong::report
