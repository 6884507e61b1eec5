#include "base/table/csv_writer.h"

#include <cerrno>
#include <ostream>

#include "base/io/io_error.h"

namespace rongtong::base {

namespace {

bool is_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

bool needs_quotes(std::string_view cell, char delimiter) {
  const char special[] = {delimiter, '"', '\n', '\r', '\0'};
  return cell.find_first_of(std::string_view(special, 4)) != std::string_view::npos;
}

void append_quoted(std::string& out, std::string_view cell) {
  out += '"';
  for (;;) {
    const std::size_t quote = cell.find('"');
    out += cell.substr(0, quote);
    if (quote == std::string_view::npos) break;
    out += "\"\"";
    cell.remove_prefix(quote + 1);
  }
  out += '"';
}

void append_cell(std::string& out, std::string_view cell, const CsvWriterOptions& options) {
  if (options.guard_formulas && is_formula(cell)) {
    append_quoted(out, "'" + std::string(cell));
  } else if (needs_quotes(cell, options.delimiter)) {
    append_quoted(out, cell);
  } else {
    out += cell;
  }
}

}  // namespace

void append_csv_record(
    std::string& out, std::span<const std::string_view> cells, const CsvWriterOptions& options
) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += options.delimiter;
    append_cell(out, cells[i], options);
  }
  if (cells.size() == 1 && cells[0].empty()) out += "\"\"";
  out += options.line_end;
}

CsvWriter::CsvWriter(std::ostream& out, std::string name, CsvWriterOptions options)
    : out_(out), name_(std::move(name)), options_(options) {
  if (options_.bom) out_ << "\xEF\xBB\xBF";
}

void CsvWriter::write(std::span<const std::string_view> cells) {
  record_.clear();
  append_csv_record(record_, cells, options_);
  out_.write(record_.data(), static_cast<std::streamsize>(record_.size()));
  check();
}

void CsvWriter::write_raw(std::string_view record) {
  out_ << record << options_.line_end;
  check();
}

void CsvWriter::flush() {
  out_.flush();
  check();
}

void CsvWriter::check() const {
  if (!out_) throw write_error(name_, errno != 0 ? errno : EIO);
}

}  // namespace rongtong::base
