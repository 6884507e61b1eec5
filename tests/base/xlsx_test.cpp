#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <fstream>

#include "base/error.h"
#include "base/io/file.h"
#include "base/table/open_table.h"
#include "tests/support/cases.h"
#include "tests/support/tables.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_writer.h"

namespace rongtong::base {
namespace {

using tests::all_rows;
using tests::KeptRow;
using tests::write_zip;
using tests::xlsx_parts;

class Xlsx : public testing::Test {
 protected:
  std::filesystem::path file(const char* name = "t.xlsx") const { return folder_.path() / name; }

  std::vector<KeptRow> read(const TableOptions& options = {}) const {
    return all_rows(*open_table(file(), options));
  }

  std::string refused(const TableOptions& options = {}) const {
    try {
      read(options);
    } catch (const Error& error) {
      EXPECT_EQ(error.place().file, file().string());
      return error.message().key;
    }
    return "accepted";
  }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(Xlsx, ReadsWhatLibxlsxwriterWrote) {
  lxw_workbook* book = workbook_new(file().c_str());
  lxw_worksheet* hidden = workbook_add_worksheet(book, "说明");
  lxw_worksheet* sheet = workbook_add_worksheet(book, "数据");
  worksheet_hide(hidden);
  worksheet_set_first_sheet(sheet);
  worksheet_activate(sheet);
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "yyyy/m/d");
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  worksheet_write_string(sheet, 0, 0, "名称", bold);
  worksheet_write_string(sheet, 0, 2, "日期", nullptr);
  worksheet_merge_range(sheet, 1, 0, 1, 1, "合并", nullptr);
  worksheet_write_number(sheet, 1, 2, 45383, date);
  worksheet_write_number(sheet, 3, 0, 1250.5, nullptr);
  worksheet_write_boolean(sheet, 3, 1, 1, nullptr);
  worksheet_write_formula_num(sheet, 3, 2, "=A4*2", nullptr, 2501);
  worksheet_write_number(sheet, 4, 0, 914409837417396541.0, nullptr);
  char first[] = "青岛";
  char second[] = "海润";
  lxw_rich_string_tuple red{bold, first};
  lxw_rich_string_tuple plain{nullptr, second};
  lxw_rich_string_tuple* rich[] = {&red, &plain, nullptr};
  worksheet_write_rich_string(sheet, 5, 1, rich, nullptr);
  worksheet_write_blank(sheet, 9, 0, bold);
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);

