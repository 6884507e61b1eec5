#include "intake/need_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/io/file.h"
#include "base/table/csv_reader.h"
#include "tests/support/cases.h"
#include "tests/support/testdata.h"

namespace rongtong::intake {
namespace {

std::filesystem::path catalog() { return std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog"; }

const model::Codes& codes() {
  static const model::Codes kCodes = model::read_codes(catalog());
  return kCodes;
}

const NeedColumns& columns() {
  static const NeedColumns kColumns = read_need_columns(catalog());
  return kColumns;
}

const NeedChecker& checker() {
  static const NeedChecker kChecker(codes(), columns(), "needs");
  return kChecker;
}

std::vector<NeedRow> all_of(NeedReader& reader) {
  std::vector<NeedRow> rows;
  for (NeedRow row; reader.next(row);) rows.push_back(row);
  return rows;
}

std::vector<NeedRow> lines(const std::string& text, std::size_t step = 0) {
  return all_of(*read_need_lines(base::memory_source(text, "needs", step), checker(), columns()));
}

std::vector<NeedRow> table(const std::string& csv) {
  auto reader = std::make_unique<base::CsvReader>(base::memory_source(csv));
  return all_of(*read_need_table(std::move(reader), checker(), columns()));
}

std::string first_rule(const NeedRow& row) {
  return row.findings.empty() ? "" : row.findings.front().rule;
}

TEST(NeedLines, ReadsTheKeysOfTheDevelopmentSet) {
  const auto rows = lines(
      R"({"id": "N05", "publisher": "家电龙头企业", "category": "采购订单", "title": "纸箱集采",)"
      R"( "description": "年用量六百万套", "province": "安徽", "other_wording": false})"
      "\n"
  );
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_TRUE(rows[0].need);
  EXPECT_TRUE(rows[0].findings.empty()) << first_rule(rows[0]);
  const auto& need = *rows[0].need;
  EXPECT_EQ(need.public_code, "N05");
  EXPECT_EQ(need.issuer, "家电龙头企业");
  EXPECT_EQ(need.docking_area, "purchase_order");
  EXPECT_EQ(need.detail, "年用量六百万套");
  EXPECT_EQ(need.extra.at("other_wording"), "false");
  ASSERT_EQ(need.conditions.size(), 1U);
  EXPECT_EQ(
      need.conditions[0], (model::NeedCondition{model::ConditionKind::kRegion, true, {"340000"}})
  );
  EXPECT_EQ(need.invitations, 8);
}

TEST(NeedLines, NullProvinceIsNoCondition) {
  const auto rows = lines(R"({"id": "N1", "title": "甲", "province": null})");
  ASSERT_TRUE(rows.at(0).need);
  EXPECT_TRUE(rows[0].need->conditions.empty());
}

TEST(NeedLines, ReadsStructuredMembers) {
  const auto rows = lines(
      R"({"public_code": "Q2-1", "title": "甲", "budget_planned": 3000000, "keywords": ["轴承", "齿轮"],)"
      R"( "conditions": [{"kind": "tier", "hard": false, "values": ["专精特新", "小巨人"]},)"
      R"( {"kind": "size", "hard": true, "values": ["small", "微型"]}],)"
      R"( "indicators": [{"name": "漏率", "comparator": "<=", "value": 0.1, "unit": "%"}],)"
      R"( "pinned": ["91999999MAFKM3DG4G"], "needed_until": "2027-09-01", "extra": {"备注": "急"}})"
  );
  ASSERT_TRUE(rows.at(0).need) << first_rule(rows[0]);
  EXPECT_TRUE(rows[0].findings.empty()) << first_rule(rows[0]);
  const auto& need = *rows[0].need;
  EXPECT_EQ(need.budget_planned, model::Yuan(3'000'000));
  EXPECT_EQ(need.keywords, (std::vector<std::string>{"轴承", "齿轮"}));
  ASSERT_EQ(need.conditions.size(), 2U);
  EXPECT_FALSE(need.conditions[0].hard);
  EXPECT_EQ(need.conditions[0].values, (std::vector<std::string>{"srdi", "giant"}));
  EXPECT_EQ(need.conditions[1].values, (std::vector<std::string>{"small", "micro"}));
  EXPECT_EQ(need.indicators.at(0).name, "漏率");
  EXPECT_EQ(need.pinned.size(), 1U);
  EXPECT_EQ(base::to_iso(*need.needed_until), "2027-09-01");
  EXPECT_EQ(need.extra.at("备注"), "急");
}

struct LineCase {
  const char* name;
  const char* line;
  const char* rule;  ///< of the first finding
  bool stored;
};

class NeedLine : public testing::TestWithParam<LineCase> {};

TEST_P(NeedLine, IsTreatedAsItsFaultAsks) {
  const auto rows = lines(GetParam().line);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(first_rule(rows[0]), GetParam().rule);
  EXPECT_EQ(rows[0].need.has_value(), GetParam().stored);
  EXPECT_EQ(base::rejected(rows[0].findings), !GetParam().stored);
  EXPECT_EQ(rows[0].raw, GetParam().line);
  for (const auto& finding : rows[0].findings) {
    EXPECT_EQ(finding.place.line, 1U);
    const auto sentence = base::render(finding.message, base::Language::kChinese);
    EXPECT_EQ(sentence.find("intake."), std::string::npos) << sentence;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    NeedLine,
    testing::Values(
        LineCase{"NotJson", R"({"title": "甲",)", "need.json", false},
        LineCase{"NoObject", "[1, 2]", "need.no_object", false},
        LineCase{"NotUtf8", "{\"title\": \"\xB2\xE2\"}", "need.encoding", false},
        LineCase{"NoTitle", R"({"id": "1"})", "need.title_missing", false},
        LineCase{"EmptyTitle", R"({"id": "1", "title": " "})", "need.title_missing", false},
        LineCase{
            "GarbledTitle",
            "{\"id\": \"1\", \"title\": \"\xEF\xBF\xBD\"}",
            "need.title_garbled",
            false},
        LineCase{"NoCode", R"({"title": "甲"})", "need.code_derived", true},
        LineCase{
            "UnknownArea",
            R"({"id": "1", "title": "甲", "category": "买卖"})",
            "need.area_unknown",
            true},
        LineCase{
            "UnknownType",
            R"({"id": "1", "title": "甲", "need_type": "9"})",
            "need.type_unknown",
            true},
        LineCase{
            "UnknownRegion",
            R"({"id": "1", "title": "甲", "province": "某省"})",
            "need.condition_unknown.region",
            true},
        LineCase{"NoDate", R"({"id": "1", "title": "甲", "deadline": "年底"})", "need.date", true},
        LineCase{"NoMoney", R"({"id": "1", "title": "甲", "budget": "面议"})", "need.money", true},
        LineCase{
            "TooManyInvitations",
            R"({"id": "1", "title": "甲", "invitations": 201})",
            "need.invitations",
            true},
        LineCase{
            "NoInvitations",
            R"({"id": "1", "title": "甲", "invitations": 0})",
            "need.invitations",
            true},
        LineCase{
            "HalfInvitation",
            R"({"id": "1", "title": "甲", "invitations": 1.5})",
            "need.whole_number",
            true},
        LineCase{
            "FourPartners",
            R"({"id": "1", "title": "甲", "partners_wanted": 4})",
            "need.partners_many",
            true},
        LineCase{
            "PinnedCode",
            R"({"id": "1", "title": "甲", "pinned": ["123"]})",
            "need.credit_code.length",
            true},
        LineCase{
            "PinnedAndExcluded",
            R"({"id": "1", "title": "甲", "pinned": ["91999999MAFKM3DG4G"], "excluded": ["91999999MAFKM3DG4G"]})",
            "need.pinned_and_excluded",
            true},
        LineCase{
            "UnknownKind",
            R"({"id": "1", "title": "甲", "conditions": [{"kind": "age", "values": ["3"]}]})",
            "need.condition_kind",
            true},
        LineCase{
            "FieldTwice", R"({"id": "1", "title": "甲", "name": "乙"})", "need.field_twice", true},
        LineCase{
            "WrongKindOfValue",
            R"({"id": "1", "title": "甲", "conditions": [3]})",
            "json.wrong_type",
            true}
    ),
    tests::kCaseName
);

TEST(NeedLines, AHardConditionNeverVanishes) {
  const auto rows = lines(R"({"id": "1", "title": "甲", "province": "某省"})");
  ASSERT_TRUE(rows.at(0).need);
  EXPECT_TRUE(rows[0].need->conditions.empty());
  EXPECT_EQ(rows[0].need->entry_conditions, "地区（必须）：某省");
}

TEST(NeedLines, TheSameNeedGetsTheSameDerivedCode) {
  const auto once = lines(R"({"title": "甲", "issuer": "乙"})");
  const auto again = lines(
      "\n"
      R"({"title": "丙"})"
      "\n"
      R"({"issuer": "乙", "title": "甲"})"
  );
  EXPECT_EQ(once.at(0).need->public_code, again.at(1).need->public_code);
  EXPECT_NE(again.at(0).need->public_code, again.at(1).need->public_code);
}

TEST(NeedLines, ARepeatedCodeIsRejectedWithTheFirstLine) {
  const auto rows = lines("{\"id\":\"1\",\"title\":\"甲\"}\n\n{\"id\":\"1\",\"title\":\"乙\"}\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[0].need);
  EXPECT_FALSE(rows[1].need);
  EXPECT_EQ(rows[1].line, 3U);
  EXPECT_EQ(rows[1].findings.back().rule, "need.code_twice");
  EXPECT_EQ(rows[1].findings.back().message.args, (std::vector<std::string>{"1", "1"}));
}

TEST(NeedLines, AnOverlongLineHurtsOnlyItself) {
  std::string text = "{\"id\":\"1\",\"title\":\"" + std::string(5U << 20U, 'x') + "\"}\n";
  text += "{\"id\":\"2\",\"title\":\"乙\"}";
  const auto rows = lines(text);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(first_rule(rows[0]), "need.line_too_long");
  EXPECT_LT(rows[0].raw.size(), 100'000U);
  EXPECT_TRUE(rows[1].need);
}

TEST(NeedLines, DoNotDependOnHowTheSourceIsCut) {
  const std::string text =
      "\xEF\xBB\xBF{\"id\":\"1\",\"title\":\"甲\"}\r\n{\"id\":\"2\",\"title\":\"乙\"}";
  for (std::size_t step = 1; step < 9; ++step) {
    const auto rows = lines(text, step);
    ASSERT_EQ(rows.size(), 2U) << step;
    EXPECT_EQ(rows[0].need->title, "甲");
    EXPECT_EQ(rows[1].need->title, "乙");
  }
}

TEST(NeedTable, ReadsChineseHeadersAndConditions) {
  const auto rows = table(
      "需求编号,需求名称,对接领域,需求类型,地区（优先）,梯度,规模,资质,拟投入资金（万元）,悬赏金额,"
      "邀请数,截止日期,是否公开,备注\n"
      "Q1,电机,产品配套,采购,浙江、山东,优先：专精特新；必须：创新型,小型|微型,ISO9001,12.5,30万元,"
      "6家,2027/5/1,否,急\n"
  );
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_TRUE(rows[0].need) << first_rule(rows[0]);
  EXPECT_TRUE(rows[0].findings.empty()) << first_rule(rows[0]);
  const auto& need = *rows[0].need;
  EXPECT_EQ(need.need_type, "purchase");
  EXPECT_EQ(need.budget_planned, model::Yuan(125'000));
  EXPECT_EQ(need.bounty, model::Yuan(300'000));
  EXPECT_EQ(need.invitations, 6);
  EXPECT_TRUE(need.restricted);
  EXPECT_EQ(need.extra.at("备注"), "急");
  using K = model::ConditionKind;
  const std::vector<model::NeedCondition> expected{
      {K::kRegion, false, {"330000", "370000"}},
      {K::kTier, false, {"srdi"}},
      {K::kTier, true, {"innovative"}},
      {K::kSize, true, {"small", "micro"}},
      {K::kQualification, true, {"ISO9001"}}};
  EXPECT_EQ(need.conditions, expected);
}

TEST(NeedTable, ATitleBesideTheLadderIsAQualification) {
  const auto rows = table("需求名称,编号,企业类型\n甲,1,高新技术企业\n");
  ASSERT_TRUE(rows.at(0).need);
  EXPECT_EQ(rows[0].need->conditions.at(0).kind, model::ConditionKind::kQualification);
}

TEST(NeedTable, UnrestrictedIsNoCondition) {
  const auto rows = table("需求名称,编号,地区,规模\n甲,1,不限,全国\n");
  ASSERT_TRUE(rows.at(0).need);
  EXPECT_TRUE(rows[0].need->conditions.empty());
  EXPECT_TRUE(rows[0].findings.empty());
}

TEST(NeedTable, WithoutATitleColumnSaysWhatWouldDo) {
  try {
    table("编号,内容\n1,甲\n");
    FAIL() << "a table without titles was read";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.message().key, "intake.need.no_title_column");
    EXPECT_NE(error.message().args.at(0).find("编号、内容"), std::string::npos);
  }
}

TEST(NeedTable, EveryRowIsStoredOrRejected) {
  const auto rows = table(
      "编号,名称,内容\n1,甲,内容\n2,,只有内容\n1,又是甲,内容\n,无编号,内容\n5,\"引号没有闭合,"
      "内容\n6,己,内容\n"
  );
  std::size_t stored = 0;
  std::size_t rejected = 0;
  for (const auto& row : rows) {
    EXPECT_NE(row.need.has_value(), base::rejected(row.findings)) << row.line;
    ++(row.need ? stored : rejected);
  }
  EXPECT_EQ(rows.size(), 6U);
  EXPECT_EQ(stored, 3U);
  EXPECT_EQ(rejected, 3U);
}

TEST(NeedColumns, TellsMoneyAndStrengthFromHeaders) {
  const auto yuan = columns().find("预算（元）");
  ASSERT_TRUE(yuan);
  EXPECT_EQ(yuan->scale, 1);
  EXPECT_EQ(columns().find("预算")->scale, 10'000);
  EXPECT_EQ(columns().find("budget_planned")->scale, 1);
  EXPECT_EQ(columns().find("资质要求(必须)")->hard, std::optional(true));
  EXPECT_FALSE(columns().find("天气"));
}

/// The example of docs/formats.md between its marks.
TEST(NeedLines, ReadsTheExampleOfTheDocument) {
  const auto page =
      base::read_file(std::filesystem::path(RONGTONG_SOURCE_DIR) / "docs/formats.md", 1U << 20U);
  const auto mark = page.find("<!-- example: needs.jsonl -->");
  ASSERT_NE(mark, std::string::npos);
  const auto begin = page.find("```json\n", mark) + 8;
  const auto rows = lines(page.substr(begin, page.find("```", begin) - begin));
  ASSERT_EQ(rows.size(), 2U);
  for (const auto& row : rows) {
    ASSERT_TRUE(row.need);
    EXPECT_TRUE(row.findings.empty()) << first_rule(row);
  }
  EXPECT_EQ(rows[0].need->budget_planned, model::Yuan(26'000'000));
  EXPECT_EQ(rows[1].need->budget_planned, model::Yuan(11'000'000));
  EXPECT_EQ(rows[1].need->conditions.size(), 2U);
}

TEST(NeedLines, ReadsTheWholeDevelopmentSet) {
  const auto data = tests::testdata();
  if (!data) GTEST_SKIP();
  const auto text = base::read_file(*data / "matching/needs.dev.jsonl", 1U << 20U);
  const auto rows = lines(text);
  EXPECT_EQ(rows.size(), 36U);
  for (const auto& row : rows) {
    ASSERT_TRUE(row.need) << row.line;
    EXPECT_TRUE(row.findings.empty()) << row.line << " " << first_rule(row);
    EXPECT_FALSE(row.need->docking_area.empty());
  }
}

}  // namespace
}  // namespace rongtong::intake
