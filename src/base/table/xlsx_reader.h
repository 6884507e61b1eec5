#pragma once

#include <memory>
#include <string>

#include "base/table/row.h"
#include "base/table/zip_archive.h"

namespace rongtong::base {

/// Reads one sheet of an XLSX workbook as it is unpacked; only its shared strings are kept.
///  - Dates become ISO text (see `serial_text`), numbers the shortest text that reads back,
///  booleans
///    TRUE and FALSE, errors their name (`#N/A`).
///  - A formula gives the value kept with it, or its own text behind `=` when none is kept.
///  - A merged range has its value at the top left, as the file has it; missing cells are empty.
///  - Whole numbers beyond 2^53 are listed in `Row::precision_lost`.
///  - Rows without any value are passed over. `Row::raw` is the row as CSV.
/// `sheet`: its name; the first visible one when empty. Throws Error, naming the file and its
/// sheets.
std::unique_ptr<TableReader> xlsx_reader(
    ZipArchive archive, const std::string& sheet, const SheetLimits& limits
);

}  // namespace rongtong::base
