#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table/biff_records.h"
#include "base/table/sheet_limits.h"
#include "base/table/xlsx_workbook.h"

namespace rongtong::base {

/// What the first substream of an XLS says about its sheets and cells.
struct XlsWorkbook {
  struct Sheet {
    std::string name;
    std::uint32_t position = 0;  ///< of its first record in the stream
    bool visible = true;
  };
  std::vector<Sheet> sheets;  ///< worksheets only, in the order of their tabs
  SharedStrings strings;
  std::vector<bool> date_styles;  ///< by cell format: whether it shows a date
  bool epoch_1904 = false;
};

/// Throws Error (kInvalidArgument), naming `name`, for encrypted, older and damaged workbooks.
XlsWorkbook read_xls_workbook(
    std::string_view stream, const std::string& name, const SheetLimits& limits
);

}  // namespace rongtong::base
