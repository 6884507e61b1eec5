// Verdicts worked out by hand from the rules as they stand in the test.
#include "rules/assess.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

using rongtong::tests::kCaseName;

model::Indicator figure(const char* id, model::Unit unit) {
  model::Indicator result;
  result.id = id;
  result.zh = id;
  result.unit = unit;
  result.period = model::Period::kYear;
  return result;
}

const model::Vocabulary& vocabulary() {
  static const model::Vocabulary kVocabulary = [] {
    model::Indicator listed = figure("listed", model::Unit::kNone);
    listed.type = model::IndicatorType::kTruth;
    model::Indicator ratio = figure("rd_ratio", model::Unit::kRatio);
    ratio.formula = "rd / revenue";
    model::TitleKind award;
    award.id = "award";
    award.zh = "award";
    award.lasts = true;
    return model::Vocabulary(
        {figure("revenue", model::Unit::kYuan),
         figure("rd", model::Unit::kYuan),
         ratio,
         figure("debt_ratio", model::Unit::kRatio),
         figure("patents", model::Unit::kCount),
         figure("staff", model::Unit::kCount),
         listed},
        {award}
    );
  }();
  return kVocabulary;
}

const std::string kHead =
    "id: test\nladder: test\nname: 试\n"
    "document: {title: 办法, number: 试〔2026〕1号, issuer: 部, mark: ✔5}\n";

RuleBook book_of(const std::string& rules) {
  const std::vector<RuleFile> files = {{"test.yaml", kHead + rules}};
  ReadBook read = read_rule_book(files, vocabulary());
  for (const auto& finding : read.findings) {
    ADD_FAILURE() << finding.rule << " " << finding.value << " line " << finding.place.line;
  }
  return std::move(read.book);
}

model::FirmFacts firm_with(std::vector<std::pair<const char*, model::FactValue>> values) {
  model::FirmFacts firm;
  for (auto& [id, value] : values) firm.yearly.push_back({id, 2025, std::move(value)});
  return firm;
}

/// A book of one rule set, judging firms on 2026-05-01.
class Judge {
 public:
  explicit Judge(const std::string& rules, bool review = false)
      : book_(book_of(rules)), review_(review) {}

  Assessment operator()(const model::FirmFacts& firm) const {
    const std::vector<model::FirmFacts> firms = {firm};
    const FactTable facts = bind_facts(
        firms, book_.graph().inputs(), vocabulary(), *base::parse_date("2026-05-01"), review_
    );
    return assess(book_, book_.sets().at(0), facts, 0);
  }

 private:
  RuleBook book_;
  bool review_;
};

std::vector<std::string> missing_ids(const std::vector<Input>& inputs) {
  std::vector<std::string> ids;
  for (const Input& input : inputs) ids.push_back(input.id);
  return ids;
}

using Ids = std::vector<std::string>;

// One comparison.

struct EdgeCase {
  const char* name;
  const char* rule;
  double value;
  Truth expected;
  double distance;
};

void PrintTo(const EdgeCase& test_case, std::ostream* out) { *out << test_case.name; }

class Edge : public testing::TestWithParam<EdgeCase> {};

TEST_P(Edge, OfAMark) {
  const std::string rule = GetParam().rule;
  const Judge judge("conditions:\n  - {value: revenue, " + rule + "}\n");
  const auto result = judge(firm_with({{"revenue", GetParam().value}}));
  EXPECT_EQ(result.verdict, GetParam().expected);
  const auto& condition = result.conditions.at(0);
  EXPECT_EQ(condition.value, GetParam().value);
  EXPECT_EQ(condition.threshold, 1500e4);
  EXPECT_EQ(condition.distance, GetParam().distance);
}

constexpr Truth kYes = Truth::kYes;
constexpr Truth kNo = Truth::kNo;
constexpr Truth kUnknown = Truth::kUnknown;

