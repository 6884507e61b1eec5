#include "rules/describe.h"

#include <gtest/gtest.h>

#include "rules/parse.h"
#include "tests/rules/small_vocabulary.h"
#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

using base::Language;

struct WordsCase {
  const char* name;
  const char* text;
  const char* zh;
  const char* en;
};

class Words : public testing::TestWithParam<WordsCase> {};

TEST_P(Words, SayTheExpression) {
  const auto vocabulary = tests::small_vocabulary();
  ExpressionGraph graph;
  base::Findings findings;
  const NodeId node = parse_expression(GetParam().text, {}, {vocabulary, graph, findings});
  ASSERT_NE(node, kNoNode);
  EXPECT_EQ(describe(graph, node, vocabulary, Language::kChinese), GetParam().zh);
  EXPECT_EQ(describe(graph, node, vocabulary, Language::kEnglish), GetParam().en);
}

INSTANTIATE_TEST_SUITE_P(
    Describe,
    Words,
    testing::Values(
        WordsCase{
            "Quotient",
            "rd_expense / revenue",
            "研发费用(上年) ÷ 营业收入(上年)",
            "R&D expense (last year) ÷ Revenue (last year)"},
        WordsCase{
            "Years",
            "revenue[1] + revenue[-1] + revenue[-2]",
            "营业收入(当年) + 营业收入(上上年) + 营业收入(3年前)",
            "Revenue (this year) + Revenue (year before last) + Revenue (3 years ago)"},
        WordsCase{
            "DerivedByName",
            "rd_ratio >= 3%",
            "研发费用占比(上年) ≥ 3%",
            "R&D ratio (last year) ≥ 3%"},
        WordsCase{
            "Money",
            "revenue >= 1500万元",
            "营业收入(上年) ≥ 1,500万元",
            "Revenue (last year) ≥ 15 million yuan"},
        WordsCase{
            "Parentheses",
            "(revenue - rd_expense) * 2",
            "（营业收入(上年) − 研发费用(上年)） × 2",
            "(Revenue (last year) − R&D expense (last year)) × 2"},
        WordsCase{
            "NoNeedlessParentheses",
            "revenue - rd_expense * 2",
            "营业收入(上年) − 研发费用(上年) × 2",
            "Revenue (last year) − R&D expense (last year) × 2"},
        WordsCase{
            "RightSideKeepsIts",
            "revenue - (rd_expense - revenue)",
            "营业收入(上年) − （研发费用(上年) − 营业收入(上年)）",
            "Revenue (last year) − (R&D expense (last year) − Revenue (last year))"},
        WordsCase{
            "Titles",
            "holds(srdi) or not holds(giant) and granted(national_award, 3年, 3)",
            "持有有效的“专精特新中小企业” 或 不持有有效的“小巨人企业” 且 近 3 "
            "年获得“国家级科技奖励”且排名前 3",
            "holds a valid title: SRDI SME or holds no valid title: Little giant and granted "
            "within 3 "
            "years, among the first 3: National award"},
        WordsCase{
            "OrWithinAnd",
            "(restricted or review) and class1_ip >= 1项",
            "（产品受限 或 复核） 且 Ⅰ类知识产权 ≥ 1",
            "(Product restricted or a review) and Class-I IP ≥ 1"},
        WordsCase{"Not", "not restricted", "产品受限：否", "Product restricted: no"},
        WordsCase{"Application", "not review", "新申请", "a new application"},
        WordsCase{
            "Choices",
            "trade in [\"chemical\", \"machinery\"]",
            "行业类别为 化工、机械",
            "Trade is chemicals, machinery"},
        WordsCase{
            "Industry",
            "starts_with(industry, \"C\", \"F51\")",
            "行业代码以 C、F51 开头",
            "industry code starts with C, F51"},
        WordsCase{
            "List",
            "includes(fields, \"six_bases\")",
            "重点领域含 六基",
            "Key fields has six bases"},
        WordsCase{
            "Growth",
            "growth(revenue, revenue[-1]) >= 5%",
            "营业收入(上年) 比 营业收入(上上年) 的增长率 ≥ 5%",
            "growth of Revenue (last year) over Revenue (year before last) ≥ 5%"},
        WordsCase{
            "Day",
            "segment_since <= 2020-01-01",
            "进入细分市场日期 ≤ 2020-01-01",
            "In the segment since ≤ 2020-01-01"}
    ),
    tests::kCaseName
);

