#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/clean_cell.h"
#include "intake/columns.h"
#include "intake/nothing.h"

namespace rongtong::intake {

/// One cell of a field: as read, and cleaned. Both empty where the table has no such column.
struct FieldCell {
  std::string_view raw;
  std::string_view text;  ///< empty when the cell says nothing (N/A, 无, ***)
  base::CleanFlags flags;
  bool present = false;  ///< the table has the column
};

/// The cells of one row by field. Holds views of the cells and of its own buffers: not copied.
class RowCells {
 public:
  RowCells(
      std::span<const std::string_view> cells, const ColumnMap& columns, const Nothing& nothing
  );
  RowCells(const RowCells&) = delete;
  RowCells& operator=(const RowCells&) = delete;

  const FieldCell& operator[](EnterpriseField field) const {
    return fields_[static_cast<std::size_t>(field)];
  }

 private:
  std::array<FieldCell, kEnterpriseFields> fields_;
  std::array<std::string, kEnterpriseFields> buffers_;
};

}  // namespace rongtong::intake