INSTANTIATE_TEST_SUITE_P(
    Assess,
    Edge,
    testing::Values(
        EdgeCase{"AtLeastBelow", "at_least: 1500万元", 1200e4, kNo, 300e4},
        EdgeCase{"AtLeastAt", "at_least: 1500万元", 1500e4, kYes, 0},
        EdgeCase{"AboveAt", "above: 1500万元", 1500e4, kNo, 0},
        EdgeCase{"AboveAYuanMore", "above: 1500万元", 1500e4 + 1, kYes, 0},
        EdgeCase{"AtMostAt", "at_most: 1500万元", 1500e4, kYes, 0},
        EdgeCase{"AtMostAYuanMore", "at_most: 1500万元", 1500e4 + 1, kNo, 1},
        EdgeCase{"BelowAt", "below: 1500万元", 1500e4, kNo, 0},
        EdgeCase{"BelowAYuanLess", "below: 1500万元", 1500e4 - 1, kYes, 0},
        EdgeCase{"EqualsNot", "equals: 1500万元", 1000e4, kNo, 500e4}
    ),
    kCaseName
);

TEST(Assess, AShareThatIsTheMarkByHandReachesIt) {
  // 0.1 + 0.2 is more than 0.3 in doubles, 1 − 0.9 less than 0.1.
  const Judge judge("conditions:\n  - {value: 1 - rd_ratio, at_least: 10%}\n");
  EXPECT_EQ(judge(firm_with({{"rd", 90.0}, {"revenue", 100.0}})).verdict, kYes);
  const Judge most("conditions:\n  - {value: rd_ratio + debt_ratio, at_most: 30%}\n");
  const auto firm = firm_with({{"rd", 10.0}, {"revenue", 100.0}, {"debt_ratio", 0.2}});
  EXPECT_EQ(most(firm).verdict, kYes);
}

// What is missing.

TEST(Assess, MissingRevenueAsksInsteadOfFailing) {
  const Judge judge("conditions:\n  - {value: revenue, at_least: 1500万元}\n");
  const auto result = judge(firm_with({}));
  EXPECT_EQ(result.verdict, kUnknown);
  EXPECT_EQ(missing_ids(result.missing), Ids{"revenue"});
  EXPECT_EQ(result.unmet, 0);
  EXPECT_EQ(result.undecided, 1);
  EXPECT_FALSE(result.conditions.at(0).distance);
}

TEST(Assess, OnlyWhatDecidesIsMissing) {
  const Judge judge(
      "conditions:\n"
      "  - any:\n"
      "      - {value: revenue, at_least: 1500万元}\n"
      "      - {value: patents, at_least: 1项}\n"
      "  - {value: staff, at_least: 20人}\n"
  );
  const auto met = judge(firm_with({{"revenue", 2000e4}}));
  EXPECT_EQ(met.verdict, kUnknown);
  EXPECT_EQ(missing_ids(met.missing), Ids{"staff"});
  const auto open = judge(firm_with({{"revenue", 1000e4}, {"staff", 30.0}}));
  EXPECT_EQ(missing_ids(open.missing), Ids{"patents"});
  const auto failed = judge(firm_with({{"staff", 10.0}}));
  EXPECT_EQ(failed.verdict, kNo);
  EXPECT_TRUE(failed.missing.empty());
  EXPECT_EQ(failed.unmet, 1);
  EXPECT_EQ(failed.undecided, 1);
}

TEST(Assess, ADerivedIndicatorMissesItsParts) {
  const Judge judge("conditions:\n  - {value: rd_ratio, at_least: 3%}\n");
  EXPECT_EQ(missing_ids(judge(firm_with({{"rd", 5.0}})).missing), Ids{"revenue"});
  EXPECT_EQ(judge(firm_with({{"rd_ratio", 0.05}})).verdict, kYes);
}

TEST(Assess, NothingIsMissingWhereTheSourceIsOpen) {
  const Judge judge("conditions:\n  - {value: revenue, at_least: 1500万元, mark: M}\n");
  const auto result = judge(firm_with({}));
  EXPECT_EQ(result.verdict, kUnknown);
  EXPECT_TRUE(result.missing.empty());
  EXPECT_EQ(judge(firm_with({{"revenue", 2000e4}})).verdict, kUnknown);
}

// Waivers and conditions that are not asked.