TEST(Describe, OpensTheFormulaOfADerivedIndicator) {
  const auto vocabulary = tests::small_vocabulary();
  ExpressionGraph graph;
  base::Findings findings;
  const ParseContext context{vocabulary, graph, findings};
  const NodeId ratio = parse_expression("rd_ratio[-1]", {}, context);
  EXPECT_EQ(
      describe_formula(graph, ratio, vocabulary, Language::kChinese),
      "研发费用(上上年) ÷ 营业收入(上上年)"
  );
  const NodeId years = parse_expression("segment_years", {}, context);
  EXPECT_EQ(
      describe_formula(graph, years, vocabulary, Language::kChinese),
      "进入细分市场日期 至上年末的整年数"
  );
  const NodeId revenue = parse_expression("revenue", {}, context);
  EXPECT_EQ(describe_formula(graph, revenue, vocabulary, Language::kChinese), "");
}

TEST(Describe, CutsWhatIsTooDeep) {
  const auto vocabulary = tests::small_vocabulary();
  ExpressionGraph graph;
  base::Findings findings;
  std::string text = "revenue";
  for (int i = 0; i < 300; ++i) text += " + revenue";
  const NodeId node = parse_expression(text, {}, {vocabulary, graph, findings});
  const std::string words = describe(graph, node, vocabulary, Language::kChinese);
  EXPECT_NE(words.find("…"), std::string::npos);
  EXPECT_LT(words.size(), 2000U);
}

struct NumberCase {
  const char* name;
  double value;
  Unit unit;
  const char* zh;
  const char* en;
};

class Numbers : public testing::TestWithParam<NumberCase> {};

TEST_P(Numbers, AreWrittenForPeople) {
  const auto& c = GetParam();
  EXPECT_EQ(describe_number(c.value, c.unit, Language::kChinese), c.zh);
  EXPECT_EQ(describe_number(c.value, c.unit, Language::kEnglish), c.en);
}

INSTANTIATE_TEST_SUITE_P(
    Describe,
    Numbers,
    testing::Values(
        NumberCase{"Wan", 15e6, Unit::kYuan, "1,500万元", "15 million yuan"},
        NumberCase{"Yi", 2e8, Unit::kYuan, "2亿元", "200 million yuan"},
        NumberCase{"YiWithAHalf", 2.5e8, Unit::kYuan, "2.5亿元", "250 million yuan"},
        NumberCase{"NotWholeYi", 234567890, Unit::kYuan, "23,456.79万元", "234.57 million yuan"},
        NumberCase{"Yuan", 300, Unit::kYuan, "300元", "300 yuan"},
        NumberCase{"Loss", -15e6, Unit::kYuan, "-1,500万元", "-15 million yuan"},
        NumberCase{"Nothing", 0, Unit::kYuan, "0元", "0 yuan"},
        NumberCase{"Share", 0.05, Unit::kRatio, "5%", "5%"},
        NumberCase{"FineShare", 0.07251, Unit::kRatio, "7.25%", "7.25%"},
        NumberCase{"Years", 3, Unit::kYears, "3年", "3 years"},
        NumberCase{"Days", 365, Unit::kDays, "365天", "365 days"},
        NumberCase{"Points", 67.5, Unit::kPoints, "67.5分", "67.5 points"},
        NumberCase{"Count", 1234567, Unit::kCount, "1,234,567", "1,234,567"},
        NumberCase{"Pure", 0.125, Unit::kNone, "0.125", "0.125"}
    ),
    tests::kCaseName
);

TEST(DescribeInput, NamesWhatIsMissing) {
  const auto vocabulary = tests::small_vocabulary();
  const auto say = [&](const Input& input) {
    return describe_input(input, vocabulary, 2025, Language::kChinese);
  };
  Input input;
  input.id = "rd_expense";
  input.offset = -1;
  EXPECT_EQ(say(input), "2024 年研发费用");
  EXPECT_EQ(describe_input(input, vocabulary, 2025, Language::kEnglish), "R&D expense of 2024");
  input.kind = InputKind::kDated;
  input.id = "class1_ip";
  EXPECT_EQ(say(input), "Ⅰ类知识产权");
  input.kind = InputKind::kHolds;
  input.id = "giant";
  EXPECT_EQ(say(input), "是否持有有效的“小巨人企业”");
  input.kind = InputKind::kGranted;
  input.id = "national_award";
  input.years = 3;
  EXPECT_EQ(say(input), "近 3 年是否获得“国家级科技奖励”");
  input.rank = 2;
  EXPECT_EQ(say(input), "近 3 年是否获得“国家级科技奖励”且排名前 2");
}

TEST(DescribeBand, SaysBothEnds) {
  Band band;
  band.from = 0.05;
  EXPECT_EQ(describe_band(band, Unit::kRatio, Language::kChinese), "≥ 5%");
  band.to = 0.1;
  EXPECT_EQ(describe_band(band, Unit::kRatio, Language::kChinese), "≥ 5% 且 < 10%");
  band.from.reset();
  band.to_included = true;
  EXPECT_EQ(describe_band(band, Unit::kRatio, Language::kEnglish), "≤ 10%");
}

}  // namespace
}  // namespace rongtong::rules
