#include <fmt/format.h>

#include "base/table/csv_writer.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_phone(std::string_view text) {
  return text.find_first_not_of("+0123456789 ") == std::string_view::npos;
}

/// A text that a spreadsheet would run as a formula (OWASP, CSV injection) gets an apostrophe. A
/// telephone number with its plus sign is none: the writer's own guard would spoil it for mail
/// merge.
std::string unarmed(std::string text) {
  if (text.empty()) return text;
  const bool formula = std::string_view("=+-@\t\n").find(text.front()) != std::string_view::npos;
  return formula && !is_phone(text) ? "'" + text : text;
}

struct CellText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const std::string& text) const { return unarmed(shown_text(text)); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return fmt::format("{:.6g}", number); }
  std::string operator()(base::Date date) const { return base::to_iso(date); }
  std::string operator()(ClockTime time) const { return clock(time.minutes); }
};

void append(std::string& out, const std::vector<std::string>& cells) {
  const std::vector<std::string_view> views(cells.begin(), cells.end());
  base::append_csv_record(out, views, {.line_end = "\r\n"});
}

std::string csv(const Sheet& sheet) {
  std::string out(kByteOrderMark);
  std::vector<std::string> cells;
  for (const auto& column : sheet.columns) cells.push_back(column.heading);
  append(out, cells);
  for (const auto& row : sheet.rows) {
    cells.clear();
    for (const auto& cell : row) cells.push_back(std::visit(CellText{}, cell));
    append(out, cells);
  }
  return out;
}

}  // namespace

std::string plan_csv(
    const model::Plan& plan, View view, const model::Codes& codes, base::Language language
) {
  return csv(build_sheet(view, PlanIndex(plan), Words(codes, language)));
}

std::string contact_list_csv(
    const model::Plan& plan, const model::Codes& codes, base::Language language
) {
  return plan_csv(plan, View::kContacts, codes, language);
}

}  // namespace rongtong::report
