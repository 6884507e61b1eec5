#include "intake/fact_value.h"

#include <gtest/gtest.h>

#include "intake/indicator_names.h"
#include "tests/intake/fact_support.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

const FactWords& words() { return tests::fact_rules().words; }
const model::Indicator& indicator(const char* id) {
  return *tests::small_vocabulary().find_indicator(id);
}

/// A value as text: its number, or what it is otherwise; a fault as `!rule`.
std::string read(const char* id, std::string_view text, const char* unit) {
  ValueTerms terms;
  const std::string_view said = unit;
  terms.catalogue_units = said == "catalogue";
  if (!said.empty() && !terms.catalogue_units) {
    terms.header_unit = words().unit(said, indicator(id).unit);
  }
  const auto value = read_fact_value(indicator(id), text, words(), terms);
  if (!value.value) return "!" + std::string(rule_of(value.fault));
  return shown(indicator(id), *value.value);
}

struct ValueCase {
  const char* name;
  const char* id;
  const char* text;
  const char* unit;  ///< of the header; "catalogue": the column is called by the id
  const char* expected;
};

class FactText : public testing::TestWithParam<ValueCase> {};

TEST_P(FactText, IsReadAsWritten) {
  const auto& c = GetParam();
  EXPECT_EQ(read(c.id, c.text, c.unit), c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Values,
    FactText,
    testing::Values(
        ValueCase{"MoneyInTenThousand", "revenue", "5,200", "万元", "52,000,000"},
        ValueCase{"MoneyWithPoint", "revenue", "5200.55", "万元", "52,005,500"},
        ValueCase{"MoneyHalfYuan", "revenue", "0.5", "元", "1"},
        ValueCase{"MoneyOwnUnit", "revenue", "5200万元", "", "52,000,000"},
        ValueCase{"MoneyOwnUnitSame", "revenue", "5200 万元", "万元", "52,000,000"},
        ValueCase{"MoneyHundredMillion", "revenue", "1.2亿元", "", "120,000,000"},
        ValueCase{"MoneyOwnUnitOther", "revenue", "5200元", "万元", "!unit_conflict"},
        ValueCase{"MoneyNoUnit", "revenue", "5200", "", "!no_unit"},
        ValueCase{"MoneyZeroNeedsNone", "revenue", "0", "", "0"},
        ValueCase{"MoneyById", "revenue", "52000000", "catalogue", "52,000,000"},
        ValueCase{"MoneyByIdAndUnit", "revenue", "5200万元", "catalogue", "52,000,000"},
        ValueCase{"MoneyShortened", "revenue", "5.2E+07", "catalogue", "52,000,000"},
        ValueCase{"MoneySeparator", "revenue", "5,20,0", "万元", "!separator"},
        ValueCase{"MoneyNegative", "revenue", "-3", "万元", "!range"},
        ValueCase{"LossIsNegative", "net_profit", "-3.5", "万元", "-35,000"},
        ValueCase{"LossWithTypedMinus", "net_profit", "−3.5", "万元", "-35,000"},
        ValueCase{"MoneyOfPersons", "revenue", "5人", "", "!unit"},
        ValueCase{"MoneyText", "revenue", "约五千", "万元", "!number"},
        ValueCase{"MoneyTwoNumbers", "revenue", "5-6", "万元", "!number"},
        ValueCase{"RatioPercent", "rd_ratio", "5.31%", "", "5.31%"},
        ValueCase{"RatioWidePercent", "rd_ratio", "5.31％", "", "5.31%"},
        ValueCase{"RatioHeaderPercent", "rd_ratio", "5.31", "%", "5.31%"},
        ValueCase{"RatioBoth", "rd_ratio", "5.31%", "%", "5.31%"},
        ValueCase{"RatioPlain", "rd_ratio", "0.0531", "", "5.31%"},
        ValueCase{"RatioBareFive", "rd_ratio", "5", "", "!ratio_bare"},
        ValueCase{"RatioBareTwo", "rd_ratio", "2", "", "200%"},
        ValueCase{"RatioBareAboveMost", "main_ratio", "1.01", "", "!ratio_bare"},
        ValueCase{"RatioAboveMost", "main_ratio", "101%", "", "!range"},
        ValueCase{"RatioAtMost", "main_ratio", "100%", "", "100%"},
        ValueCase{"Staff", "employees", "80", "", "80"},
        ValueCase{"StaffWithUnit", "employees", "80人", "", "80"},
        ValueCase{"StaffNegative", "employees", "-7", "", "!range"},
        ValueCase{"StaffHalf", "employees", "7.5", "", "!whole"},
        ValueCase{"StaffMoney", "employees", "7万元", "", "!unit"},
        ValueCase{"Years", "segment_years", "5年", "", "5"},
        ValueCase{"Points", "quality_score", "61.5分", "", "61.5"},
        ValueCase{"PointsTooMany", "quality_score", "101", "", "!range"},
        ValueCase{"Yes", "market_position_leading", "是", "", "yes"},
        ValueCase{"Tick", "market_position_leading", "√", "", "yes"},
        ValueCase{"No", "in_abnormal_list", "未列入", "", "no"},
        ValueCase{"Perhaps", "in_abnormal_list", "待定", "", "!truth"},
        ValueCase{"List", "key_fields", "新材料、AI", "", "新材料、人工智能"},
        ValueCase{"ListUnknown", "key_fields", "新材料、养殖", "", "!choice"},
        ValueCase{"Date", "founded_on", "2004年11月30日", "", "2004-11-30"},
        ValueCase{"NoDate", "founded_on", "2004年", "", "!date"}
    ),
    tests::kCaseName
);

struct HeaderCase {
  const char* name;
  const char* header;
  const char* expected;  ///< id, year or offset, unit; empty: unknown
};

class IndicatorHeader : public testing::TestWithParam<HeaderCase> {};

TEST_P(IndicatorHeader, IsFound) {
  const IndicatorNames names(tests::small_vocabulary(), words());
  const auto named = names.find(GetParam().header);
  std::string found;
  if (named) {
    found = named->indicator->id;
    if (named->year) found += " " + std::to_string(*named->year);
    if (named->offset) found += " [" + std::to_string(*named->offset) + "]";
    if (named->unit != nullptr) found += " e" + std::to_string(named->unit->power);
    if (named->by_id) found += " id";
  }
  EXPECT_EQ(found, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Headers,
    IndicatorHeader,
    testing::Values(
        HeaderCase{"Name", "营业收入", "revenue"},
        HeaderCase{"Id", "revenue", "revenue id"},
        HeaderCase{"Alias", "营收", "revenue"},
        HeaderCase{"Unit", "营业收入(万元)", "revenue e4"},
        HeaderCase{"WideBrackets", "研发费用（元）", "rd_expense e0"},
        HeaderCase{"UnitWithNote", "营业收入（单位：万元）*", "revenue e4"},
        HeaderCase{"UnitBehindSlash", "营业收入/万元", "revenue e4"},
        HeaderCase{"UnitBehind", "营业收入 万元", "revenue e4"},
        HeaderCase{"Percent", "研发占比(%)", "rd_ratio e-2"},
        HeaderCase{"PersonsOfTwoUnits", "员工数(名)", "employees e0"},
        HeaderCase{"Required", "从业人员数（人）（必填）", "employees e0"},
        HeaderCase{"YearInFront", "2025年营业收入(万元)", "revenue 2025 e4"},
        HeaderCase{"FiscalYearInFront", "2025年度营业收入", "revenue 2025"},
        HeaderCase{"YearEndInFront", "2025年末资产总额（万元）", "total_assets 2025 e4"},
        HeaderCase{"BareYearInFront", "2025 营业收入", "revenue 2025"},
        HeaderCase{"YearBehind", "revenue_2025", "revenue 2025 id"},
        HeaderCase{"YearInBrackets", "revenue[2025]", "revenue 2025 id"},
        HeaderCase{"ChineseYearInBrackets", "营业收入（2025年）（万元）", "revenue 2025 e4"},
        HeaderCase{"YearBehindName", "营业收入2025年", "revenue 2025"},
        HeaderCase{"Offset", "revenue[-1]", "revenue [-1] id"},
        HeaderCase{"LastYear", "上年度营业收入(万元)", "revenue [0] e4"},
        HeaderCase{"YearBeforeLast", "上上年营业收入", "revenue [-1]"},
        HeaderCase{"OwnAliasWithYear", "全年营业收入", "revenue"},
        HeaderCase{"RomanNumeral", "Ⅰ类知识产权数", "class1_ip"},
        HeaderCase{"OtherRomanNumeral", "Ⅱ类知识产权数", ""},
        HeaderCase{"Unknown", "天气", ""},
        HeaderCase{"UnknownBracket", "营业收入（境外部分）", ""},
        HeaderCase{"Empty", "", ""},
        HeaderCase{"OnlyUnit", "万元", ""}
    ),
    tests::kCaseName
);

TEST(IndicatorNames, NearestHelpsWithSlips) {
  const IndicatorNames names(tests::small_vocabulary(), words());
  EXPECT_EQ(names.nearest("revnue"), "revenue");
  EXPECT_EQ(names.nearest("营业收人"), "营业收入");
  EXPECT_FALSE(names.nearest("天气"));
}

// Every name that ships must be found again, with and without unit and year.
TEST(IndicatorNames, FindsEveryNameOfTheCatalogue) {
  const auto vocabulary = model::read_vocabulary(tests::catalog_folder());
  const IndicatorNames names(vocabulary, words());
  std::size_t looked_at = 0;
  for (const auto& known : vocabulary.indicators()) {
    std::vector<std::string> all = known.aliases;
    all.push_back(known.zh);
    all.push_back(known.id);
    for (const auto& name : all) {
      const auto plain = names.find(name);
      ASSERT_TRUE(plain) << name;
      EXPECT_EQ(plain->indicator->id, known.id) << name;
      if (known.unit != model::Unit::kYuan) continue;
      const auto dressed = names.find("2025年" + name + "（万元）");
      ASSERT_TRUE(dressed) << name;
      EXPECT_EQ(dressed->indicator->id, known.id) << name;
      EXPECT_EQ(dressed->unit->power, 4) << name;
      ++looked_at;
    }
  }
  EXPECT_GT(looked_at, 50U);
  EXPECT_EQ(unknown_figures(tests::fact_rules().checks, vocabulary), std::vector<std::string>());
}

}  // namespace
}  // namespace rongtong::intake