  const auto rows = read();
  EXPECT_EQ(
      shape(rows), "名称||日期/合并||2024-04-01/1250.5|TRUE|2501/914409837417396480/|青岛海润"
  );
  EXPECT_EQ(rows[2].line, 4U);
  EXPECT_EQ(rows[2].raw, "1250.5,TRUE,2501");
  EXPECT_EQ(rows[3].precision_lost, (std::vector<std::size_t>{0}));
  TableOptions options;
  options.sheet = "说明";
  EXPECT_EQ(read(options).size(), 0U);
  options.sheet = "没有";
  EXPECT_EQ(refused(options), "base.table.no_sheet");
}

struct CellCase {
  const char* name;
  const char* cell;
  const char* text;
};

class XlsxCells : public Xlsx, public testing::WithParamInterface<CellCase> {};

TEST_P(XlsxCells, Give) {
  write_zip(
      file(),
      xlsx_parts("<row r=\"1\">" + std::string(GetParam().cell) + "</row>", "<si><t>共享</t></si>")
  );
  EXPECT_EQ(shape(read()), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Cells,
    XlsxCells,
    testing::Values(
        CellCase{
            "Inline",
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>",
            "甲乙"},
        CellCase{
            "PhoneticLeftOut",
            "<c r=\"A1\" t=\"inlineStr\"><is><t>甲</t><rPh><t>jia</t></rPh></is></c>",
            "甲"},
        CellCase{"SharedString", "<c r=\"B1\" t=\"s\"><v>0</v></c>", "|共享"},
        CellCase{"FormulaText", "<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>ax</v></c>", "ax"},
        CellCase{"FormulaWithoutValue", "<c r=\"A1\"><f>SUM(B1:B9)</f></c>", "=SUM(B1:B9)"},
        CellCase{"ErrorValue", "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A"},
        CellCase{"IsoDate", "<c r=\"A1\" t=\"d\"><v>2024-04-01</v></c>", "2024-04-01"},
        CellCase{"NoReferences", "<c><v>1</v></c><c><v>2</v></c>", "1|2"},
        CellCase{"GapBetween", "<c r=\"A1\"><v>1</v></c><c r=\"D1\"><v>4</v></c>", "1|||4"},
        CellCase{"FloatNoise", "<c r=\"A1\"><v>0.10000000000000001</v></c>", "0.1"},
        CellCase{"Exponent", "<c r=\"A1\"><v>1.25E+3</v></c>", "1250"},
        CellCase{
            "DigitsWrittenOut", "<c r=\"A1\"><v>914409837417396541</v></c>", "914409837417396541"},
        CellCase{
            "EscapedCharacter",
            "<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_b_x005F_c_xZZ</t></is></c>",
            "a\rb_c_xZZ"},
        CellCase{"Prefixed", "<x:c xmlns:x=\"u\" r=\"A1\"><x:v>7</x:v></x:c>", "7"}
    ),
    tests::kCaseName
);

TEST_F(Xlsx, Epoch1904MovesDates) {
  auto parts = xlsx_parts("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43921</v></c></row>");
  parts["xl/workbook.xml"] =
      "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" "
      "r:id=\"rId1\"/></sheets></workbook>";
  parts["xl/styles.xml"] =
      "<styleSheet><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
      "<xf numFmtId=\"14\"/></cellXfs></styleSheet>";
  auto& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.insert(
      relations.find("</Relationships>"),
      "<Relationship Id=\"rId9\" Type=\"http://x/styles\" Target=\"styles.xml\"/>"
  );
  write_zip(file(), parts);
  EXPECT_EQ(shape(read()), "2024-04-01");
}

TEST_F(Xlsx, CellsBeyondTheLimitMarkTheRow) {
  write_zip(
      file(), xlsx_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>")
  );
  EXPECT_EQ(read()[0].fault, RowFault::kTooManyCells);
}

TEST_F(Xlsx, BillionLaughsIsRefused) {
  auto parts = xlsx_parts("");
  parts["xl/worksheets/sheet1.xml"] =
      "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c "
      "\"&b;&b;&b;\">]><worksheet><sheetData><row><c><v>&c;</v></c></row>"
      "</sheetData></worksheet>";
  write_zip(file(), parts);
  EXPECT_EQ(refused(), "base.table.xml_doctype");
}

TEST_F(Xlsx, ZipBombIsRefused) {
  write_zip(file(), xlsx_parts("<row><c><v>1</v></c></row>" + std::string(64U << 20U, ' ')));
  EXPECT_LT(std::filesystem::file_size(file()), 200000U);
  EXPECT_EQ(refused(), "base.io.bomb");
}

TEST_F(Xlsx, BombOfSharedStringsIsRefused) {
  TableOptions options;
  options.sheets.max_string_bytes = 1000;
  write_zip(file(), xlsx_parts("", "<si><t>" + std::string(2000, 'x') + "</t></si>"));
  EXPECT_EQ(refused(options), "base.table.sheet_limit");
}

TEST_F(Xlsx, HugeTagIsRefused) {
  std::string noise;
  for (std::uint32_t i = 0; noise.size() < (10U << 20U); ++i)
    noise += std::to_string(i * 2654435761U);
  write_zip(file(), xlsx_parts("<row r=\"" + noise + "\"/>"));
  EXPECT_EQ(refused(), "base.table.xml_limit");
}

TEST_F(Xlsx, NestingIsRefused) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  write_zip(file(), xlsx_parts(deep));
  EXPECT_EQ(refused(), "base.table.xml_limit");
}

TEST_F(Xlsx, DanglingStringIsRefused) {
  write_zip(file(), xlsx_parts("<row><c t=\"s\"><v>9</v></c></row>", "<si><t>a</t></si>"));
  EXPECT_EQ(refused(), "base.table.zip_broken");
}

TEST_F(Xlsx, OtherPackagesAreNoWorkbooks) {
  write_zip(
      file(),
      {{"content.xml", "<a/>"}, {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}
  );
  EXPECT_EQ(refused(), "base.table.no_workbook");
}

TEST_F(Xlsx, EveryHalfWrittenFileEndsInASentence) {
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += "<row><c><v>" + std::to_string(i * 7919) + "</v></c></row>";
  write_zip(file(), xlsx_parts(rows));
  const std::string whole = read_file(file(), 1U << 20U);
  for (std::size_t size = 4; size < whole.size(); size += 97) {
    std::ofstream(file(), std::ios::binary) << whole.substr(0, size);
    EXPECT_EQ(refused(), "base.table.zip_broken") << size;
  }
}

TEST_F(Xlsx, BrokenXmlIsRefusedBehindItsRows) {
  write_zip(file(), xlsx_parts("<row><c><v>1</v></c></row><row></c>"));
  EXPECT_EQ(refused(), "base.table.xml_broken");
}

}  // namespace
}  // namespace rongtong::base
