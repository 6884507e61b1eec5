#include "intake/row_cells.h"

namespace rongtong::intake {

RowCells::RowCells(
    std::span<const std::string_view> cells, const ColumnMap& columns, const Nothing& nothing
) {
  for (std::size_t i = 0; i < columns.columns.size(); ++i) {
    if (!columns.columns[i].field) continue;
    const auto at = static_cast<std::size_t>(*columns.columns[i].field);
    FieldCell& cell = fields_[at];
    cell.present = true;
    if (i >= cells.size()) continue;
    cell.raw = cells[i];
    const base::CleanedCell cleaned = base::clean_cell(cells[i], buffers_[at]);
    cell.flags = cleaned.flags;
    if (!nothing.says_nothing(cleaned.text)) cell.text = cleaned.text;
  }
}

}  // namespace rongtong::intake
