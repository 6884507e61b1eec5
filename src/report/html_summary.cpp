#include <algorithm>

#include "report/parts.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

struct Figure {
  std::string value;
  std::string label;
  std::string note;  ///< small print below; may be empty
  std::string href;
  bool needs_you = false;
};

void write_figure(const Page& page, const Figure& figure) {
  auto& html = page.html;
  const auto cell = html.in("li");
  const auto link = html.in(
      "a", {{"href", figure.href}, {"class", figure.needs_you ? "figure amber" : "figure"}}
  );
  html.element("span", {{"class", "label"}}, figure.label);
  html.element("b", figure.value);
  if (!figure.note.empty()) html.element("span", {{"class", "note"}}, figure.note);
}

std::string count(std::size_t number) { return grouped(static_cast<std::int64_t>(number)); }

Figure invited_firms(const Page& page) {
  const auto& plan = page.plan();
  const auto guests = plan.event.guests.size();
  Figure figure{
      count(page.index.invited_firms.size()), page.phrase("report.figure.firms"), "", "#firms"};
  if (guests > 0)
    figure.note = page.say(msg("report.figure.firms.guests", count(guests)));
  else
    figure.note = page.say(msg("report.figure.firms.considered", count(plan.firms_considered)));
  return figure;
}

Figure seated(const Page& page) {
  const auto& figures = page.plan().timetable;
  const auto unseated = figures.meetings_unseated;
  std::string note;
  if (unseated > 0)
    note = page.say(msg("report.figure.meetings.unseated", count(unseated)));
  else if (!page.plan().meetings.empty())
    note = page.phrase("report.figure.meetings.all");
  return {
      count(page.plan().meetings.size()),
      page.phrase("report.figure.meetings"),
      note,
      "#grid",
      unseated > 0};
}

Figure fit(const Page& page) {
  const auto mean = page.index.mean_fit(page.index.all_invitations);
  return {
      mean ? std::to_string(percent(*mean)) + "%" : page.phrase("report.none"),
      page.phrase("report.figure.fit"),
      "",
      "#charts"};
}

Figure objective(const Page& page) {
  const auto& figures = page.plan().assignment;
  const auto label = page.phrase("report.figure.objective");
  if (page.plan().invitations.empty()) return {page.phrase("report.none"), label, "", "#method"};
  const auto gap = figures.bound - figures.objective;
  const auto unit = [](std::int64_t millionths) {
    return decimals(static_cast<double>(millionths) / 1e6, 2);
  };
  return {
      unit(figures.objective),
      label,
      gap <= 0 ? page.phrase("report.figure.objective.best")
               : page.say(msg("report.figure.objective.bound", unit(figures.bound))),
      "#method"};
}

Figure slots(const Page& page) {
  const auto& figures = page.plan().timetable;
  const auto label = page.phrase("report.figure.slots");
  if (page.plan().meetings.empty()) return {page.phrase("report.none"), label, "", "#grid"};
  return {
      grouped(figures.slots_used),
      label,
      page.say(
          figures.slots_used <= figures.bound
              ? msg("report.figure.slots.minimum", figures.bound, figures.slots_available)
              : msg("report.figure.slots.gap", figures.bound, figures.slots_available)
      ),
      "#grid"};
}

std::vector<Figure> figures(const Page& page) {
  const auto& plan = page.plan();
  return {
      {count(plan.needs.size()),
       page.phrase("report.figure.needs"),
       page.say(msg("report.figure.needs.met", count(plan.assignment.needs_met))),
       "#need-list"},
      {count(plan.invitations.size()),
       page.phrase("report.figure.invitations"),
       page.say(msg("report.figure.invitations.of", count(plan.firms_considered))),
       "#needs"},
      invited_firms(page),
      seated(page),
      fit(page),
      objective(page),
      slots(page),
      {count(plan.left_out.size()),
       page.phrase("report.figure.left_out"),
       plan.left_out.empty() ? page.phrase("report.figure.left_out.none")
                             : page.phrase("report.figure.left_out.some"),
       "#left-out",
       !plan.left_out.empty()}};
}

void write_fact(const Page& page, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  const auto item = page.html.in("div");
  page.html.element("dt", label);
  page.html.element("dd", value);
}

}  // namespace

void write_heading(const Page& page, std::string_view text, std::string_view intro) {
  page.html.element("h2", text);
  if (!intro.empty()) page.html.element("p", {{"class", "intro"}}, intro);
}

void write_filter(const Page& page, std::string_view selector, std::string_view label) {
  const auto field = page.html.in("p", {{"class", "filter"}, {"hidden", "hidden"}});
  page.html.leaf(
      "input",
      {{"type", "search"}, {"data-filter", selector}, {"aria-label", label}, {"placeholder", label}}
  );
  page.html.element("span", {{"class", "hits"}, {"aria-live", "polite"}}, "");
}

void write_table_head(const Page& page, const std::vector<std::string>& headings) {
  const auto head = page.html.in("thead");
  const auto row = page.html.in("tr");
  for (const auto& heading : headings) page.html.element("th", {{"scope", "col"}}, heading);
}

void write_cover(const Page& page) {
  const auto& plan = page.plan();
  auto& html = page.html;
  const auto cover = html.in("header", {{"class", "cover"}});
  html.element("p", {{"class", "kind"}}, page.phrase("report.title"));
  html.element("h1", plan.event.title.empty() ? plan.event.code : plan.event.title);
  const auto facts = html.in("dl", {{"class", "facts"}});
  write_fact(page, page.phrase("report.event.days"), page.words.days(plan.event));
  write_fact(page, page.phrase("report.event.place"), plan.event.place);
  write_fact(page, page.phrase("report.event.hosts"), page.words.list(plan.event.hosts));
  write_fact(page, page.phrase("report.event.made_at"), page.words.moment(plan.made_at));
  if (plan.id > 0) {
    const auto id = plan.replanned_from > 0
                        ? page.say(msg("report.event.replanned", plan.id, plan.replanned_from))
                        : std::to_string(plan.id);
    write_fact(page, page.phrase("report.event.plan"), id);
  }
}

void write_figures(const Page& page) {
  const auto section = page.html.in("section", {{"id", "summary"}});
  page.html.element("h2", page.phrase("report.title.summary"));
  const auto list = page.html.in("ul", {{"class", "figures"}});
  for (const auto& figure : figures(page)) write_figure(page, figure);
}

}  // namespace rongtong::report
