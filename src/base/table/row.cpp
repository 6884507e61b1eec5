#include "base/table/row.h"

#include <algorithm>

namespace rongtong::base {

std::string_view row_fault_key(RowFault fault) {
  switch (fault) {
    case RowFault::kNone:
      return {};
    case RowFault::kTooLong:
      return "base.table.row_fault.too_long";
    case RowFault::kTooManyCells:
      return "base.table.row_fault.too_many_cells";
    case RowFault::kNulByte:
      return "base.table.row_fault.nul_byte";
    case RowFault::kUnclosedQuote:
      return "base.table.row_fault.unclosed_quote";
  }
  return {};
}

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](std::string_view cell) { return cell.empty(); });
}

}  // namespace rongtong::base
