#include "intake/enterprise_row.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "tests/intake/rules.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

// Codes of the region 999999, which does not exist; check characters by GB 32100-2015.
constexpr std::string_view kCode = "91999999MA0000001N";
constexpr std::string_view kCooperative = "93999999MA0000002K";

const std::vector<std::string_view> kHeaders{
    "统一社会信用代码",
    "企业名称",
    "省份",
    "城市",
    "地址",
    "成立日期",
    "注册资本",
    "企业类型",
    "经营范围"};

std::vector<std::string_view> good_row() {
  return {
      kCode,
      "青江精密机械有限公司",
      "浙江",
      "杭州",
      "浙江省杭州市西湖区文三路1号",
      "2004-11-30",
      "500万元",
      "有限责任公司",
      "精密机械零部件的生产、销售"};
}

CheckedRow check(const std::vector<std::string_view>& row) {
  return tests::checker(kHeaders).check(row, 7);
}

TEST(RowChecker, StoresAGoodRowWithoutAWord) {
  const auto checked = check(good_row());
  ASSERT_TRUE(checked.enterprise);
  EXPECT_EQ(tests::rules_of(checked.findings), "");
  const auto& firm = *checked.enterprise;
  EXPECT_EQ(firm.credit_code.text(), kCode);
  EXPECT_EQ(firm.name, "青江精密机械有限公司");
  EXPECT_EQ(firm.kind, "enterprise");
  EXPECT_FALSE(firm.is_branch);
  EXPECT_EQ(firm.region, model::RegionCode(330106));
  EXPECT_EQ(firm.address, "浙江省杭州市西湖区文三路1号");
  EXPECT_EQ(base::to_iso(*firm.registered_on), "2004-11-30");
  EXPECT_EQ(firm.capital.yuan, model::Yuan(5000000));
  EXPECT_EQ(firm.legal_form, "有限责任公司");
  EXPECT_EQ(firm.business_scope, "精密机械零部件的生产、销售");
}

struct RowCase {
  const char* name;
  std::size_t column;
  std::string_view value;
  const char* rules;
  bool stored;
};

class OddCell : public testing::TestWithParam<RowCase> {};

