#pragma once

#include <xlsxwriter.h>

#include <memory>
#include <vector>

#include "report/sheet.h"

namespace rongtong::report {

/// Throws kUnavailable (`report.workbook_failed`).
[[noreturn]] void fail_workbook(const char* why);

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, FreeWorkbook>;

/// The looks of cells, made once for a workbook.
struct CellFormats {
  lxw_format* heading = nullptr;
  lxw_format* text = nullptr;
  lxw_format* sentence = nullptr;
  lxw_format* whole = nullptr;
  lxw_format* decimal = nullptr;
  lxw_format* share = nullptr;
  lxw_format* date = nullptr;
  lxw_format* time = nullptr;
};

CellFormats make_formats(lxw_workbook* workbook);

/// Headings and widths of the columns, in the first row.
void write_headings(
    lxw_worksheet* sheet, const std::vector<Column>& columns, const CellFormats& formats
);

/// One row of cells. Texts are always strings: a text that begins with `=` is no formula.
void write_row(
    lxw_worksheet* sheet,
    lxw_row_t row,
    const std::vector<Cell>& cells,
    const std::vector<Column>& columns,
    const CellFormats& formats
);

}  // namespace rongtong::report
