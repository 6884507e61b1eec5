#include "demo/write.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "base/json.h"
#include "base/table/csv_reader.h"
#include "model/credit_code.h"
#include "model/json/need_json.h"
#include "tests/demo/demo_city.h"

namespace rongtong::demo {
namespace {

std::vector<std::vector<std::string>> read_back(const std::string& csv) {
  base::CsvReader reader(base::memory_source(csv));
  std::vector<std::vector<std::string>> rows;
  for (base::Row row; reader.next(row);) {
    EXPECT_EQ(row.fault, base::RowFault::kNone) << row.line;
    rows.emplace_back(row.cells.begin(), row.cells.end());
  }
  return rows;
}

TEST(WriteFirms, ReadsBackWithOneRowAFirm) {
  const auto& city = shipped_city();
  std::ostringstream out;
  write_firms(out, grammar(), city);
  const auto csv = out.str();
  ASSERT_TRUE(csv.starts_with("\xEF\xBB\xBF统一社会信用代码,企业名称,"));
  const auto rows = read_back(csv);
  ASSERT_EQ(rows.size(), city.firms.size() + 1);
  for (std::size_t i = 0; i < city.firms.size(); ++i) {
    ASSERT_EQ(rows[i + 1].size(), 19U);
    EXPECT_EQ(rows[i + 1][0], city.firms[i].enterprise.credit_code.text());
    EXPECT_EQ(rows[i + 1][10], city.firms[i].enterprise.business_scope);
    EXPECT_EQ(rows[i + 1].back(), grammar().city.remark);
  }
}

TEST(WriteNeeds, ReadsBackAsTheSameNeeds) {
  const auto& city = shipped_city();
  std::stringstream lines;
  write_needs(lines, city);
  std::size_t at = 0;
  for (std::string line; std::getline(lines, line); ++at) {
    ASSERT_LT(at, city.needs.size());
    EXPECT_EQ(model::need_from_json(base::parse_json(line)), city.needs[at].need);
  }
  EXPECT_EQ(at, city.needs.size());
}

TEST(WriteBadRows, ShowsEachKindOfFaultOnce) {
  std::ostringstream out;
  write_bad_rows(out, grammar(), shipped_city());
  const auto rows = read_back(out.str());
  EXPECT_EQ(rows.size(), 1 + grammar().bad_rows.rows.size() + 2);
  EXPECT_GE(rows.size(), 38U);
  int unusable = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    unusable += model::CreditCode::parse(rows[i][0]) ? 0 : 1;
  }
  EXPECT_GE(unusable, 8);
  EXPECT_LE(unusable, 14);
}

TEST(WriteBadRows, NeverNamesAFirmOfTheCity) {
  std::set<std::string> good;
  for (const auto& firm : shipped_city().firms) {
    good.insert(std::string(firm.enterprise.credit_code.text()));
  }
  std::ostringstream out;
  write_bad_rows(out, grammar(), shipped_city());
  for (const auto& row : read_back(out.str())) EXPECT_FALSE(good.contains(row[0])) << row[0];
}

TEST(RegionRows, HangTogether) {
  EXPECT_TRUE(region_rows(grammar().city)
                  .starts_with("990000,融通省,province,\n999900,融通市,city,990000\n"
                               "999902,启帆区,county,999900\n"));
}

TEST(Readme, SaysInBothLanguagesThatAllIsInvented) {
  const auto text = readme(grammar(), shipped_city());
  EXPECT_NE(text.find("全部是程序编造的"), std::string::npos);
  EXPECT_NE(text.find("was made up by a"), std::string::npos);
  EXPECT_NE(text.find("20000"), std::string::npos);
  EXPECT_EQ(text.find('{'), std::string::npos);
}

}  // namespace
}  // namespace rongtong::demo
