#include <algorithm>

#include "report/parts.h"
#include "report/slot_axis.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

/// Columns on one A4 page across; more tables make more grids, of like width.
constexpr std::size_t kTablesAcross = 8;

using Cells = std::vector<std::vector<GridCell>>;

/// Tables [from, until) of the rows of one day.
struct Block {
  std::size_t first_row = 0;
  std::size_t last_row = 0;  ///< exclusive
  std::size_t from = 0;
  std::size_t until = 0;
};

void write_meeting(const Page& page, std::size_t m) {
  const auto& meeting = page.plan().meetings[m];
  const auto& invitation = page.plan().invitations[meeting.invitation];
  const auto& need = page.plan().needs[invitation.need];
  const auto& firm = page.plan().firms[invitation.firm];
  const auto link =
      page.html.in("a", {{"href", link_to("need", invitation.need)}, {"title", need.title}});
  page.html.element("span", {{"class", "code"}}, need.public_code);
  page.html.text(" " + firm.name);
}

void write_cell(const Page& page, const GridCell& cell) {
  if (cell.rows == 0) return;
  auto& html = page.html;
  const std::string_view kind = cell.meetings.empty() ? "free" : "busy";
  if (cell.rows == 1) {
    html.open("td", {{"class", kind}});
  } else {
    html.open("td", {{"class", kind}, {"rowspan", std::to_string(cell.rows)}});
  }
  for (const auto m : cell.meetings) write_meeting(page, m);
  html.close();
}

void write_pause(const Page& page, const Block& block, int from, int until) {
  const auto row = page.html.in("tr", {{"class", "pause"}});
  const auto across = std::to_string(block.until - block.from);
  page.html.element("th", {{"scope", "row"}}, clock({from, until}));
  page.html.element("td", {{"colspan", across}}, page.phrase("report.pause"));
}

void write_block(
    const Page& page, const std::vector<SlotRow>& axis, const Cells& cells, const Block& block
) {
  auto& html = page.html;
  const auto day = page.words.day(axis[block.first_row].day);
  const auto scroll = html.in(
      "div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", day}}
  );
  const auto table = html.in("table", {{"class", "grid"}});
  html.element("caption", day);
  std::vector<std::string> headings{page.phrase("report.meeting.time")};
  for (std::size_t t = block.from; t < block.until; ++t) {
    headings.push_back(page.words.table(page.plan().event, static_cast<int>(t) + 1));
  }
  write_table_head(page, headings);
  const auto body = html.in("tbody");
  for (std::size_t r = block.first_row; r < block.last_row; ++r) {
    const bool gap = r > block.first_row && axis[r - 1].span.until < axis[r].span.from;
    if (gap) write_pause(page, block, axis[r - 1].span.until, axis[r].span.from);
    const auto row = html.in("tr");
    html.element("th", {{"scope", "row"}}, clock(axis[r].span));
    for (std::size_t t = block.from; t < block.until; ++t) write_cell(page, cells[r][t]);
  }
}

/// The grid cut into days, and each day into blocks of tables that fit a page.
std::vector<Block> blocks(const std::vector<SlotRow>& axis, const Cells& cells) {
  std::vector<Block> list;
  const std::size_t tables = cells.empty() ? 0 : cells.front().size();
  const std::size_t parts = (tables + kTablesAcross - 1) / kTablesAcross;
  for (std::size_t row = 0; row < cells.size();) {
    std::size_t end = row;
    while (end < cells.size() && axis[end].day == axis[row].day) ++end;
    for (std::size_t p = 0; p < parts; ++p) {
      list.push_back({row, end, tables * p / parts, tables * (p + 1) / parts});
    }
    row = end;
  }
  return list;
}

bool in_use(const Cells& cells, const Block& block) {
  for (std::size_t r = block.first_row; r < block.last_row; ++r) {
    for (std::size_t t = block.from; t < block.until; ++t) {
      if (!cells[r][t].meetings.empty()) return true;
    }
  }
  return false;
}

}  // namespace

void write_grid(const Page& page) {
  const auto section = page.html.in("section", {{"id", "grid"}, {"class", "part across"}});
  if (page.plan().meetings.empty()) {
    return write_heading(
        page, page.phrase("report.title.grid"), page.phrase("report.empty.meetings")
    );
  }
  write_heading(page, page.phrase("report.title.grid"), page.phrase("report.grid.intro"));
  const auto axis = slot_axis(page.plan());
  const auto cells = grid(page.plan(), axis);
  for (const auto& block : blocks(axis, cells)) {
    if (in_use(cells, block)) write_block(page, axis, cells, block);
  }
}

}  // namespace rongtong::report
