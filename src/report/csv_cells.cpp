#include "report/csv_cells.h"

#include <fmt/format.h>

#include "base/table/csv_writer.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

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

}  // namespace

void append_csv_row(std::string& out, const std::vector<Cell>& cells) {
  std::vector<std::string> texts;
  texts.reserve(cells.size());
  for (const auto& cell : cells) texts.push_back(std::visit(CellText{}, cell));
  append(out, texts);
}

void append_csv_headings(std::string& out, const std::vector<Column>& columns) {
  std::vector<std::string> texts;
  for (const auto& column : columns) texts.push_back(column.heading);
  append(out, texts);
}

}  // namespace rongtong::report
