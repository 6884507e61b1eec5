// Tables of indicators and of titles, row by row.
#include "intake/fact_table.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/io/byte_source.h"
#include "base/io/file.h"
#include "base/table/csv_reader.h"
#include "intake/fact_value.h"
#include "tests/intake/fact_support.h"
#include "tests/intake/rules.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

// Codes of the region 999999, which does not exist; check characters by GB 32100-2015.
constexpr const char* kCode = "91999999MA0000001N";

base::Date day(const char* text) { return *base::parse_date(text); }

FactTerms terms() {
  FactTerms made{
      tests::small_vocabulary(),
      tests::fact_rules(),
      "facts.csv",
      day("2026-06-01"),
      [](std::string_view name) {
        std::vector<model::CreditCode> firms;
        if (name == "独一公司" || name == "同名公司") {
          firms.push_back(*model::CreditCode::parse(kCode));
        }
        if (name == "同名公司") firms.push_back(*model::CreditCode::parse(kCode));
        return firms;
      },
      std::nullopt,
      ""};
  return made;
}

struct Read {
  std::vector<FactTableRow> rows;
  base::Findings about;
};

Read all_of(FactTable& table) {
  Read read;
  for (FactTableRow row; table.next(row);) read.rows.push_back(row);
  read.about = table.findings();
  return read;
}

Read indicators(const std::string& csv, const FactTerms& with = terms()) {
  return all_of(
      *read_indicator_table(std::make_unique<base::CsvReader>(base::memory_source(csv)), with)
  );
}

Read titles(const std::string& csv, const TitleTerms& with = {}) {
  const auto common = terms();
  return all_of(
      *read_title_table(std::make_unique<base::CsvReader>(base::memory_source(csv)), common, with)
  );
}

std::string text_of(const FactTableRow& row) {
  if (!row.said) return "rejected";
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  const auto value = [](const std::string& id, const model::FactValue& said) {
    return shown(*tests::small_vocabulary().find_indicator(id), said);
  };
  for (const auto& fact : row.said->yearly) {
    add(fact.indicator + "[" + std::to_string(fact.year) + "]=" + value(fact.indicator, fact.value)
    );
  }
  for (const auto& fact : row.said->dated) {
    add(fact.indicator + "@" + base::to_iso(fact.on) + "=" + value(fact.indicator, fact.value) +
        (fact.given_by.empty() ? "" : " by " + fact.given_by) +
        (fact.evidence.empty() ? "" : " on " + fact.evidence));
  }
  for (const auto& grant : row.said->titles) {
    add("+" + grant.title + (grant.granted_on ? " " + base::to_iso(*grant.granted_on) : "") +
        (grant.valid_until ? " until " + base::to_iso(*grant.valid_until) : "") +
        (grant.ended_on ? " ended " + base::to_iso(*grant.ended_on) : "") +
        (grant.rank ? " #" + std::to_string(*grant.rank) : "") +
        (grant.batch.empty() ? "" : " " + grant.batch) +
        (grant.number.empty() ? "" : " no " + grant.number));
  }
  for (const auto& absence : row.said->absences) {
    add("-" + absence.title + " " + base::to_iso(absence.as_of));
  }
  for (const auto& [key, said] : row.said->extra) add(key + ":" + said);
  return text;
}

void expect_sentences(const base::Findings& findings) {
  for (const auto& finding : findings) {
    for (const auto language : {base::Language::kChinese, base::Language::kEnglish}) {
      const auto sentence = base::render(finding.message, language);
      EXPECT_EQ(sentence.find("intake."), std::string::npos) << sentence;
      EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
    }
  }
}

struct TableCase {
  const char* name;
  const char* header;  ///< behind 信用代码
  const char* cells;   ///< of the one row, behind the code
  const char* facts;
  const char* rules;
};

class IndicatorRow : public testing::TestWithParam<TableCase> {};

