#pragma once

#include <cstddef>
#include <cstdint>

namespace rongtong::base {

/// What a workbook may take. A sheet of Excel ends at 1,048,576 rows.
struct SheetLimits {
  /// Unpacked bytes of one part of an XLSX; a full sheet of 1,048,576 rows and 9 columns has about
  /// 600 MB.
  std::uint64_t max_part_bytes = 4ULL << 30U;
  /// Unpacked bytes per packed byte, looked at beyond `ratio_from`. Real sheets reach 40.
  std::uint64_t max_ratio = 250;
  std::uint64_t ratio_from = 16ULL << 20U;
  /// Files in the package; workbooks made by people have tens.
  std::uint64_t max_entries = 10000;
  /// Shared strings are kept in memory: their bytes in all.
  std::uint64_t max_string_bytes = 256ULL << 20U;
  /// Text of one cell; Excel's own limit is 32,767 characters.
  std::size_t max_cell_bytes = 1U << 20U;
  std::size_t max_cells = 1024;
  /// Size of an XLS, which is read into memory. A full sheet of 65,536 registrations has about 50
  /// MB.
  std::uint64_t max_xls_bytes = 128ULL << 20U;

  friend bool operator==(const SheetLimits&, const SheetLimits&) = default;
};

}  // namespace rongtong::base
