#include "report/xlsx_cells.h"

#include "base/error.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

/// Serial of 1970-01-01 in the 1900 system (ECMA-376 part 1, 18.17.4.1), and of 1900-03-01, before
/// which that system counts a day that never was.
constexpr int kSerialOfEpoch = 25569;
constexpr int kFirstSureSerial = 61;
/// A cell holds 32,767 UTF-16 units; half of it is safe for any text.
constexpr std::size_t kLongestText = 16'000;
/// From this width on a column holds sentences and wraps.
constexpr int kWrapFrom = 24;

lxw_format* cell_format(lxw_workbook* workbook, const char* number_format) {
  auto* format = workbook_add_format(workbook);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != nullptr) format_set_num_format(format, number_format);
  return format;
}

struct CellWriter {
  lxw_worksheet* sheet;
  const CellFormats& formats;
  lxw_row_t row;
  lxw_col_t column;
  const Column& about;

  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) fail_workbook(lxw_strerror(error));
  }
  void number(double value, lxw_format* format) const {
    check(worksheet_write_number(sheet, row, column, value, format));
  }
  void text(const std::string& value) const {
    if (value.empty()) return;
    auto* format = about.width >= kWrapFrom ? formats.sentence : formats.text;
    const auto shown = clipped(shown_text(value), kLongestText);
    check(worksheet_write_string(sheet, row, column, shown.c_str(), format));
  }

  void operator()(std::monostate) const {}
  void operator()(const std::string& value) const { text(value); }
  void operator()(std::int64_t value) const { number(static_cast<double>(value), formats.whole); }
  void operator()(double value) const {
    number(value, about.format == Format::kPercent ? formats.share : formats.decimal);
  }
  void operator()(base::Date date) const {
    const int serial = base::days_since_epoch(date) + kSerialOfEpoch;
    if (serial < kFirstSureSerial)
      text(base::to_iso(date));
    else
      number(serial, formats.date);
  }
  void operator()(ClockTime time) const { number(time.minutes / (24.0 * 60.0), formats.time); }
};

}  // namespace

void fail_workbook(const char* why) {
  throw base::Error(base::ErrorCode::kUnavailable, base::msg("report.workbook_failed", why));
}

CellFormats make_formats(lxw_workbook* workbook) {
  CellFormats formats;
  formats.heading = workbook_add_format(workbook);
  format_set_bold(formats.heading);
  format_set_text_wrap(formats.heading);
  format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(formats.heading, 0xE7EFFA);
  format_set_bottom(formats.heading, LXW_BORDER_THIN);
  format_set_bottom_color(formats.heading, 0x1F5FBF);
  formats.text = cell_format(workbook, nullptr);
  formats.sentence = cell_format(workbook, nullptr);
  format_set_text_wrap(formats.sentence);
  formats.whole = cell_format(workbook, "#,##0");
  formats.decimal = cell_format(workbook, "#,##0.00");
  formats.share = cell_format(workbook, "0%");
  formats.date = cell_format(workbook, "yyyy-mm-dd");
  formats.time = cell_format(workbook, "hh:mm");
  return formats;
}

void write_headings(
    lxw_worksheet* sheet, const std::vector<Column>& columns, const CellFormats& formats
) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto at = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, at, at, columns[c].width, nullptr);
    worksheet_write_string(sheet, 0, at, columns[c].heading.c_str(), formats.heading);
  }
}

void write_row(
    lxw_worksheet* sheet,
    lxw_row_t row,
    const std::vector<Cell>& cells,
    const std::vector<Column>& columns,
    const CellFormats& formats
) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const CellWriter writer{sheet, formats, row, static_cast<lxw_col_t>(c), columns[c]};
    std::visit(writer, cells[c]);
  }
}

}  // namespace rongtong::report