TEST_P(OddCell, IsTold) {
  auto row = good_row();
  row[GetParam().column] = GetParam().value;
  const auto checked = check(row);
  EXPECT_EQ(tests::rules_of(checked.findings), GetParam().rules);
  EXPECT_EQ(checked.enterprise.has_value(), GetParam().stored);
  EXPECT_EQ(base::rejected(checked.findings), !GetParam().stored);
  for (const auto& finding : checked.findings) {
    EXPECT_EQ(finding.place.file, "firms.csv");
    EXPECT_EQ(finding.place.line, 7U);
    EXPECT_FALSE(finding.place.column.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cells,
    OddCell,
    testing::Values(
        RowCase{"CodeEmpty", 0, "", "credit_code.empty", false},
        RowCase{"CodeNothing", 0, "N/A", "credit_code.empty", false},
        RowCase{"RegistrationNumber", 0, "320191000005057", "credit_code.length", false},
        RowCase{"CodeWithLetterO", 0, "91999999MAO000001N", "credit_code.character", false},
        RowCase{"CodeMiscopied", 0, "91999999MA0000001P", "credit_code.check_character", false},
        RowCase{"CodeAsNumber", 0, "9.14403E+17", "credit_code.rounded", false},
        RowCase{"CodeLowerCase", 0, "91999999ma0000001n", "credit_code.lower_case", true},
        RowCase{"CodeWithBlanks", 0, " 91999999 MA0000001N ", "", true},
        RowCase{"CodeWithTextMark", 0, "'91999999MA0000001N", "", true},
        RowCase{"CodeFullWidth", 0, "９１９９９９９９ＭＡ０００００01Ｎ", "", true},
        RowCase{"Cooperative", 0, kCooperative, "credit_code.not_enterprise", true},
        RowCase{"NameMissing", 1, "", "name.missing", false},
        RowCase{"NameNothing", 1, "无", "name.missing", false},
        RowCase{
            "NameGarbled",
            1,
            "\xEF\xBF\xBD\xEF\xBF\xBDе\xEF\xBF\xBD\xEF\xBF\xBD",
            "name.garbled",
            false},
        RowCase{"BranchName", 1, "青江精密机械有限公司沧浦分公司", "branch", true},
        RowCase{"ProvinceUnknown", 2, "电烤箱", "region.unknown", true},
        RowCase{"CityMissing", 3, "N/A", "region.missing", true},
        RowCase{"CityUnknown", 3, "桃花源", "region.unknown", true},
        RowCase{"CityElsewhere", 3, "大连", "region.contradictory", true},
        RowCase{"AddressMissing", 4, "", "address.missing", true},
        RowCase{"AddressElsewhere", 4, "北京市西城区金融大街1号", "region.contradictory", true},
        RowCase{"AddressPrivateUse", 4, "杭州市西湖区\xEE\x80\x80路1号", "text.repaired", true},
        RowCase{"AddressEntity", 4, "杭州市西湖区&8226;文三路1号", "text.repaired", true},
        RowCase{"AddressFullWidth", 4, "杭州市西湖区文三路１３号", "", true},
        RowCase{
            "AddressGarbled",
            4,
            "\xEF\xBF\xBD\xEF\xBF\xBD\xD0\xB5\xEF\xBF\xBD\xEF\xBF\xBD",
            "text.garbled",
            true},
        RowCase{"DateUnreadable", 5, "不明年代", "date.unreadable", true},
        RowCase{"DateWithoutDay", 5, "2004年11月", "date.unreadable", true},
        RowCase{"DateImpossible", 5, "2004-02-30", "date.unreadable", true},
        RowCase{"DateFuture", 5, "2026-04-02", "date.future", true},
        RowCase{"DateToday", 5, "2026-04-01", "", true},
        RowCase{"DatePlaceholder", 5, "1900-01-01", "date.too_early", true},
        RowCase{"DateEmpty", 5, "", "", true},
        RowCase{"CapitalZero", 6, "0万元", "capital.zero", true},
        RowCase{"CapitalForeign", 6, "5,400(万美元)", "capital.foreign", true},
        RowCase{"CapitalNoUnit", 6, "50()", "capital.no_unit", true},
        RowCase{"CapitalEmpty", 6, "", "", true},
        RowCase{"FormEmpty", 7, "N/A", "", true},
        RowCase{"ScopeMissing", 8, "***", "scope.missing", true},
        RowCase{"ScopeGarbled", 8, "精密机械\xEF\xBF\xBD\xEF\xBF\xBD的生产", "text.garbled", true}
    ),
    tests::kCaseName
);

TEST(RowChecker, LeavesUnknownWhatItDoesNotTrust) {
  auto row = good_row();
  row[3] = "大连";
  row[5] = "不明年代";
  row[6] = "10,1520000万元";
  const auto checked = check(row);
  ASSERT_TRUE(checked.enterprise);
  EXPECT_EQ(checked.enterprise->region, model::RegionCode(330000));
  EXPECT_FALSE(checked.enterprise->registered_on);
  EXPECT_FALSE(checked.enterprise->capital.known());
  EXPECT_EQ(
      tests::rules_of(checked.findings), "region.contradictory date.unreadable capital.separator"
  );
}

TEST(RowChecker, RejectsShiftedColumns) {
  auto left = good_row();
  std::rotate(left.begin(), left.begin() + 1, left.end());
  EXPECT_EQ(tests::rules_of(check(left).findings), "row.code_elsewhere");

  auto right = good_row();
  std::rotate(right.begin(), right.end() - 1, right.end());
  EXPECT_EQ(tests::rules_of(check(right).findings), "row.code_elsewhere");

  auto scope_in_capital = good_row();
  scope_in_capital[6] = "电热锅的生产";
  scope_in_capital[7] = "500(万元)";
  EXPECT_EQ(tests::rules_of(check(scope_in_capital).findings), "row.shifted");

  auto address_in_date = good_row();
  std::swap(address_in_date[4], address_in_date[5]);
  EXPECT_EQ(tests::rules_of(check(address_in_date).findings), "row.shifted");
}

// One odd value alone is a slip of that value, not a shift.
TEST(RowChecker, KeepsARowWithOneOddValue) {
  auto row = good_row();
  row[6] = "电热锅的生产";
  EXPECT_EQ(tests::rules_of(check(row).findings), "capital.unreadable");
}

TEST(RowChecker, RejectsMoreValuesThanColumns) {
  auto row = good_row();
  row.push_back("  ");
  EXPECT_TRUE(check(row).enterprise);
  row.push_back("销售");
  EXPECT_EQ(tests::rules_of(check(row).findings), "row.too_many_cells");
}

TEST(RowChecker, ShortRowsAreEmptyAtTheEnd) {
  auto row = good_row();
  row.resize(3);
  const auto checked = check(row);
  ASSERT_TRUE(checked.enterprise);
  EXPECT_EQ(checked.enterprise->region, model::RegionCode(330000));
  EXPECT_EQ(tests::rules_of(checked.findings), "address.missing scope.missing region.missing");
}

TEST(RowChecker, ReadsTitlesSizesAndContacts) {
  const auto checker = tests::checker(
      {"信用代码",
       "名称",
       "优质企业类型",
       "企业规模",
       "资质",
       "行业代码",
       "联系人",
       "电话",
       "年产值"}
  );
  const std::vector<std::string_view> row{
      kCode,
      "青江精密机械有限公司",
      "创新型中小企业、专精特新“小巨人”企业",
      "中型企业",
      "ISO9001；高新技术企业；ISO9001",
      "C3521 炼油、化工生产专用设备制造",
      "周工",
      "0571-88880000转12",
      "3.2亿"};
  const auto checked = checker.check(row, 2);
  ASSERT_TRUE(checked.enterprise);
  EXPECT_EQ(tests::rules_of(checked.findings), "");
  const auto& firm = *checked.enterprise;
  EXPECT_EQ(firm.tier, "giant");
  EXPECT_EQ(firm.size_class, "medium");
  EXPECT_EQ(firm.qualifications, (std::vector<std::string>{"ISO9001", "高新技术企业"}));
  EXPECT_EQ(firm.industry_code, "3521");
  EXPECT_EQ(firm.contact_phone, "0571-88880000转12");
  EXPECT_EQ(firm.extra.at("年产值"), "3.2亿");
}

TEST(RowChecker, TellsUnknownTitlesSizesIndustriesAndPhones) {
  const auto checker =
      tests::checker({"信用代码", "名称", "梯度", "规模", "行业代码", "电话", "区划代码"});
  const std::vector<std::string_view> row{
      kCode, "青江精密机械有限公司", "十佳企业", "巨型", "9999", "12345", "330199"};
  const auto checked = checker.check(row, 2);
  ASSERT_TRUE(checked.enterprise);
  EXPECT_EQ(
      tests::rules_of(checked.findings),
      "region.unknown industry.unknown tier.unknown size.unknown phone.odd"
  );
  EXPECT_EQ(checked.enterprise->qualifications, std::vector<std::string>{"十佳企业"});
  EXPECT_EQ(checked.enterprise->tier, "");
}

TEST(RowChecker, TakesTheRegionFromItsCode) {
  const auto checker = tests::checker({"信用代码", "名称", "区划代码", "地址"});
  const std::vector<std::string_view> agree{
      kCode, "青江精密机械有限公司", "330100", "杭州市西湖区文三路1号"};
  EXPECT_EQ(checker.check(agree, 2).enterprise->region, model::RegionCode(330106));
  const std::vector<std::string_view> contradict{
      kCode, "青江精密机械有限公司", "210200", "杭州市西湖区文三路1号"};
  const auto checked = checker.check(contradict, 2);
  EXPECT_EQ(tests::rules_of(checked.findings), "region.contradictory");
  EXPECT_FALSE(checked.enterprise->region);
}

TEST(RowChecker, ColumnsMayStandInAnyOrder) {
  base::Random random(11);
  const auto expected = check(good_row());
  for (int i = 0; i < 50; ++i) {
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6, 7, 8};
    random.shuffle(order);
    std::vector<std::string_view> headers;
    std::vector<std::string_view> row;
    for (const std::size_t at : order) {
      headers.push_back(kHeaders[at]);
      row.push_back(good_row()[at]);
    }
    EXPECT_EQ(tests::checker(headers).check(row, 7).enterprise, expected.enterprise);
  }
}

TEST(RowChecker, ReaderFaultsReject) {
  const auto checker = tests::checker(kHeaders);
  for (const auto& [fault, rule] :
       {std::pair(base::RowFault::kTooLong, "row.too_long"),
        std::pair(base::RowFault::kTooManyCells, "row.too_many_cells"),
        std::pair(base::RowFault::kNulByte, "row.nul_byte"),
        std::pair(base::RowFault::kUnclosedQuote, "row.unclosed_quote")}) {
    base::Row row;
    row.line = 9;
    row.fault = fault;
    const auto checked = checker.check(row);
    EXPECT_FALSE(checked.enterprise);
    EXPECT_EQ(tests::rules_of(checked.findings), rule);
    EXPECT_EQ(checked.findings.front().place.line, 9U);
  }
}

TEST(RowChecker, ZeroBytesThatOnlyPadAreTakenOut) {
  const std::string padded = "青江精密机械有限公司" + std::string(40, '\0');
  auto cells = good_row();
  cells[1] = padded;
  base::Row row;
  row.cells = cells;
  row.fault = base::RowFault::kNulByte;
  const auto checked = tests::checker(kHeaders).check(row);
  ASSERT_TRUE(checked.enterprise);
  EXPECT_EQ(checked.enterprise->name, "青江精密机械有限公司");
  EXPECT_EQ(tests::rules_of(checked.findings), "text.repaired");
}

TEST(RowChecker, ACodeThatASpreadsheetRoundedRejects) {
  const auto cells = good_row();
  const std::vector<std::size_t> lost{0};
  base::Row row;
  row.cells = cells;
  row.precision_lost = lost;
  EXPECT_EQ(tests::rules_of(tests::checker(kHeaders).check(row).findings), "credit_code.rounded");
}

}  // namespace
}  // namespace rongtong::intake
