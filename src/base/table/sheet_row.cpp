#include "base/table/sheet_row.h"

#include "base/table/csv_writer.h"

namespace rongtong::base {

void SheetRow::begin(std::uint64_t number) {
  number_ = number;
  fault_ = RowFault::kNone;
  text_.clear();
  places_.clear();
  precision_lost_.clear();
}

void SheetRow::set(std::size_t column, std::string_view text, std::size_t max_cells) {
  if (text.empty()) return;
  if (column >= max_cells) {
    fault_ = RowFault::kTooManyCells;
    text_ += text;
    return;
  }
  if (places_.size() <= column) places_.resize(column + 1);
  places_[column] = {text_.size(), text.size()};
  text_ += text;
}

void SheetRow::show(Row& row) {
  cells_.clear();
  for (const Cell& place : places_)
    cells_.push_back(std::string_view(text_).substr(place.begin, place.length));
  raw_.clear();
  CsvWriterOptions options;
  options.line_end = "";
  append_csv_record(raw_, cells_, options);
  row = {cells_, number_, raw_, fault_, precision_lost_};
  if (text_.find('\0') != std::string::npos) row.fault = RowFault::kNulByte;
}

}  // namespace rongtong::base
