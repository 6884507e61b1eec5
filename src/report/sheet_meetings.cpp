#include "report/sheet.h"
#include "report/slot_axis.h"

namespace rongtong::report {
namespace {

/// What a meeting is told by, in the order of a view.
enum class Part {
  kDay,
  kBegins,
  kEnds,
  kTable,
  kNeedCode,
  kNeed,
  kIssuer,
  kTeam,
  kFirmCode,
  kFirm
};

Column column(Part part, const Words& words) {
  switch (part) {
    case Part::kDay:
      return {words.phrase("report.sheet.day"), 13, Format::kDate};
    case Part::kBegins:
      return {words.phrase("report.sheet.begins"), 9, Format::kTime};
    case Part::kEnds:
      return {words.phrase("report.sheet.ends"), 9, Format::kTime};
    case Part::kTable:
      return {words.phrase("report.meeting.table"), 10};
    case Part::kNeedCode:
      return {words.phrase("report.sheet.need_code"), 12};
    case Part::kNeed:
      return {words.phrase("report.need"), 38};
    case Part::kIssuer:
      return {words.phrase("report.need.issuer"), 28};
    case Part::kTeam:
      return {words.phrase("report.sheet.team"), 16};
    case Part::kFirmCode:
      return {words.phrase("report.sheet.firm_code"), 22};
    case Part::kFirm:
      return {words.phrase("report.firm"), 34};
  }
  return {};
}

Cell cell(Part part, const PlanIndex& index, const Words& words, std::size_t m) {
  const auto& meeting = index.plan.meetings[m];
  switch (part) {
    case Part::kDay:
      return meeting.day;
    case Part::kBegins:
      return ClockTime{meeting.span.from};
    case Part::kEnds:
      return ClockTime{meeting.span.until};
    case Part::kTable:
      return words.table(index.plan.event, meeting.table);
    case Part::kNeedCode:
      return index.need_of(meeting).public_code;
    case Part::kNeed:
      return index.need_of(meeting).title;
    case Part::kIssuer:
      return index.need_of(meeting).issuer;
    case Part::kTeam:
      return meeting.team;
    case Part::kFirmCode:
      return std::string(index.firm_of(meeting).credit_code.text());
    case Part::kFirm:
      return index.firm_of(meeting).name;
  }
  return {};
}

/// A sheet of meetings with these columns, empty yet.
Sheet meetings_sheet(std::string title, const std::vector<Part>& parts, const Words& words) {
  Sheet sheet{std::move(title), {}, {}};
  for (const auto part : parts) sheet.columns.push_back(column(part, words));
  return sheet;
}

void add_rows(
    Sheet& sheet,
    const std::vector<std::size_t>& meetings,
    const std::vector<Part>& parts,
    const PlanIndex& index,
    const Words& words
) {
  for (const auto m : meetings) {
    std::vector<Cell> row;
    row.reserve(parts.size());
    for (const auto part : parts) row.push_back(cell(part, index, words, m));
    sheet.rows.push_back(std::move(row));
  }
}

}  // namespace

Sheet slots_sheet(const PlanIndex& index, const Words& words) {
  const std::vector<Part> parts{
      Part::kDay,
      Part::kBegins,
      Part::kEnds,
      Part::kTable,
      Part::kNeedCode,
      Part::kNeed,
      Part::kIssuer,
      Part::kTeam,
      Part::kFirm,
      Part::kFirmCode};
  auto sheet = meetings_sheet(words.phrase("report.sheet.slots"), parts, words);
  add_rows(sheet, index.meetings_in_time, parts, index, words);
  return sheet;
}

Sheet tables_sheet(const PlanIndex& index, const Words& words) {
  const std::vector<Part> parts{
      Part::kTable,
      Part::kDay,
      Part::kBegins,
      Part::kEnds,
      Part::kNeedCode,
      Part::kNeed,
      Part::kIssuer,
      Part::kFirm};
  auto sheet = meetings_sheet(words.phrase("report.title.tables"), parts, words);
  for (const auto& meetings : index.meetings_at_table) {
    add_rows(sheet, meetings, parts, index, words);
  }
  return sheet;
}

Sheet firms_sheet(const PlanIndex& index, const Words& words) {
  const std::vector<Part> parts{
      Part::kFirm,
      Part::kFirmCode,
      Part::kDay,
      Part::kBegins,
      Part::kEnds,
      Part::kTable,
      Part::kNeedCode,
      Part::kNeed,
      Part::kIssuer};
  auto sheet = meetings_sheet(words.phrase("report.title.firms"), parts, words);
  for (const auto f : index.invited_firms) {
    add_rows(sheet, index.meetings_of_firm[f], parts, index, words);
  }
  return sheet;
}

Sheet teams_sheet(const PlanIndex& index, const Words& words) {
  const std::vector<Part> parts{
      Part::kIssuer,
      Part::kTeam,
      Part::kDay,
      Part::kBegins,
      Part::kEnds,
      Part::kTable,
      Part::kNeedCode,
      Part::kNeed,
      Part::kFirm};
  auto sheet = meetings_sheet(words.phrase("report.title.teams"), parts, words);
  for (const auto& team : index.teams) add_rows(sheet, team.meetings, parts, index, words);
  return sheet;
}

Sheet grid_sheet(const PlanIndex& index, const Words& words) {
  const auto axis = slot_axis(index.plan);
  const auto cells = grid(index.plan, axis);
  Sheet sheet{words.phrase("report.title.grid"), {}, {}};
  for (const auto part : {Part::kDay, Part::kBegins, Part::kEnds}) {
    sheet.columns.push_back(column(part, words));
  }
  const std::size_t tables = cells.empty() ? 0 : cells.front().size();
  for (std::size_t t = 0; t < tables; ++t) {
    sheet.columns.push_back({words.table(index.plan.event, static_cast<int>(t) + 1), 24});
  }
  for (std::size_t r = 0; r < cells.size(); ++r) {
    std::vector<Cell> row{axis[r].day, ClockTime{axis[r].span.from}, ClockTime{axis[r].span.until}};
    for (const auto& place : cells[r]) {
      std::string text;
      for (const auto m : place.meetings) {
        const auto& meeting = index.plan.meetings[m];
        if (!text.empty()) text += "\n";
        text += index.need_of(meeting).public_code + " " + index.firm_of(meeting).name;
      }
      if (place.rows == 0) text = "\u2191";  // the meeting above goes on
      row.push_back(text.empty() ? Cell() : Cell(std::move(text)));
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace rongtong::report
