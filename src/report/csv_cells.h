#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/sheet.h"

namespace rongtong::report {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Appends a row of a CSV table, CRLF at its end. A text that a spreadsheet would run as a formula
/// gets an apostrophe; telephone numbers do not.
void append_csv_row(std::string& out, const std::vector<Cell>& cells);
void append_csv_headings(std::string& out, const std::vector<Column>& columns);

}  // namespace rongtong::report
