#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "intake/columns.h"
#include "intake/row_cells.h"
#include "model/catalogue.h"

namespace rongtong::intake {

/// What shows that values of a row stand in the wrong columns.
struct ShiftSigns {
  /// The first sign: where and what. Empty column: no sign at all.
  EnterpriseField column = EnterpriseField::kName;
  std::string_view value;
  int signs = 0;
  bool code_elsewhere = false;  ///< `value` is a credit code, in another column than its own

  /// One odd value is a slip; a code in another column or two odd values are a shift.
  bool shifted() const { return code_elsewhere || signs >= 2; }
};

/// Looks for values that cannot belong to their columns: a date that is none while another column
/// holds one, a capital of words only, a number for a legal form, a province that is no place.
ShiftSigns shift_signs(const RowCells& row, const model::Codes& codes);

}  // namespace rongtong::intake
