#include "report/parts.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

/// Which columns a list of meetings has besides time, need and firm.
struct Columns {
  bool issuer = true;  ///< below the need
  bool table = true;
};

void write_time(const Page& page, const model::PlannedMeeting& meeting) {
  const auto cell = page.html.in("th", {{"scope", "row"}, {"class", "num"}});
  page.html.element("span", {{"class", "day"}}, base::to_iso(meeting.day));
  page.html.text(" " + clock(meeting.span));
}

void write_meeting_row(const Page& page, std::size_t m, const Columns& columns) {
  auto& html = page.html;
  const auto& meeting = page.plan().meetings[m];
  const auto& invitation = page.plan().invitations[meeting.invitation];
  const auto row = html.in("tr");
  write_time(page, meeting);
  if (columns.table) html.element("td", page.words.table(page.plan().event, meeting.table));
  {
    const auto cell = html.in("td");
    write_need_link(page, invitation.need);
    const auto& issuer = page.plan().needs[invitation.need].issuer;
    if (columns.issuer) html.element("span", {{"class", "note"}}, issuer);
  }
  const auto cell = html.in("td");
  write_firm_link(page, invitation.firm);
}

void write_meetings(
    const Page& page, const std::vector<std::size_t>& meetings, const Columns& columns
) {
  const auto scroll = page.html.in("div", {{"class", "scroll"}});
  const auto table = page.html.in("table", {{"class", "times"}});
  std::vector<std::string> headings{page.phrase("report.meeting.time")};
  if (columns.table) headings.push_back(page.phrase("report.meeting.table"));
  headings.push_back(page.phrase("report.need"));
  headings.push_back(page.phrase("report.firm"));
  write_table_head(page, headings);
  const auto body = page.html.in("tbody");
  for (const auto m : meetings) write_meeting_row(page, m, columns);
}

/// Who the firm is: the first cell of its rows.
void write_firm_cell(const Page& page, std::size_t f, std::size_t rows) {
  auto& html = page.html;
  const auto& firm = page.plan().firms[f];
  const auto cell = html.in("th", {{"scope", "rowgroup"}, {"rowspan", std::to_string(rows)}});
  html.element("b", firm.name.empty() ? std::string(firm.credit_code.text()) : firm.name);
  std::string line(firm.credit_code.text());
  if (firm.region) line += " \u00B7 " + page.words.region(*firm.region);
  if (!firm.tier.empty()) line += " \u00B7 " + page.words.tier(firm.tier);
  html.element("span", {{"class", "note"}}, line);
}

void write_firm_meeting(const Page& page, std::size_t m) {
  const auto& meeting = page.plan().meetings[m];
  write_time(page, meeting);
  page.html.element("td", page.words.table(page.plan().event, meeting.table));
  const auto cell = page.html.in("td");
  write_need_link(page, page.plan().invitations[meeting.invitation].need);
  page.html.element("span", {{"class", "note"}}, page.index.need_of(meeting).issuer);
}

void write_firm(const Page& page, std::size_t f) {
  auto& html = page.html;
  const auto& meetings = page.index.meetings_of_firm[f];
  const auto body = html.in("tbody", {{"id", anchor("firm", f)}});
  if (meetings.empty()) {
    const auto row = html.in("tr");
    write_firm_cell(page, f, 1);
    return html.element(
        "td",
        {{"class", "empty"}, {"colspan", "3"}},
        page.index.invitations_of_firm[f].empty() ? page.phrase("report.empty.firm")
                                                  : page.phrase("report.empty.firm_seats")
    );
  }
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const auto row = html.in("tr");
    if (i == 0) write_firm_cell(page, f, meetings.size());
    write_firm_meeting(page, meetings[i]);
  }
}

void write_empty_part(const Page& page, std::string_view title) {
  write_heading(page, title, page.phrase("report.empty.meetings"));
}

}  // namespace

void write_by_table(const Page& page) {
  const auto section = page.html.in("section", {{"id", "tables"}, {"class", "part"}});
  const auto title = page.phrase("report.title.tables");
  if (page.plan().meetings.empty()) return write_empty_part(page, title);
  write_heading(page, title, page.phrase("report.tables.intro"));
  for (std::size_t t = 0; t < page.index.meetings_at_table.size(); ++t) {
    const auto& meetings = page.index.meetings_at_table[t];
    if (meetings.empty()) continue;
    const auto article = page.html.in("article", {{"class", "sheet"}, {"id", anchor("table", t)}});
    page.html.element("h3", page.words.table(page.plan().event, static_cast<int>(t) + 1));
    write_meetings(page, meetings, {.table = false});
  }
}

void write_by_team(const Page& page) {
  const auto section = page.html.in("section", {{"id", "teams"}, {"class", "part"}});
  const auto title = page.phrase("report.title.teams");
  if (page.plan().meetings.empty()) return write_empty_part(page, title);
  write_heading(page, title, page.phrase("report.teams.intro"));
  for (std::size_t t = 0; t < page.index.teams.size(); ++t) {
    const auto& team = page.index.teams[t];
    const auto article = page.html.in("article", {{"class", "sheet"}, {"id", anchor("team", t)}});
    const bool own_name = !team.team.empty() && team.team != team.issuer;
    page.html.element("h3", own_name ? team.issuer + " \u00B7 " + team.team : team.issuer);
    write_meetings(page, team.meetings, {.issuer = false});
  }
}

void write_by_firm(const Page& page) {
  const auto section = page.html.in("section", {{"id", "firms"}, {"class", "part"}});
  const auto title = page.phrase("report.title.firms");
  if (page.plan().firms.empty()) {
    return write_heading(page, title, page.phrase("report.empty.firms"));
  }
  write_heading(page, title, page.phrase("report.firms.intro"));
  write_filter(page, "#firms tbody", page.phrase("report.filter.firms"));
  const auto scroll = page.html.in("div", {{"class", "scroll"}});
  const auto table = page.html.in("table", {{"class", "times firms"}});
  write_table_head(
      page,
      {page.phrase("report.firm"),
       page.phrase("report.meeting.time"),
       page.phrase("report.meeting.table"),
       page.phrase("report.need")}
  );
  for (const auto f : page.index.invited_firms) write_firm(page, f);
  for (std::size_t f = 0; f < page.plan().firms.size(); ++f) {
    if (page.index.invitations_of_firm[f].empty()) write_firm(page, f);
  }
}

}  // namespace rongtong::report
