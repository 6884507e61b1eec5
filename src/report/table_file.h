#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "report/sheet.h"

namespace rongtong::report {

/// Tables written row by row, for what is too long to be held. One after the other: `begin` ends
/// the table before. Nothing stands at the target before `close`. All functions throw base::Error
/// naming the file.
class TableFile {
 public:
  virtual ~TableFile() = default;
  /// `id` goes into the names of files, `title` is for people.
  virtual void begin(
      const std::string& id, const std::string& title, std::vector<Column> columns
  ) = 0;
  virtual void row(const std::vector<Cell>& cells) = 0;
  /// Puts everything in its place; the files written, the first table's first.
  virtual std::vector<std::filesystem::path> close() = 0;
};

/// `verdicts.xlsx`: a workbook, a sheet each, a further one where a table passes Excel's 1,048,576
/// rows. `verdicts.csv`: the first table there, the others beside it as `verdicts-ID.csv`. Throws
/// kInvalidArgument for another ending.
std::unique_ptr<TableFile> open_table_file(const std::filesystem::path& file);

}  // namespace rongtong::report