TEST(Assess, AWaiverStandsInForACondition) {
  const Judge judge(
      "conditions:\n"
      "  - {value: patents, at_least: 4项, waived_when: \"granted(award, 3年)\"}\n"
  );
  auto firm = firm_with({{"patents", 1.0}});
  EXPECT_EQ(judge(firm).verdict, kUnknown);
  EXPECT_EQ(missing_ids(judge(firm).missing), Ids{"award"});
  model::TitleGrant grant;
  grant.title = "award";
  grant.granted_on = base::parse_date("2024-01-01");
  firm.titles.push_back(grant);
  const auto result = judge(firm);
  EXPECT_EQ(result.verdict, kYes);
  EXPECT_EQ(result.conditions.at(0).bare, kNo);
  EXPECT_EQ(result.conditions.at(0).waived, kYes);
  EXPECT_EQ(result.conditions.at(0).distance, 3.0);
}

TEST(Assess, WhatIsNotAskedIsMet) {
  const std::string rules =
      "conditions:\n  - {value: revenue, at_least: 1500万元, applies_when: not review}\n";
  const auto firm = firm_with({{"revenue", 1.0}});
  EXPECT_EQ(Judge(rules, false)(firm).verdict, kNo);
  const auto review = Judge(rules, true)(firm);
  EXPECT_EQ(review.verdict, kYes);
  EXPECT_TRUE(review.review);
  EXPECT_FALSE(review.conditions.at(0).asked);
}

// Points.

constexpr const char* kTable =
    "points:\n"
    "  pass_mark: 60分\n"
    "  direct: listed\n"
    "  groups:\n"
    "    - id: innovation\n"
    "      text: 创新\n"
    "      maximum: 50\n"
    "      minimum: 20\n"
    "      items:\n"
    "        - id: rd\n"
    "          text: 研发\n"
    "          maximum: 40\n"
    "          value: rd_ratio\n"
    "          bands:\n"
    "            - {at_least: 5%, points: 40}\n"
    "            - {at_least: 3%, points: 20}\n"
    "            - {below: 3%, points: 0}\n"
    "        - id: ip\n"
    "          text: 专利\n"
    "          maximum: 20\n"
    "          per_full: {value: patents, step: 2项, points: 5}\n"
    "    - id: growth\n"
    "      text: 成长\n"
    "      items:\n"
    "        - id: debt\n"
    "          text: 负债\n"
    "          maximum: 50\n"
    "          value: debt_ratio\n"
    "          bands:\n"
    "            - {above: 75%, points: 0}\n"
    "            - {above: 55%, points: 25}\n"
    "            - {at_most: 55%, points: 50}\n";

struct PointsCase {
  const char* name;
  std::vector<std::pair<const char*, model::FactValue>> facts;
  Points total;
  Truth verdict;
  std::vector<std::string> missing;
};

void PrintTo(const PointsCase& test_case, std::ostream* out) { *out << test_case.name; }

class Table : public testing::TestWithParam<PointsCase> {};

TEST_P(Table, AddsUp) {
  static const Judge kJudge(kTable);
  const auto result = kJudge(firm_with(GetParam().facts));
  EXPECT_EQ(result.points->total, GetParam().total);
  EXPECT_EQ(result.verdict, GetParam().verdict);
  EXPECT_EQ(missing_ids(result.missing), GetParam().missing);
}