TEST_P(IndicatorRow, IsReadAsItsFaultsAsk) {
  const auto read = indicators(
      std::string("信用代码,") + GetParam().header + "\n" + kCode + "," + GetParam().cells + "\n"
  );
  ASSERT_EQ(read.rows.size(), 1U);
  const auto& row = read.rows[0];
  EXPECT_EQ(text_of(row), GetParam().facts);
  EXPECT_EQ(tests::rules_of(row.findings), GetParam().rules);
  EXPECT_EQ(row.said.has_value(), !base::rejected(row.findings));
  for (const auto& finding : row.findings) EXPECT_EQ(finding.place.line, 2U);
  expect_sentences(row.findings);
}

INSTANTIATE_TEST_SUITE_P(
    Rows,
    IndicatorRow,
    testing::Values(
        TableCase{
            "Long",
            "年度,营业收入(万元),研发费用（元）,研发占比(%)",
            "2025,5200,2600000,5",
            "revenue[2025]=52,000,000 rd_expense[2025]=2,600,000 rd_ratio[2025]=5%",
            ""},
        TableCase{"YearWithWord", "年度,员工数", "2025年度,80", "employees[2025]=80", ""},
        TableCase{"YearAsDay", "年度,员工数", "2025-12-31,80", "employees[2025]=80", ""},
        TableCase{"YearMissing", "年度,员工数", ",80", "rejected", "indicator.year_missing"},
        TableCase{"YearOdd", "年度,员工数", "去年,80", "rejected", "indicator.year_unreadable"},
        TableCase{"YearFuture", "年度,员工数", "2027,80", "rejected", "indicator.year_future"},
        TableCase{
            "YearRunning",
            "年度,员工数",
            "2026,80",
            "employees[2026]=80",
            "indicator.year_not_over"},
        TableCase{
            "YearRunningScored", "年度,质量评价得分", "2026,58", "quality_score[2026]=58", ""},
        TableCase{
            "YearRunningInTheHeader",
            "2026年营业收入(万元),2025年营业收入(万元)",
            "2600,5200",
            "revenue[2026]=26,000,000 revenue[2025]=52,000,000",
            "indicator.year_not_over"},
        TableCase{"YearEarliest", "年度,员工数", "1990,80", "employees[1990]=80", ""},
        TableCase{"YearTooEarly", "年度,员工数", "1989,80", "rejected", "indicator.year_too_early"},
        TableCase{"YearSerial", "年度,员工数", "45292,80", "rejected", "indicator.year_future"},
        TableCase{
            "Wide",
            "2025年营业收入(万元),revenue[2024],员工数_2025",
            "5200,48000000,80",
            "revenue[2025]=52,000,000 revenue[2024]=48,000,000 employees[2025]=80",
            ""},
        TableCase{
            "LastYear",
            "上年度营业收入(万元),上上年营业收入(万元)",
            "5200,4800",
            "revenue[2025]=52,000,000 revenue[2024]=48,000,000",
            ""},
        TableCase{"NegativeStaff", "年度,员工数", "2025,-7", "", "indicator.range"},
        TableCase{"HalfPerson", "年度,员工数", "2025,7.5", "", "indicator.whole"},
        TableCase{"RatioFive", "年度,研发占比", "2025,5", "", "indicator.ratio_bare"},
        TableCase{"RatioAboveOne", "年度,主营占比", "2025,120%", "", "indicator.range"},
        TableCase{"MoneyWithoutUnit", "年度,营业收入", "2025,5200", "", "indicator.no_unit"},
        TableCase{"MoneyOwnUnit", "年度,营业收入", "2025,5200万元", "revenue[2025]=52,000,000", ""},
        TableCase{"MoneyById", "年度,revenue", "2025,52000000", "revenue[2025]=52,000,000", ""},
        TableCase{"NotANumber", "年度,员工数", "2025,八十", "", "indicator.number"},
        TableCase{"Nothing", "年度,员工数", "2025,N/A", "", "indicator.nothing"},
        TableCase{
            "ExtraIsKept",
            "年度,员工数,厂房面积",
            "2025,80,3000平方米",
            "employees[2025]=80 厂房面积:3000平方米",
            ""},
        TableCase{
            "HeaderUnitOfSomethingElse",
            "年度,员工数(万元),营收(万元)",
            "2025,80,1",
            "revenue[2025]=10,000 员工数(万元):80",
            ""},
        TableCase{
            "SameColumnTwice",
            "年度,营收(万元),营业收入(元)",
            "2025,1,2",
            "revenue[2025]=10,000 营业收入(元):2",
            ""},
        TableCase{
            "RelativeYearBesideYears",
            "年度,员工数,上年营业收入(万元)",
            "2025,80,1",
            "employees[2025]=80 上年营业收入(万元):1",
            ""},
        TableCase{
            "Judgement",
            "市场占有率靠前,评定人,评定日期,依据",
            "是,市局李明,2026-03-01,协会证明",
            "market_position_leading@2026-03-01=yes by 市局李明 on 协会证明",
            ""},
        TableCase{
            "JudgementUnsigned",
            "市场占有率靠前,评定日期",
            "是,2026-03-01",
            "",
            "indicator.unsigned"},
        TableCase{
            "JudgementUndated", "市场占有率靠前,评定人", "是,市局李明", "", "indicator.undated"},
        TableCase{
            "JudgementOfTomorrow",
            "市场占有率靠前,评定人,评定日期",
            "是,李明,2026-06-02",
            "",
            "indicator.given_on indicator.undated"},
        TableCase{"DatedWithoutDay", "Ⅰ类知识产权数", "3", "class1_ip@2026-06-01=3", ""},
        TableCase{
            "DatedWithYear",
            "2025年Ⅰ类知识产权数,员工数_2025",
            "3,8",
            "employees[2025]=8 2025年Ⅰ类知识产权数:3",
            ""},
        TableCase{"NoneIsNo", "列入经营异常名录", "无", "in_abnormal_list@2026-06-01=no", ""},
        TableCase{"TooManyCells", "年度,员工数", "2025,80,9", "rejected", "row.too_many_cells"}
    ),
    tests::kCaseName
);

