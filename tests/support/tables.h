#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "base/table/row.h"

namespace rongtong::tests {

/// A row that outlives the reader's next call.
struct KeptRow {
  std::vector<std::string> cells;
  std::uint64_t line = 0;
  std::string raw;
  base::RowFault fault = base::RowFault::kNone;
  std::vector<std::size_t> precision_lost;

  friend bool operator==(const KeptRow&, const KeptRow&) = default;
  friend void PrintTo(const KeptRow& row, std::ostream* out) { *out << row.line << ":" << row.raw; }
};

inline std::vector<KeptRow> all_rows(base::TableReader& reader) {
  std::vector<KeptRow> rows;
  base::Row row;
  while (reader.next(row)) {
    rows.push_back(
        {{row.cells.begin(), row.cells.end()},
         row.line,
         std::string(row.raw),
         row.fault,
         {row.precision_lost.begin(), row.precision_lost.end()}}
    );
  }
  return rows;
}

/// `a|b|c` for each row, joined by `/`: short enough for tables of cases.
inline std::string shape(const std::vector<KeptRow>& rows) {
  std::string text;
  for (const auto& row : rows) {
    if (&row != &rows.front()) text += "/";
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i == 0 ? "" : "|") + row.cells[i];
  }
  return text;
}

}  // namespace rongtong::tests