INSTANTIATE_TEST_SUITE_P(
    Assess,
    Table,
    testing::Values(
        PointsCase{
            "AllTheBest",
            {{"rd", 5.0},
             {"revenue", 100.0},
             {"patents", 8.0},
             {"debt_ratio", 0.5},
             {"listed", false}},
            {100'00, 100'00},
            kYes,
            {}},
        PointsCase{
            "TheGroupIsCutOff",  // 40 + 15 is 50 at most, and 25
            {{"rd", 5.0},
             {"revenue", 100.0},
             {"patents", 7.0},
             {"debt_ratio", 0.6},
             {"listed", false}},
            {75'00, 75'00},
            kYes,
            {}},
        PointsCase{
            "JustTheMark",  // 0 + 20 from patents, 50: but 70 with the minimum of 20 reached
            {{"rd", 2.0},
             {"revenue", 100.0},
             {"patents", 9.0},
             {"debt_ratio", 0.55},
             {"listed", false}},
            {70'00, 70'00},
            kYes,
            {}},
        PointsCase{
            "BelowTheMark",  // 20 + 5, 25
            {{"rd", 3.0},
             {"revenue", 100.0},
             {"patents", 3.0},
             {"debt_ratio", 0.75},
             {"listed", false}},
            {50'00, 50'00},
            kNo,
            {}},
        PointsCase{
            "BelowAMinimum",  // 0 + 15, 50: 65, but 15 of 20 for innovation
            {{"rd", 2.0},
             {"revenue", 100.0},
             {"patents", 6.0},
             {"debt_ratio", 0.3},
             {"listed", false}},
            {65'00, 65'00},
            kNo,
            {}},
        PointsCase{
            "UnknownDebtIsARange",
            {{"rd", 5.0}, {"revenue", 100.0}, {"patents", 0.0}, {"listed", false}},
            {40'00, 90'00},
            kUnknown,
            {"debt_ratio"}},
        PointsCase{
            "UnknownPatentsDoNotMatterOnceEnoughIsThere",
            {{"rd", 5.0}, {"revenue", 100.0}, {"debt_ratio", 0.3}, {"listed", false}},
            {90'00, 100'00},
            kYes,
            {}},
        PointsCase{
            "UnknownPatentsCannotHelp",  // at most 0 + 20, 0
            {{"rd", 1.0}, {"revenue", 100.0}, {"debt_ratio", 0.9}, {"listed", false}},
            {0, 20'00},
            kNo,
            {}},
        PointsCase{"DirectRoute", {{"listed", true}}, {0, 100'00}, kYes, {}},
        PointsCase{
            "DirectRouteUnknown",
            {{"rd", 1.0}, {"revenue", 100.0}, {"patents", 0.0}, {"debt_ratio", 0.9}},
            {0, 0},
            kUnknown,
            {"listed"}}
    ),
    kCaseName
);

TEST(Assess, SaysHowFarTheNextBandIs) {
  const Judge judge(kTable);
  const auto result = judge(firm_with({{"rd", 4.0}, {"revenue", 100.0}, {"debt_ratio", 0.6}}));
  const auto& rd = result.points->groups.at(0).items.at(0);
  EXPECT_EQ(rd.band, 1U);
  EXPECT_NEAR(rd.to_next.value(), 0.01, 1e-15);
  EXPECT_EQ(rd.next_points, (Points{40'00, 40'00}));
  const auto& debt = result.points->groups.at(1).items.at(0);
  EXPECT_NEAR(debt.to_next.value(), 0.05, 1e-15);
  EXPECT_EQ(debt.next_points, (Points{50'00, 50'00}));
}

TEST(Assess, TheBestBandHasNoNext) {
  const Judge judge(kTable);
  const auto result = judge(firm_with({{"rd", 6.0}, {"revenue", 100.0}}));
  EXPECT_FALSE(result.points->groups.at(0).items.at(0).to_next);
}

constexpr const char* kItems =
    "points:\n"
    "  pass_mark: 30分\n"
    "  groups:\n"
    "    - id: all\n"
    "      text: 全部\n"
    "      items:\n"
    "        - id: first\n"
    "          text: 先者\n"
    "          maximum: 20\n"
    "          cases:\n"
    "            - {is: patents >= 4项, points: 20}\n"
    "            - {is: listed, points: 10}\n"
    "            - {otherwise: 2}\n"
    "        - id: each\n"
    "          text: 各项\n"
    "          maximum: 5\n"
    "          sum:\n"
    "            - {is: listed, points: 3}\n"
    "            - {is: staff >= 20人, points: 3}\n"
    "        - id: best\n"
    "          text: 取高\n"
    "          maximum: 10\n"
    "          better_of:\n"
    "            - value: rd\n"
    "              bands: [{at_least: 500万元, points: 10}, {below: 500万元, points: 4}]\n"
    "            - value: rd_ratio\n"
    "              bands: [{at_least: 10%, points: 10}, {below: 10%, points: 6}]\n"
    "        - {id: local, text: 地方, maximum: 15, undecided: 原文未给出分值}\n";

struct ItemsCase {
  const char* name;
  std::vector<std::pair<const char*, model::FactValue>> facts;
  std::vector<Points> expected;  ///< first, each, best
};

void PrintTo(const ItemsCase& test_case, std::ostream* out) { *out << test_case.name; }

class Items : public testing::TestWithParam<ItemsCase> {};

TEST_P(Items, GivePoints) {
  static const Judge kJudge(kItems);
  const auto result = kJudge(firm_with(GetParam().facts));
  const auto& items = result.points->groups.at(0).items;
  for (std::size_t i = 0; i < GetParam().expected.size(); ++i) {
    EXPECT_EQ(items.at(i).points, GetParam().expected[i]) << items.at(i).item->id;
  }
  EXPECT_EQ(items.at(3).points, (Points{0, 15'00}));
  EXPECT_TRUE(items.at(3).missing.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Assess,
    Items,
    testing::Values(
        ItemsCase{
            "AllKnown",
            {{"patents", 3.0},
             {"listed", true},
             {"staff", 20.0},
             {"rd", 400e4},
             {"revenue", 8000e4}},
            {{10'00, 10'00}, {5'00, 5'00}, {6'00, 6'00}}},
        ItemsCase{
            "TheFirstCaseHides",
            {{"patents", 4.0}, {"staff", 19.0}, {"rd", 500e4}, {"revenue", 8000e4}},
            {{20'00, 20'00}, {0, 3'00}, {10'00, 10'00}}},
        ItemsCase{
            "AnUnknownCaseLeavesTheLater",
            {{"listed", true}, {"rd", 400e4}},
            {{10'00, 20'00}, {3'00, 5'00}, {6'00, 10'00}}},
        ItemsCase{"NothingKnown", {}, {{2'00, 20'00}, {0, 5'00}, {6'00, 10'00}}}
    ),
    kCaseName
);

// Classes.

constexpr const char* kClasses =
    "classes:\n"
    "  - {id: large, text: 大, when: revenue >= 4亿元 and staff >= 1000人}\n"
    "  - {id: small, text: 小, when: revenue >= 300万元}\n"
    "  - {id: micro, text: 微, otherwise: true}\n";

struct ClassesCase {
  const char* name;
  std::vector<std::pair<const char*, model::FactValue>> facts;
  const char* expected;
  std::vector<std::string> possible;
  std::vector<std::string> missing;
};

void PrintTo(const ClassesCase& test_case, std::ostream* out) { *out << test_case.name; }

class Classes : public testing::TestWithParam<ClassesCase> {};

TEST_P(Classes, TheFirstThatHolds) {
  static const Judge kJudge(kClasses);
  const auto result = kJudge(firm_with(GetParam().facts));
  EXPECT_EQ(result.class_id, GetParam().expected);
  EXPECT_EQ(result.possible_classes, GetParam().possible);
  EXPECT_EQ(missing_ids(result.missing), GetParam().missing);
  EXPECT_EQ(result.verdict, result.class_id.empty() ? kUnknown : kYes);
}

INSTANTIATE_TEST_SUITE_P(
    Assess,
    Classes,
    testing::Values(
        ClassesCase{"Large", {{"revenue", 5e8}, {"staff", 1000.0}}, "large", {"large"}, {}},
        ClassesCase{"SmallByStaff", {{"revenue", 5e8}, {"staff", 999.0}}, "small", {"small"}, {}},
        ClassesCase{"SmallWithoutStaff", {{"revenue", 1e8}}, "small", {"small"}, {}},
        ClassesCase{"LargeOrSmall", {{"revenue", 5e8}}, "", {"large", "small"}, {"staff"}},
        ClassesCase{"NotLarge", {{"staff", 5.0}}, "", {"small", "micro"}, {"revenue"}},
        ClassesCase{"Micro", {{"revenue", 1.0}, {"staff", 5.0}}, "micro", {"micro"}, {}}
    ),
    kCaseName
);

TEST(Assess, AFirmThatImprovesNeverLosesPoints) {
  const Judge judge(kTable);
  for (double debt = 1.0; debt > 0; debt -= 0.0625) {
    std::int32_t before = -1;
    for (double rd = 0; rd < 10; rd += 0.25) {
      const auto result =
          judge(firm_with({{"rd", rd}, {"revenue", 100.0}, {"patents", 4.0}, {"debt_ratio", debt}})
          );
      ASSERT_GE(result.points->total.least, before);
      before = result.points->total.least;
    }
  }
}

}  // namespace
}  // namespace rongtong::rules
