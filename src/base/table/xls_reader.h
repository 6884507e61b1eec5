#pragma once

#include <memory>
#include <string>

#include "base/table/row.h"
#include "base/table/sheet_limits.h"

namespace rongtong::base {

/// Reads one sheet of an XLS workbook of Excel 97 to 2003 (BIFF8 in a compound file), given whole
/// as `bytes`. Values as `xlsx_reader` gives them. Throws Error, naming `name`, for encrypted (also
/// XLSX under a password, which has the same container), older, cut-off or damaged files and
/// missing sheets. Own code, as freexl 1.0.6 reads beyond its buffers on damaged files.
std::unique_ptr<TableReader> xls_reader(
    std::string_view bytes, std::string name, const std::string& sheet, const SheetLimits& limits
);

}  // namespace rongtong::base
