#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table/row.h"

namespace rongtong::base {

/// One row of a sheet as it is being built, and then as a `Row`.
class SheetRow {
 public:
  void begin(std::uint64_t number);
  /// Sets the cell at `column` (from 0); beyond `max_cells` the row gets a fault.
  void set(std::size_t column, std::string_view text, std::size_t max_cells);
  void mark_precision_lost(std::size_t column) { precision_lost_.push_back(column); }

  bool blank() const { return text_.empty(); }
  std::uint64_t number() const { return number_; }
  /// Views of this, valid until it changes.
  void show(Row& row);

 private:
  struct Cell {
    std::size_t begin = 0;
    std::size_t length = 0;
  };

  std::uint64_t number_ = 0;
  RowFault fault_ = RowFault::kNone;
  std::string text_;
  std::vector<Cell> places_;
  std::vector<std::size_t> precision_lost_;
  std::vector<std::string_view> cells_;
  std::string raw_;
};

}  // namespace rongtong::base
