// Any bytes as a CSV file: nothing crashes, lines ascend, views lie inside, and every boundary of
// reads gives the same rows.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/table/csv_reader.h"
#include "base/text/clean_cell.h"
#include "base/text/decode_source.h"
#include "base/text/mojibake.h"

namespace {

using namespace rongtong::base;

std::string rows_of(std::string_view bytes, std::size_t step) {
  CsvOptions options;
  options.max_record_bytes = 256;
  options.buffer_bytes = 256;
  options.max_cells = 16;
  CsvReader reader(utf8_source(memory_source(bytes, "fuzz.csv", step)), options);
  std::string all;
  std::string buffer;
  std::uint64_t line = 0;
  Row row;
  while (reader.next(row)) {
    if (row.line <= line || row.cells.size() > options.max_cells) std::abort();
    line = row.line;
    all += std::to_string(line) + static_cast<char>('0' + static_cast<int>(row.fault));
    for (const std::string_view cell : row.cells) {
      all += cell;
      all += '\x1F';
      all += clean_cell(cell, buffer).text;
      all += is_mojibake(cell) ? '!' : '.';
    }
    all += row.raw;
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (rows_of(bytes, 0) != rows_of(bytes, 1 + size % 7)) std::abort();
  return 0;
}
