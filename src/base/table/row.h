#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rongtong::base {

/// What is wrong with a record as a whole. Its cells are then only what could be made of it.
enum class RowFault {
  kNone,
  kTooLong,        ///< the record passes the limit; `raw` holds its beginning, cells are empty
  kTooManyCells,   ///< cells beyond the limit are only in `raw`
  kNulByte,        ///< a zero byte stands in it: damaged, or no text
  kUnclosedQuote,  ///< a quote opens a cell and never closes it; it was read as text, line by line
};

/// `base.table.row_fault.too_long` …: the phrase for a fault. Empty for kNone.
std::string_view row_fault_key(RowFault fault);

/// One record of a table. All views are valid until the next call of `TableReader::next`.
struct Row {
  std::span<const std::string_view> cells;
  /// Text: the physical line, from 1, where the record begins. Sheets: the row number as shown.
  std::uint64_t line = 0;
  /// The record as it stood, without its line end; for sheets its cells joined as CSV.
  std::string_view raw;
  RowFault fault = RowFault::kNone;
  /// Cells (from 0) whose whole number is beyond 2^53: a sheet keeps 15 digits of it, the rest is
  /// lost.
  std::span<const std::size_t> precision_lost;

  /// The cell at `column`, empty when the record is shorter.
  std::string_view cell(std::size_t column) const {
    return column < cells.size() ? cells[column] : std::string_view();
  }
};

/// True when no cell holds anything.
bool is_blank(const Row& row);

/// The rows of a table, first to last; the header, if there is one, is the first row. Not thread
/// safe.
class TableReader {
 public:
  virtual ~TableReader() = default;

  /// Reads the next row; false at the end. Throws Error where the rest cannot be read (cut-off or
  /// damaged file, limits). Lines (text) and rows (sheets) that hold nothing at all are passed
  /// over.
  virtual bool next(Row& row) = 0;

  /// Progress in bytes of the file as stored; `total` 0 when it is not known.
  virtual std::uint64_t consumed() const = 0;
  virtual std::uint64_t total() const = 0;
};

}  // namespace rongtong::base
