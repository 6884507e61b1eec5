#pragma once

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace rongtong::base {

struct CsvWriterOptions {
  char delimiter = ',';
  /// Begins with a byte order mark, without which Excel takes the file for the system's code page.
  bool bom = false;
  /// Puts an apostrophe before cells that begin with = + - @ tab or CR, so that a spreadsheet shows
  /// them instead of running them (OWASP, "CSV Injection"). Off where the file is to be read by
  /// programs.
  bool guard_formulas = false;
  std::string_view line_end = "\n";  ///< of the program's lifetime

  friend bool operator==(const CsvWriterOptions&, const CsvWriterOptions&) = default;
};

/// Appends one record as RFC 4180 has it: cells with a delimiter, quote or line break, and a record
/// of one empty cell, are quoted. Any bytes go in; `CsvReader` gives them back, except that cells
/// with zero bytes come back marked as a fault.
void append_csv_record(
    std::string& out, std::span<const std::string_view> cells, const CsvWriterOptions& options = {}
);

/// Writes records to a stream that outlives it. A stream that fails throws Error (kUnavailable) at
/// the record or at `flush`.
class CsvWriter {
 public:
  /// `name`: how messages call the file.
  CsvWriter(std::ostream& out, std::string name, CsvWriterOptions options = {});

  void write(std::span<const std::string_view> cells);
  /// A record as it stood (`Row::raw`), with a line end.
  void write_raw(std::string_view record);
  void flush();

 private:
  void check() const;

  std::ostream& out_;
  std::string name_;
  CsvWriterOptions options_;
  std::string record_;
};

}  // namespace rongtong::base
