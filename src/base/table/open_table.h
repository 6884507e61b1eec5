#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/io/unpack.h"
#include "base/table/csv_reader.h"
#include "base/table/row.h"
#include "base/table/sheet_limits.h"
#include "base/text/encoding.h"

namespace rongtong::base {

struct TableOptions {
  std::optional<Encoding> encoding;  ///< of text; detected when empty
  std::string sheet;                 ///< of a workbook; the first visible one when empty
  CsvOptions csv;
  UnpackLimits unpack;
  SheetLimits sheets;

  friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

/// Opens a table by what the file holds, whatever its name: CSV (also packed by gzip or xz), XLSX,
/// or XLS. Throws Error, naming the file and what to do, when it is not there, a directory, not
/// readable, empty, a web page, an encrypted or half-written workbook, or no table at all.
std::unique_ptr<TableReader> open_table(
    const std::filesystem::path& path, const TableOptions& options = {}
);

}  // namespace rongtong::base
