#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/io/byte_source.h"
#include "base/table/row.h"
#include "intake/need_row.h"

namespace rongtong::intake {

/// One row or line of a file of needs. Empty `need`: rejected.
struct NeedRow {
  std::uint64_t row = 0;   ///< ordinal in the file, from 1, header not counted
  std::uint64_t line = 0;  ///< of the file; of a sheet the row as shown
  std::string raw;         ///< as it stood; of an overlong line its beginning
  std::optional<model::Need> need;
  base::Findings findings;
};

/// The needs of a file, first to last. A public code that came before in the file rejects the
/// later row and names the earlier line. Not thread-safe.
class NeedReader {
 public:
  virtual ~NeedReader() = default;
  /// False at the end. Throws base::Error where the rest cannot be read.
  virtual bool next(NeedRow& row) = 0;
  virtual std::uint64_t consumed() const = 0;
  virtual std::uint64_t total() const = 0;
  /// What is worth telling once per file: columns that are unknown or given twice.
  virtual const base::Findings& findings() const = 0;
  /// The header as it stood; empty for JSON lines.
  virtual const std::string& header() const = 0;
};

/// JSON lines (docs/formats.md): UTF-8, one object a line, blank lines passed over. `checker` is
/// borrowed.
std::unique_ptr<NeedReader> read_need_lines(
    std::unique_ptr<base::ByteSource> source, const NeedChecker& checker, const NeedColumns& columns
);

/// A table whose first row is the header. Throws base::Error (kInvalidArgument) when no column
/// holds a title, listing the headers seen. `checker` is borrowed.
std::unique_ptr<NeedReader> read_need_table(
    std::unique_ptr<base::TableReader> table, const NeedChecker& checker, const NeedColumns& columns
);

}  // namespace rongtong::intake
