#include <gtest/gtest.h>
#include <zip.h>

#include <map>
#include <pugixml.hpp>
#include <thread>

#include "report/report.h"
#include "tests/report/sample_plan.h"

namespace rongtong::report {
namespace {

using base::Language;

std::string workbook(const model::Plan& plan) {
  return plan_xlsx(plan, tests::codes(), Language::kChinese);
}

/// The parts of the workbook by name.
std::map<std::string, std::string> unzipped(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) return parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t about;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about);
    std::string content(about.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    zip_fread(file, content.data(), about.size);
    zip_fclose(file);
    parts[about.name] = std::move(content);
  }
  zip_close(archive);
  return parts;
}

pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
  return document;
}

struct Book {
  explicit Book(const std::string& bytes) : parts(unzipped(bytes)) {
    const auto shared = parsed(parts["xl/sharedStrings.xml"]);
    for (const auto& node : shared.select_nodes("//si")) {
      strings.push_back(node.node().child("t").text().as_string());
    }
    const auto workbook_part = parsed(parts["xl/workbook.xml"]);
    for (const auto& node : workbook_part.select_nodes("//sheet")) {
      sheets.push_back(node.node().attribute("name").value());
    }
  }
  pugi::xml_document sheet(std::size_t n) {
    return parsed(parts["xl/worksheets/sheet" + std::to_string(n) + ".xml"]);
  }
  std::string cell(std::size_t n, const std::string& place) {
    const auto document = sheet(n);
    const auto node = document.select_node(("//c[@r='" + place + "']").c_str()).node();
    const std::string value = node.child("v").text().as_string();
    if (std::string(node.attribute("t").value()) != "s") return value;
    return strings.at(std::stoul(value));
  }
  std::map<std::string, std::string> parts;
  std::vector<std::string> strings;
  std::vector<std::string> sheets;
};

TEST(Xlsx, OneSheetForEachView) {
  Book book(workbook(tests::small_plan()));
  EXPECT_EQ(
      book.sheets,
      (std::vector<std::string>{
          "总览",
          "调整内容",
          "需求一览",
          "邀请",
          "洽谈总表",
          "按时段",
          "按洽谈桌",
          "按受邀企业",
          "按发榜企业",
          "未排入与原因",
          "联系人"})
  );
  auto plan = tests::small_plan();
  plan.changes.clear();
  EXPECT_EQ(Book(workbook(plan)).sheets.size(), 10U);
}

// 2026-04-01 is day 46113 of the 1900 system: 45383 is 2024-04-01 (tests/base/date_test.cpp) and
// 730 days lie between; 09:00 is 0.375 of a day.
TEST(Xlsx, DatesTimesAndNumbersAreReal) {
  Book book(workbook(tests::small_plan()));
  EXPECT_EQ(book.cell(6, "A2"), "46113");
  EXPECT_EQ(book.cell(6, "B2"), "0.375");
  EXPECT_EQ(book.cell(6, "D2"), "A1");
  EXPECT_EQ(book.cell(3, "I2"), "12000000");
  EXPECT_EQ(book.cell(4, "J2"), "0.82");
  EXPECT_EQ(book.cell(4, "L2"), "经营范围提到“关节模组”、“谐波减速器”；主要产品提到“关节模组”");
}

TEST(Xlsx, HeadersStayAndFilter) {
  Book book(workbook(tests::small_plan()));
  const auto sheet = book.sheet(4);
  EXPECT_STREQ(sheet.select_node("//pane").node().attribute("ySplit").value(), "1");
  EXPECT_STREQ(sheet.select_node("//autoFilter").node().attribute("ref").value(), "A1:S5");
  EXPECT_STREQ(
      sheet.select_node("//pageSetup").node().attribute("orientation").value(), "landscape"
  );
  const std::string header = sheet.select_node("//oddHeader").node().text().as_string();
  EXPECT_NE(header.find("演示数据"), std::string::npos);
}

TEST(Xlsx, SameBytesEveryTime) {
  const auto first = workbook(tests::small_plan());
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // another second on the clock
  EXPECT_EQ(first, workbook(tests::small_plan()));
}

TEST(Xlsx, DataIsNeverAFormulaNorBreaksTheFile) {
  for (const std::string text :
       {"=HYPERLINK(\"http://x\")", "<&>\"'", "\x01\x1B", "\xFF\xE4", "_x0041_", "http://x", ""}) {
    Book book(workbook(tests::hostile_plan(text)));
    ASSERT_EQ(book.sheets.size(), 11U);
    for (std::size_t n = 1; n <= 11; ++n) {
      const auto sheet = book.sheet(n);
      EXPECT_TRUE(sheet.select_nodes("//f").empty()) << text;
      EXPECT_TRUE(sheet.select_nodes("//hyperlink").empty()) << text;
    }
  }
}

TEST(Xlsx, VeryLongTextIsCutNotRefused) {
  Book book(workbook(tests::hostile_plan(std::string(40'000, 'W'))));
  EXPECT_EQ(book.sheets.size(), 11U);
}

TEST(Xlsx, EmptyPlanIsAWorkbook) { EXPECT_EQ(Book(workbook({})).sheets.size(), 10U); }

}  // namespace
}  // namespace rongtong::report
