#include <algorithm>

#include "report/parts.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

/// 2026-04-01 09:00–09:20 3号桌, or the phrase for "not seated".
void write_seat(const Page& page, const std::optional<model::PlannedMeeting>& seat) {
  const auto cell = page.html.in("td", {{"class", "num"}});
  if (!seat) return page.html.text(page.phrase("report.change.nowhere"));
  page.html.text(base::to_iso(seat->day) + " " + clock(seat->span) + " ");
  page.html.text(page.words.table(page.plan().event, seat->table));
}

void write_change(const Page& page, const model::MeetingChange& change) {
  const auto& invitation = page.plan().invitations[change.invitation];
  const auto row = page.html.in("tr");
  {
    const auto need = page.html.in("td");
    write_need_link(page, invitation.need);
  }
  {
    const auto firm = page.html.in("td");
    write_firm_link(page, invitation.firm);
  }
  write_seat(page, change.from);
  write_seat(page, change.to);
}

void write_left(const Page& page, const model::LeftOut& left) {
  auto& html = page.html;
  const auto row = html.in("tr");
  if (left.need) {
    const auto need = html.in("td");
    write_need_link(page, *left.need);
  } else {
    html.element("td", {{"class", "none"}}, page.phrase("report.none"));
  }
  if (left.firm) {
    const auto firm = html.in("td");
    write_firm_link(page, *left.firm);
  } else {
    html.element("td", {{"class", "none"}}, page.phrase("report.none"));
  }
  html.element("td", page.say(left.why));
}

std::size_t seated(const Page& page, std::size_t need) {
  std::size_t count = 0;
  for (const auto i : page.index.invitations_of_need[need]) {
    if (page.index.meeting_of_invitation[i]) ++count;
  }
  return count;
}

void write_need_row(const Page& page, std::size_t n) {
  auto& html = page.html;
  const auto& need = page.plan().needs[n];
  const auto& invited = page.index.invitations_of_need[n];
  const auto row = html.in("tr");
  {
    const auto title = html.in("td");
    write_need_link(page, n);
    write_lock(page, need);
  }
  html.element("td", need.issuer);
  html.element("td", page.words.area(need.docking_area));
  const bool few = invited.size() < static_cast<std::size_t>(std::max(need.invitations, 0));
  html.element(
      "td",
      {{"class", few ? "num amber" : "num"}},
      std::to_string(invited.size()) + " / " + std::to_string(need.invitations)
  );
  html.element("td", {{"class", "num"}}, std::to_string(seated(page, n)));
  const auto cell = html.in("td");
  const auto mean = page.index.mean_fit(invited);
  if (mean)
    write_fit(page, *mean);
  else
    html.text(page.phrase("report.none"));
}

}  // namespace

void write_changes(const Page& page) {
  const auto& plan = page.plan();
  if (plan.replanned_from == 0 && plan.changes.empty()) return;
  const auto section = page.html.in("section", {{"id", "changes"}});
  const auto count = grouped(static_cast<std::int64_t>(plan.changes.size()));
  write_heading(
      page,
      page.phrase("report.title.changes"),
      plan.changes.empty() ? page.phrase("report.changes.none")
                           : page.say(
                                 plan.fewest_changes_proven
                                     ? msg("report.changes.proven", plan.replanned_from, count)
                                     : msg("report.changes.intro", plan.replanned_from, count)
                             )
  );
  if (plan.changes.empty()) return;
  const auto scroll = page.html.in("div", {{"class", "scroll"}});
  const auto table = page.html.in("table", {{"class", "changes"}});
  write_table_head(
      page,
      {page.phrase("report.need"),
       page.phrase("report.firm"),
       page.phrase("report.change.from"),
       page.phrase("report.change.to")}
  );
  const auto body = page.html.in("tbody");
  for (const auto& change : plan.changes) write_change(page, change);
}

void write_left_out(const Page& page) {
  const auto& plan = page.plan();
  const auto section = page.html.in("section", {{"id", "left-out"}});
  if (plan.left_out.empty()) {
    return write_heading(
        page, page.phrase("report.title.left_out"), page.phrase("report.empty.left_out")
    );
  }
  write_heading(page, page.phrase("report.title.left_out"), page.phrase("report.left_out.intro"));
  write_filter(page, "#left-out tbody tr", page.phrase("report.filter.left_out"));
  const auto scroll = page.html.in("div", {{"class", "scroll"}});
  const auto table = page.html.in("table", {{"class", "reasons"}});
  write_table_head(
      page, {page.phrase("report.need"), page.phrase("report.firm"), page.phrase("report.why")}
  );
  const auto body = page.html.in("tbody");
  for (const auto& left : plan.left_out) write_left(page, left);
}

void write_need_index(const Page& page) {
  const auto section = page.html.in("section", {{"id", "need-list"}});
  if (page.plan().needs.empty()) {
    return write_heading(
        page, page.phrase("report.title.need_list"), page.phrase("report.empty.needs")
    );
  }
  write_heading(page, page.phrase("report.title.need_list"), "");
  write_filter(page, "#need-list tbody tr", page.phrase("report.filter.needs"));
  const auto scroll = page.html.in("div", {{"class", "scroll"}});
  const auto table = page.html.in("table", {{"class", "index"}});
  write_table_head(
      page,
      {page.phrase("report.need"),
       page.phrase("report.need.issuer"),
       page.phrase("report.need.area"),
       page.phrase("report.need.invited"),
       page.phrase("report.figure.meetings"),
       page.phrase("report.figure.fit")}
  );
  const auto body = page.html.in("tbody");
  for (std::size_t n = 0; n < page.plan().needs.size(); ++n) write_need_row(page, n);
}

}  // namespace rongtong::report
