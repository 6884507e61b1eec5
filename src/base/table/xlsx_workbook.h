#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/table/zip_archive.h"

namespace rongtong::base {

/// What the parts beside a sheet say about it.
struct XlsxWorkbook {
  struct Sheet {
    std::string name;
    std::string part;
    bool visible = true;
  };
  std::vector<Sheet> sheets;  ///< worksheets only, in the order of their tabs
  std::string strings_part;   ///< empty: no shared strings
  std::string styles_part;
  bool epoch_1904 = false;
};

/// Reads the package's relations and its workbook. Throws Error when it holds no workbook.
XlsxWorkbook read_xlsx_workbook(const ZipArchive& archive);

/// For each cell format (`s` of a cell) whether it shows a date.
std::vector<bool> read_xlsx_date_styles(const ZipArchive& archive, const std::string& part);

/// Texts that cells share, kept one behind the other.
class SharedStrings {
 public:
  void add(std::string_view text) {
    bytes_ += text;
    ends_.push_back(bytes_.size());
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t memory() const { return bytes_.size() + ends_.size() * sizeof(std::size_t); }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

/// Runs of rich text joined, phonetic readings left out. Throws Error beyond the limits.
SharedStrings read_xlsx_strings(
    const ZipArchive& archive, const std::string& part, const SheetLimits& limits
);

/// `_x000D_` → the character U+000D, as ECMA-376 part 1, 22.9.2.19 (ST_Xstring) writes what XML
/// cannot.
std::string without_xml_escapes(std::string text);

}  // namespace rongtong::base
