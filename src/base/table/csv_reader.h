#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/io/byte_source.h"
#include "base/table/row.h"

namespace rongtong::base {

struct CsvOptions {
  /// Between cells; '\0': comma, tab or semicolon, whichever the first line has most of.
  char delimiter = '\0';
  /// The longest record. The longest of 795,620 published registrations has 3.3 KB; 1 MiB bounds
  /// what a quote that never closes can take with it, and the memory of the reader.
  std::size_t max_record_bytes = 1U << 20U;
  std::size_t max_cells = 1024;
  /// What is read at a time beyond one record.
  std::size_t buffer_bytes = 1U << 20U;

  friend bool operator==(const CsvOptions&, const CsvOptions&) = default;
};

/// CSV as RFC 4180 says and as it occurs. Memory stays below `max_record_bytes` + `buffer_bytes`
/// and a record whatever the file holds.
///  - Lines end by LF or CRLF; by CR when the first buffer has a CR and no LF.
///  - A cell is quoted when it begins with `"` and the quote that closes it stands before a
///    delimiter or a line end. Any other quote is text. When reading it as text cuts the record
///    differently (a delimiter or line end follows inside), the row has the fault kUnclosedQuote,
///    and reading goes on at the next line: one row suffers, not the file.
///  - A record beyond the limit is one faulty row; reading goes on at the next line end.
///  - A first line `sep=;` names the delimiter, as Excel writes it, and is no row.
class CsvReader final : public TableReader {
 public:
  /// `source` gives UTF-8 (see `utf8_source`); a byte order mark is skipped.
  explicit CsvReader(std::unique_ptr<ByteSource> source, CsvOptions options = {});

  bool next(Row& row) override;
  std::uint64_t consumed() const override { return source_->consumed(); }
  std::uint64_t total() const override { return source_->total(); }

  /// The delimiter in use; reads the beginning of the source when nothing was read yet.
  char delimiter();

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// The next place of one byte in the buffer, found once and remembered.
  struct Ahead {
    char byte;
    std::size_t at = 0;
    bool stale = true;
  };

  struct Quoted {
    std::size_t end = kNone;  ///< behind the closing quote; kNone: it never closes
    bool doubled = false;
  };

  void start();
  void fill();
  std::size_t window() const { return options_.max_record_bytes + 2; }
  std::size_t find(char byte, std::size_t from, std::size_t to) const;
  std::size_t next_place(Ahead& ahead) const;
  bool ends_cell(std::size_t at) const;

  bool locate(std::size_t& end);
  void split_plain(std::size_t end);
  std::size_t split_quoted(RowFault& fault);
  std::size_t take_quoted(std::size_t at, std::size_t limit, RowFault& fault);
  std::size_t take_text(std::size_t at);
  Quoted closing(std::size_t at, std::size_t limit) const;
  void add_cell(std::size_t from, std::size_t to);
  void add_unescaped(std::size_t from, std::size_t to);
  void take_overlong(Row& row);
  void finish(Row& row, std::size_t end, RowFault fault);
  void pass(std::size_t end);
  std::size_t without_cr(std::size_t from, std::size_t end) const;

  std::unique_ptr<ByteSource> source_;
  CsvOptions options_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;   ///< where the next record begins
  std::size_t end_ = 0;  ///< behind the last byte read
  bool eof_ = false;
  bool started_ = false;
  char newline_ = '\n';
  std::uint64_t line_ = 1;
  mutable Ahead quote_{'"'};
  mutable Ahead nul_{'\0'};
  std::vector<std::string_view> cells_;
  std::string unescaped_;
  bool cells_cut_ = false;
};

}  // namespace rongtong::base
