#include <gtest/gtest.h>

#include "base/error.h"
#include "base/table/xls_reader.h"
#include "tests/support/tables.h"
#include "tests/support/xls_writer.h"

namespace rongtong::base {
namespace {

using tests::all_rows;
using tests::le;
using tests::xls_bytes;
using tests::XlsCell;
using tests::XlsOptions;

std::vector<tests::KeptRow> read(const std::string& bytes, const std::string& sheet = {}) {
  return all_rows(*xls_reader(bytes, "t.xls", sheet, {}));
}

std::string refused(const std::string& bytes, const std::string& sheet = {}) {
  try {
    read(bytes, sheet);
  } catch (const Error& error) {
    return error.message().key;
  }
  return "accepted";
}

std::vector<XlsCell> sample() {
  return {
      {0, 0, std::string("名称")},
      {0, 2, std::string("日期")},
      {1, 0, std::string("青岛海润")},
      {1, 2, XlsCell::Date{45383}},
      {3, 0, 1250.5},
      {3, 1, XlsCell::Raw{0x205, std::string("\x01\x00", 2)}},
      {3, 2, XlsCell::Raw{0x205, std::string("\x2A\x01", 2)}},
      {4, 0, 914409837417396541.0},
  };
}

TEST(Xls, ReadsTextNumbersDatesAndErrors) {
  const auto rows = read(xls_bytes(sample()));
  EXPECT_EQ(shape(rows), "名称||日期/青岛海润||2024-04-01/1250.5|TRUE|#N/A/914409837417396480");
  EXPECT_EQ(rows[2].line, 4U);
  EXPECT_EQ(rows[0].raw, "名称,,日期");
  EXPECT_EQ(rows[3].precision_lost, (std::vector<std::size_t>{0}));
}

// RK forms by MS-XLS 2.5.217: integer 5, 125 / 100, the high bits of 0.5.
TEST(Xls, ReadsPackedNumbers) {
  const std::string mul = le(5U << 2U | 2U) + le(std::uint16_t{0}) + le(125U << 2U | 3U) +
                          le(std::uint16_t{0}) + le(0x3FE00000U) + le(std::uint16_t{2});
  const std::vector<XlsCell> cells = {
      {0, 0, XlsCell::Raw{0xBD, mul}},
      {1, 0, XlsCell::Raw{0x27E, le(static_cast<std::uint32_t>(-7) << 2U | 2U)}},
  };
  EXPECT_EQ(shape(read(xls_bytes(cells))), "5|1.25|0.5/-7");
}

TEST(Xls, FormulasGiveTheValueKept) {
  const std::string tail(8, '\0');
  const std::string text_result = std::string("\x00\x00\x00\x00\x00\x00\xFF\xFF", 8) + tail;
  const std::vector<XlsCell> cells = {
      {0, 0, XlsCell::Raw{0x06, tests::le_double(2.5) + tail}},
      {0, 1, XlsCell::Raw{0x06, std::string("\x01\x00\x01\x00\x00\x00\xFF\xFF", 8) + tail}},
      {0, 2, XlsCell::Raw{0x06, text_result}},
  };
  std::string bytes = tests::biff_workbook(cells, {});
  bytes.insert(bytes.size() - 4, tests::biff(0x207, tests::biff_string("结果", 2)));
  EXPECT_EQ(shape(read(tests::compound_file(bytes))), "2.5|TRUE|结果");
}

TEST(Xls, StringsGoOnInContinueRecords) {
  for (std::size_t piece = 16; piece < 80; ++piece) {
    XlsOptions options;
    options.string_piece = piece;
    ASSERT_EQ(
        shape(read(xls_bytes(sample(), options))),
        "名称||日期/青岛海润||2024-04-01/1250.5|TRUE|#N/A/914409837417396480"
    ) << piece;
  }
}

TEST(Xls, TakesTheFirstVisibleSheetOrTheNamedOne) {
  XlsOptions options;
  options.hidden_first = true;
  const std::string bytes = xls_bytes(sample(), options);
  EXPECT_EQ(read(bytes).size(), 4U);
  EXPECT_EQ(read(bytes, "隐藏").size(), 4U);
  EXPECT_EQ(refused(bytes, "没有"), "base.table.no_sheet");
}

TEST(Xls, Epoch1904MovesDates) {
  XlsOptions options;
  options.epoch_1904 = true;
  EXPECT_EQ(shape(read(xls_bytes({{0, 0, XlsCell::Date{43921}}}, options))), "2024-04-01");
}

TEST(Xls, EncryptedAndOldFilesSaySo) {
  XlsOptions encrypted;
  encrypted.encrypted = true;
  EXPECT_EQ(refused(xls_bytes(sample(), encrypted)), "base.table.encrypted");
  XlsOptions old;
  old.version = 0x0500;
  EXPECT_EQ(refused(xls_bytes(sample(), old)), "base.table.xls_old");
  EXPECT_EQ(refused(tests::compound_file("x", "EncryptedPackage")), "base.table.encrypted");
  EXPECT_EQ(refused(tests::compound_file("x", "Book")), "base.table.xls_old");
  EXPECT_EQ(refused(tests::compound_file("x", "WordDocument")), "base.table.no_workbook");
}

TEST(Xls, RowsOutOfOrderAreRefusedNotMixed) {
  EXPECT_EQ(refused(xls_bytes({{5, 0, 1.0}, {2, 0, 2.0}})), "base.table.xls_disorder");
}

TEST(Xls, EveryHalfWrittenFileEndsInASentence) {
  std::vector<XlsCell> cells;
  for (std::uint16_t row = 0; row < 400; ++row)
    cells.push_back({row, 0, "行" + std::to_string(row)});
  const std::string whole = xls_bytes(cells);
  ASSERT_EQ(read(whole).size(), 400U);
  for (std::size_t size = 0; size + 600 < whole.size(); size += 331) {
    EXPECT_EQ(refused(whole.substr(0, size)), "base.table.xls_broken") << size;
  }
}

}  // namespace
}  // namespace rongtong::base