struct FirmCase {
  const char* name;
  const char* code;
  const char* firm;
  const char* rules;  ///< empty: stored
};

class FirmOfRow : public testing::TestWithParam<FirmCase> {};

TEST_P(FirmOfRow, IsFoundOrRejected) {
  const auto read = indicators(
      std::string("统一社会信用代码,企业名称,年度,员工数\n") + GetParam().code + "," +
      GetParam().firm + ",2025,80\n"
  );
  ASSERT_EQ(read.rows.size(), 1U);
  EXPECT_EQ(tests::rules_of(read.rows[0].findings), GetParam().rules);
  EXPECT_EQ(read.rows[0].said.has_value(), std::string_view(GetParam().rules).empty());
  expect_sentences(read.rows[0].findings);
}

INSTANTIATE_TEST_SUITE_P(
    Firms,
    FirmOfRow,
    testing::Values(
        FirmCase{"Code", kCode, "某公司", ""},
        FirmCase{"CodeAlone", kCode, "", ""},
        FirmCase{"CodeWithMark", "'91999999 MA0000001N", "", ""},
        FirmCase{"LowerCase", "91999999ma0000001n", "", ""},
        FirmCase{"NameAlone", "", "独一公司", ""},
        FirmCase{"NameUnknown", "", "无名公司", "facts.name_unknown"},
        FirmCase{"NameOfSeveral", "", "同名公司", "facts.name_of_several"},
        FirmCase{"Neither", "", "", "credit_code.empty"},
        FirmCase{"Miscopied", "91999999MA0000001P", "独一公司", "credit_code.check_character"},
        FirmCase{"Short", "330000001", "", "credit_code.length"},
        FirmCase{"AsNumber", "9.14403E+17", "", "credit_code.rounded"},
        FirmCase{"Garbled", kCode, "公\xEF\xBF\xBD司", "name.garbled"}
    ),
    tests::kCaseName
);

TEST(IndicatorTable, TellsOddColumnsOnce) {
  const auto read = indicators(
      std::string("信用代码,年度,营业收入,员工数(万元),营收(万元),天气,员工数\n") + kCode +
      ",2025,,,,,8\n" + kCode + ",2024,,,,,8\n"
  );
  EXPECT_EQ(
      tests::rules_of(read.about),
      "indicator.header_money indicator.header_unit indicator.column_twice columns.unknown"
  );
  expect_sentences(read.about);
  for (const auto& row : read.rows) EXPECT_EQ(tests::rules_of(row.findings), "");
}

