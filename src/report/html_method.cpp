#include "report/parts.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

std::string units(std::int64_t millionths) {
  return decimals(static_cast<double>(millionths) / 1e6, 6);
}

void write_row(const Page& page, std::string_view label, std::string_view value) {
  const auto row = page.html.in("tr");
  page.html.element("th", {{"scope", "row"}}, label);
  page.html.element("td", {{"class", "num"}}, value);
}

void write_settings(const Page& page) {
  const auto& event = page.plan().event;
  const auto table = page.html.in("table", {{"class", "pairs"}});
  const auto body = page.html.in("tbody");
  write_row(page, page.phrase("report.method.weight.match"), decimals(event.weights.match, 2));
  write_row(
      page, page.phrase("report.method.weight.interested"), decimals(event.weights.interested, 2)
  );
  write_row(page, page.phrase("report.method.weight.later"), decimals(event.weights.later, 2));
  write_row(
      page, page.phrase("report.method.weight.unanswered"), decimals(event.weights.unanswered, 2)
  );
  write_row(
      page, page.phrase("report.method.most_per_firm"), std::to_string(event.most_meetings_per_firm)
  );
  write_row(
      page,
      page.phrase("report.method.least_per_need"),
      std::to_string(event.least_meetings_per_need)
  );
  write_row(
      page, page.phrase("report.method.candidates"), std::to_string(event.candidates_per_need)
  );
  write_row(
      page,
      page.phrase("report.method.minutes"),
      page.say(msg("report.method.minutes.value", event.meeting_minutes, event.slot_minutes))
  );
  write_row(page, page.phrase("report.method.seed"), std::to_string(event.seed));
}

void write_results(const Page& page) {
  const auto& plan = page.plan();
  const auto table = page.html.in("table", {{"class", "pairs"}});
  const auto body = page.html.in("tbody");
  write_row(page, page.phrase("report.figure.objective"), units(plan.assignment.objective));
  write_row(page, page.phrase("report.method.bound"), units(plan.assignment.bound));
  write_row(
      page,
      page.phrase("report.method.gap"),
      units(plan.assignment.bound - plan.assignment.objective)
  );
  write_row(page, page.phrase("report.figure.slots"), std::to_string(plan.timetable.slots_used));
  write_row(page, page.phrase("report.method.slots.bound"), std::to_string(plan.timetable.bound));
  write_row(
      page,
      page.phrase("report.method.slots.available"),
      std::to_string(plan.timetable.slots_available)
  );
  write_row(
      page,
      page.phrase("report.method.considered"),
      grouped(static_cast<std::int64_t>(plan.firms_considered))
  );
  write_row(page, page.phrase("report.method.revision"), plan.store_revision);
  write_row(page, page.phrase("report.method.made_at"), plan.made_at);
}

}  // namespace

void write_method(const Page& page) {
  auto& html = page.html;
  const auto section = html.in("section", {{"id", "method"}, {"class", "part"}});
  html.element("h2", page.phrase("report.title.method"));
  html.element("p", page.phrase("report.method.matching"));
  html.element("p", page.phrase("report.method.assignment"));
  html.element("p", page.phrase("report.method.timetable"));
  html.element("p", page.phrase("report.method.repeat"));
  const auto tables = html.in("div", {{"class", "two"}});
  {
    const auto left = html.in("div");
    html.element("h3", page.phrase("report.method.settings"));
    write_settings(page);
  }
  const auto right = html.in("div");
  html.element("h3", page.phrase("report.method.results"));
  write_results(page);
}

}  // namespace rongtong::report