TEST(IndicatorTable, OptionsStandInForYearAndUnit) {
  auto with = terms();
  with.year = 2024;
  with.money_unit = "万元";
  const auto read =
      indicators(std::string("信用代码,营业收入,研发费用\n") + kCode + ",5200,26元\n", with);
  EXPECT_EQ(text_of(read.rows.at(0)), "revenue[2024]=52,000,000 rd_expense[2024]=26");
  EXPECT_EQ(tests::rules_of(read.about), "");
}

std::string refusal(const std::string& header) {
  try {
    indicators(header + "\n");
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "";
}

TEST(IndicatorTable, SaysWhatAHeaderLacks) {
  EXPECT_EQ(refusal("年度,员工数"), "intake.columns.no_credit_code");
  EXPECT_EQ(refusal("信用代码,年度,天气"), "intake.indicator.no_indicator_column");
  EXPECT_EQ(refusal("信用代码,员工数"), "intake.indicator.no_year_column");
  EXPECT_EQ(refusal("信用代码,2025年员工数"), "");
  EXPECT_EQ(refusal("信用代码,Ⅰ类知识产权数"), "");
}

class TitleRow : public testing::TestWithParam<TableCase> {};

TEST_P(TitleRow, IsReadAsItsFaultsAsk) {
  const auto read = titles(
      std::string("信用代码,") + GetParam().header + "\n" + kCode + "," + GetParam().cells + "\n"
  );
  ASSERT_EQ(read.rows.size(), 1U);
  EXPECT_EQ(text_of(read.rows[0]), GetParam().facts);
  EXPECT_EQ(tests::rules_of(read.rows[0].findings), GetParam().rules);
  EXPECT_EQ(read.rows[0].said.has_value(), !base::rejected(read.rows[0].findings));
  expect_sentences(read.rows[0].findings);
}

INSTANTIATE_TEST_SUITE_P(
    Rows,
    TitleRow,
    testing::Values(
        TableCase{
            "Whole",
            "称号,认定日期,有效期至,批次,证书编号,名次",
            "小巨人,2024-09-02,2027-09-01,第六批,A-1,2",
            "+giant 2024-09-02 until 2027-09-01 #2 第六批 no A-1",
            ""},
        TableCase{"TitleAlone", "称号", "小巨人", "+giant", ""},
        TableCase{"TitleById", "title", "high_tech_org", "+high_tech_org", ""},
        TableCase{"TitleMissing", "称号", "", "rejected", "title.missing"},
        TableCase{"TitleFar", "称号", "年度先进单位", "rejected", "title.unknown_far"},
        TableCase{"TitleNear", "称号", "高新技术企叶", "rejected", "title.unknown"},
        TableCase{"DateOdd", "称号,认定日期", "小巨人,上周", "+giant", "title.date"},
        TableCase{
            "DateOfTomorrow", "称号,认定日期", "小巨人,2026-06-02", "+giant", "title.date_future"},
        TableCase{"DateOfToday", "称号,认定日期", "小巨人,2026-06-01", "+giant 2026-06-01", ""},
        TableCase{
            "EndsBefore",
            "称号,认定日期,有效期至",
            "小巨人,2024-09-02,2023-09-01",
            "+giant 2024-09-02",
            "title.ends_before"},
        TableCase{
            "Withdrawn",
            "称号,认定日期,撤销日期",
            "小巨人,2024-09-02,2025-01-05",
            "+giant 2024-09-02 ended 2025-01-05",
            ""},
        TableCase{"NotHeld", "称号,是否持有", "小巨人,否", "-giant 2026-06-01", ""},
        TableCase{"HeldOdd", "称号,是否持有", "小巨人,大概", "+giant", "title.held"},
        TableCase{
            "RankWritten", "称号,名次", "国家级科技奖励,第3名", "+national_science_award #3", ""},
        TableCase{
            "RankOdd",
            "称号,名次",
            "国家级科技奖励,一等奖",
            "+national_science_award",
            "title.rank"},
        TableCase{"ExtraIsKept", "称号,产品", "小巨人,齿轮", "+giant 产品:齿轮", ""}
    ),
    tests::kCaseName
);

TEST(TitleTable, TakesWhatIsTheSameInEveryRowFromItsTerms) {
  const auto read = titles(
      std::string("信用代码,认定日期\n") + kCode + ",\n" + kCode + ",2024-01-01\n",
      {"giant", day("2024-09-02"), "第六批"}
  );
  EXPECT_EQ(text_of(read.rows.at(0)), "+giant 2024-09-02 第六批");
  EXPECT_EQ(text_of(read.rows.at(1)), "+giant 2024-01-01 第六批");
}

TEST(TitleTable, WithoutATitleItIsRefused) {
  EXPECT_THROW(titles(std::string("信用代码\n") + kCode + "\n"), base::Error);
}

// The checks of catalog/intake/indicator-checks.yaml at their limits; firm of 2025.
struct CheckCase {
  const char* name;
  std::vector<std::pair<const char*, double>> figures;  ///< `id` of 2025, `id-` of 2024
  const char* rules;
};

class Checks : public testing::TestWithParam<CheckCase> {};

TEST_P(Checks, SpeakBeyondTheirLimitsOnly) {
  model::FirmFacts facts;
  std::vector<std::pair<std::string, int>> touched;
  for (const auto& [id, number] : GetParam().figures) {
    std::string name = id;
    const bool before = name.ends_with('-');
    if (before) name.pop_back();
    const int year = before ? 2024 : 2025;
    facts.yearly.push_back({name, year, number});
    touched.emplace_back(name, year);
  }
  base::Findings findings;
  for (auto& result : run_checks(
           tests::fact_rules().checks, tests::small_vocabulary(), facts, touched, {"a.csv", 2, ""}
       )) {
    findings.push_back(std::move(result.finding));
  }
  EXPECT_EQ(tests::rules_of(findings), GetParam().rules);
  expect_sentences(findings);
}

INSTANTIATE_TEST_SUITE_P(
    Figures,
    Checks,
    testing::Values(
        CheckCase{"MainEqual", {{"main_revenue", 1e7}, {"revenue", 1e7}}, ""},
        CheckCase{"MainWithinRounding", {{"main_revenue", 1e7 + 100}, {"revenue", 1e7}}, ""},
        CheckCase{
            "MainMore",
            {{"main_revenue", 1e7 + 101}, {"revenue", 1e7}},
            "indicator.main_revenue_over_revenue"},
        CheckCase{"StaffEqual", {{"rd_staff", 80}, {"employees", 80}}, ""},
        CheckCase{
            "StaffMore",
            {{"rd_staff", 81}, {"employees", 80}},
            "indicator.rd_staff_over_employees"},
        CheckCase{"RdEqual", {{"rd_expense", 1e7}, {"revenue", 1e7}}, ""},
        CheckCase{"RdMore", {{"rd_expense", 1.1e7}, {"revenue", 1e7}}, "indicator.rd_over_revenue"},
        CheckCase{
            "RdFivefold", {{"rd_expense", 5e7}, {"revenue", 1e7}}, "indicator.rd_over_revenue"},
        CheckCase{
            "RdBeyondFivefold",
            {{"rd_expense", 5.01e7}, {"revenue", 1e7}},
            "indicator.rd_unit_too_large"},
        CheckCase{
            "RdTenThousandfold",
            {{"rd_expense", 5e9}, {"revenue", 1e7}},
            "indicator.rd_unit_too_large"},
        CheckCase{"RdSmallest", {{"rd_expense", 200}, {"revenue", 1e7}}, ""},
        CheckCase{
            "RdInTenThousand",
            {{"rd_expense", 50}, {"revenue", 1e7}},
            "indicator.rd_unit_too_small"},
        CheckCase{"RdZero", {{"rd_expense", 0}, {"revenue", 1e7}}, ""},
        CheckCase{
            "RevenueInTenThousand",
            {{"revenue", 5200}, {"employees", 80}},
            "indicator.revenue_unit_too_small"},
        CheckCase{"RevenueSmallest", {{"revenue", 80000}, {"employees", 80}}, ""},
        CheckCase{
            "RevenueTooLarge",
            {{"revenue", 5.2e11}, {"employees", 80}},
            "indicator.revenue_unit_too_large"},
        CheckCase{
            "WrongRevenueBlamesNothingElse",
            {{"revenue", 5.2e11}, {"employees", 80}, {"rd_expense", 1e6}, {"main_revenue", 5e7}},
            "indicator.revenue_unit_too_large"},
        CheckCase{
            "ASlipOfTheWholeRow",
            {{"revenue", 5.2e11},
             {"employees", 80},
             {"main_revenue", 4e11},
             {"rd_expense", 2e10},
             {"net_profit", -3e10},
             {"total_assets", 6e11}},
            "indicator.revenue_unit_too_large indicator.revenue_unit_shared_by_income "
            "indicator.revenue_unit_shared_by_costs indicator.revenue_unit_shared_by_costs "
            "indicator.revenue_unit_shared_by_assets"},
        CheckCase{
            "ASlipDownwardsOfTheWholeRow",
            {{"revenue", 5200}, {"employees", 80}, {"main_revenue", 5000}, {"net_profit", 0}},
            "indicator.revenue_unit_too_small indicator.revenue_unit_shared_by_income"},
        CheckCase{
            "AWidePartOfADroppedWhole",
            {{"revenue", 5200}, {"employees", 80}, {"main_revenue", 520101}},
            "indicator.revenue_unit_too_small indicator.main_revenue_over_revenue"},
        CheckCase{
            "NotSoWideAPartOfADroppedWhole",
            {{"revenue", 5200}, {"employees", 80}, {"main_revenue", 520100}},
            "indicator.revenue_unit_too_small"},
        CheckCase{
            "TheYearBeforeIsNotBlamed",
            {{"revenue", 5.2e11}, {"employees", 80}, {"main_revenue-", 4e11}},
            "indicator.revenue_unit_too_large"},
        CheckCase{
            "Insolvent",
            {{"total_liabilities", 2e7}, {"total_assets", 1e7}},
            "indicator.liabilities_over_assets"},
        CheckCase{
            "NetAssetsAgree",
            {{"total_liabilities", 4e6}, {"total_assets", 1e7}, {"net_assets", 6.05e6}},
            ""},
        CheckCase{
            "NetAssetsDiffer",
            {{"total_liabilities", 4e6}, {"total_assets", 1e7}, {"net_assets", 6.2e6}},
            "indicator.net_assets_differ"},
        CheckCase{"RatioAgrees", {{"rd_ratio", 0.05}, {"rd_expense", 5.1e5}, {"revenue", 1e7}}, ""},
        CheckCase{
            "RatioDiffers",
            {{"rd_ratio", 0.05}, {"rd_expense", 8e5}, {"revenue", 1e7}},
            "indicator.rd_ratio_differs"},
        CheckCase{"Growth", {{"revenue", 2e7}, {"revenue-", 1e6}}, ""},
        CheckCase{"Jump", {{"revenue", 2.1e7}, {"revenue-", 1e6}}, "indicator.revenue_jump"},
        CheckCase{"Fall", {{"revenue", 1e6}, {"revenue-", 2.1e7}}, "indicator.revenue_jump"},
        CheckCase{"JumpOfASmallFirm", {{"revenue", 2.1e7}, {"revenue-", 9e5}}, ""},
        CheckCase{"StaffJump", {{"employees", 300}, {"employees-", 12}}, "indicator.employees_jump"}
    ),
    tests::kCaseName
);

TEST(Checks, SayNothingWithoutAnythingNew) {
  model::FirmFacts facts;
  facts.yearly = {{"revenue", 2025, 1.0}, {"main_revenue", 2025, 2000.0}};
  const auto& checks = tests::fact_rules().checks;
  const auto& names = tests::small_vocabulary();
  EXPECT_TRUE(run_checks(checks, names, facts, {{"employees", 2025}}, {}).empty());
  EXPECT_TRUE(run_checks(checks, names, facts, {{"revenue", 2024}}, {}).empty());
  EXPECT_EQ(run_checks(checks, names, facts, {{"revenue", 2025}}, {}).size(), 1U);
}

TEST(Checks, ASharedSlipNeedsBothToBeNew) {
  model::FirmFacts facts;
  facts.yearly = {{"revenue", 2025, 5e11}, {"main_revenue", 2025, 4e11}, {"employees", 2025, 80.0}};
  const auto& checks = tests::fact_rules().checks;
  const auto& names = tests::small_vocabulary();
  const auto run = [&](const std::vector<std::pair<std::string, int>>& touched) {
    return run_checks(checks, names, facts, touched, {});
  };
  EXPECT_EQ(run({{"revenue", 2025}}).size(), 1U);
  const auto both = run({{"revenue", 2025}, {"main_revenue", 2025}});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[1].check->unknown, "main_revenue");
  EXPECT_EQ(both[1].finding.value, "400,000,000,000");
}

// A value that is not taken leaves what an earlier file said, so "unknown" would be untrue.
TEST(Phrases, OfValuesNotTakenSayThatEarlierOnesStay) {
  std::vector<std::string> keys{"header_money"};
  for (int fault = 1; fault <= static_cast<int>(ValueFault::kDate); ++fault) {
    keys.emplace_back(rule_of(static_cast<ValueFault>(fault)));
  }
  for (const char* form : {"not_more", "quotient", "minus", "ratio", "jump", "same_slip"}) {
    keys.push_back("check." + std::string(form) + "_unknown");
  }
  for (const auto& key : keys) {
    const auto zh = base::phrase("intake.indicator." + key, base::Language::kChinese);
    const auto en = base::phrase("intake.indicator." + key, base::Language::kEnglish);
    EXPECT_NE(zh.find("此前导入的值（如有）不变"), std::string::npos) << key;
    EXPECT_NE(en.find("what an earlier file said stays"), std::string::npos) << key;
    EXPECT_EQ(zh.find("未知"), std::string::npos) << key;
    EXPECT_EQ(en.find("unknown"), std::string::npos) << key;
  }
}

TEST(Checks, EveryOneHasASource) {
  EXPECT_GT(tests::fact_rules().checks.size(), 25U);
  for (const auto& check : tests::fact_rules().checks) EXPECT_FALSE(check.source.empty());
}

TEST(Checks, AFaultInTheFileNamesItsLine) {
  const char* const texts[] = {
      "checks: [{id: a, quotient: [b], source: x}]",
      "checks: [{id: a, not_more: b, than: c, unknown: d, source: x}]",
      "checks: [{id: a, jump: b, source: x}, {id: a, jump: b, source: x}]",
      "checks: [{id: a, jump: b}]",
      "checks: [{id: a, jump: b, source: x, facter: 2}]"};
  for (const char* text : texts) {
    try {
      parse_fact_checks(text, "checks.yaml");
      ADD_FAILURE() << text;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.place().file, "checks.yaml");
      EXPECT_EQ(error.place().line, 1U);
    }
  }
}

/// The examples of docs/formats.md between their marks, read with the catalogue that ships.
std::string example(const std::string& mark) {
  const auto page =
      base::read_file(std::filesystem::path(RONGTONG_SOURCE_DIR) / "docs/formats.md", 1U << 20U);
  const auto at = page.find("<!-- example: " + mark + " -->");
  if (at == std::string::npos) return {};
  const auto begin = page.find("```csv\n", at) + 7;
  return page.substr(begin, page.find("```", begin) - begin);
}

TEST(FactTables, ReadTheExamplesOfTheDocument) {
  static const auto kShipped = model::read_vocabulary(tests::catalog_folder());
  const FactTerms with{
      kShipped, tests::fact_rules(), "x", day("2026-06-01"), nullptr, std::nullopt, ""};
  for (const char* mark : {"indicators.csv", "indicators-wide.csv", "judgements.csv"}) {
    const auto text = example(mark);
    const auto read = indicators(text, with);
    EXPECT_EQ(read.rows.size(), 2U) << mark;
    EXPECT_EQ(tests::rules_of(read.about), "") << mark;
    for (const auto& row : read.rows) EXPECT_EQ(tests::rules_of(row.findings), "") << mark;
  }
  const auto text = example("titles.csv");
  const auto read = all_of(*read_title_table(
      std::make_unique<base::CsvReader>(base::memory_source(text)), with, TitleTerms{}
  ));
  EXPECT_EQ(read.rows.size(), 3U);
  for (const auto& row : read.rows) EXPECT_EQ(tests::rules_of(row.findings), "");
}

}  // namespace
}  // namespace rongtong::intake
