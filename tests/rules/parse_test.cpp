#include "rules/parse.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rules/build.h"
#include "tests/rules/small_vocabulary.h"
#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

/// Knows one classification with one class.
class OneClass : public ClassResolver {
 public:
  explicit OneClass(ExpressionGraph& graph) : graph_(graph) {}
  Answer classed(std::string_view id, std::span<const std::string> classes) override {
    const bool known = id == "size-2011" && classes.size() == 1 && classes.front() == "small";
    return {known ? graph_.truth(Truth::kYes) : kNoNode, {}};
  }

 private:
  ExpressionGraph& graph_;
};

struct Read {
  ExpressionGraph graph;
  base::Findings findings;
  Typed value;
};

Read read(std::string_view text, int year = 0) {
  static const model::Vocabulary kVocabulary = tests::small_vocabulary();
  Read result;
  OneClass classes(result.graph);
  result.value = parse_typed(
      text,
      {.file = "x.yaml", .line = 7, .column = 3},
      {kVocabulary, result.graph, result.findings, &classes, year}
  );
  return result;
}

/// `rule character`, by `;`.
std::string found(const base::Findings& findings) {
  std::string text;
  for (const auto& finding : findings) {
    EXPECT_EQ(finding.place.file, "x.yaml");
    EXPECT_EQ(finding.place.line, 7U);
    text +=
        (text.empty() ? "" : ";") + finding.rule + " " + std::to_string(finding.place.character);
  }
  return text;
}

struct TruthCase {
  const char* name;
  const char* text;
  Truth truth;
};

/// Expressions of numbers alone are worked out while reading: precedence and arithmetic by hand.
class WorkedOut : public testing::TestWithParam<TruthCase> {};

TEST_P(WorkedOut, ByPrecedence) {
  const Read result = read(GetParam().text);
  ASSERT_EQ(found(result.findings), "");
  const Node& node = result.graph.at(result.value.node);
  ASSERT_EQ(node.op, Op::kTruth);
  EXPECT_EQ(static_cast<Truth>(static_cast<int>(node.number)), GetParam().truth);
}

INSTANTIATE_TEST_SUITE_P(
    Expressions,
    WorkedOut,
    testing::Values(
        TruthCase{"ProductBeforeSum", "1 + 2 * 3 = 7", Truth::kYes},
        TruthCase{"FromTheLeft", "10 - 4 - 3 = 3", Truth::kYes},
        TruthCase{"DivisionFromTheLeft", "12 / 2 / 3 = 2", Truth::kYes},
        TruthCase{"Parentheses", "(1 + 2) * 3 = 9", Truth::kYes},
        TruthCase{"Minus", "-2 * -3 = 6", Truth::kYes},
        TruthCase{"AndBeforeOr", "yes or no and no", Truth::kYes},
        TruthCase{"NotBehindComparison", "not 1 >= 2", Truth::kYes},
        TruthCase{"NotBeforeAnd", "not no and no", Truth::kNo},
        TruthCase{"NotNot", "not not yes", Truth::kYes},
        TruthCase{"UnknownAndNo", "1 / 0 >= 2 and no", Truth::kNo},
        TruthCase{"UnknownOrYes", "1 / 0 >= 2 or yes", Truth::kYes},
        TruthCase{"UnknownAndYes", "1 / 0 >= 2 and yes", Truth::kUnknown},
        TruthCase{"NotUnknown", "not 1 / 0 >= 2", Truth::kUnknown},
        TruthCase{"RootOfNegative", "sqrt(0 - 4) = 2", Truth::kUnknown},
        TruthCase{"Root", "sqrt(9) = 3", Truth::kYes},
        TruthCase{"Functions", "min(3, 1, 2) = 1 and max(3, 1, 2) = 3", Truth::kYes},
        TruthCase{"Average", "average(1, 2, 6) = 3 and sum(1, 2, 6) = 9", Truth::kYes},
        TruthCase{"AbsFloor", "abs(-2.5) = 2.5 and floor(2.5) = 2", Truth::kYes},
        TruthCase{"FloorWithSlack", "floor(0.3 / 0.1) = 3", Truth::kYes},
        TruthCase{"Growth", "growth(110, 100) = 10%", Truth::kYes},
        TruthCase{"GrowthFromNothing", "growth(110, 0) >= 10%", Truth::kUnknown},
        TruthCase{"GrowthFromLoss", "growth(110, -100) >= 10%", Truth::kUnknown},
        TruthCase{"If", "if(1 > 2, 3, 4) = 4", Truth::kYes},
        TruthCase{"IfUnknown", "if(1 / 0 > 2, 3, 3) = 3", Truth::kUnknown},
        TruthCase{"IfOfTruths", "if(yes, no, yes)", Truth::kNo},
        TruthCase{"OrElse", "or_else(1 / 0, 5) = 5", Truth::kYes},
        TruthCase{"OrElseKnown", "or_else(4, 5) = 4", Truth::kYes},
        TruthCase{
            "MoneyUnits", "1亿元 = 10000万元 and 1万元 = 10千元 and 1千元 = 1000元", Truth::kYes},
        TruthCase{"PercentIsExact", "7.2% = 0.072", Truth::kYes},
        TruthCase{"MoneyByMoney", "300万元 / 1亿元 = 3%", Truth::kYes},
        TruthCase{"ShareOfMoney", "1亿元 * 3% = 300万元", Truth::kYes},
        TruthCase{"BlankBeforeUnit", "1500 万元 = 0.15亿元", Truth::kYes},
        TruthCase{"FullWidthSigns", "（1＋2）×3 ≥ 9", Truth::kYes},
        TruthCase{"NotEqual", "1 ≠ 2 and 1 != 2", Truth::kYes},
        TruthCase{"EqualWithinSlack", "0.1 + 0.2 = 0.3", Truth::kYes},
        TruthCase{"StrictWithinSlack", "0.1 + 0.2 > 0.3", Truth::kNo},
        TruthCase{"Dates", "2026-04-01 > 2026-03-31", Truth::kYes},
        TruthCase{"TruthsCompared", "(1 > 2) = no", Truth::kYes},
        TruthCase{"Zero", "1万元 > 0", Truth::kYes},
        TruthCase{"Class", "classed(size-2011, small)", Truth::kYes}
    ),
    tests::kCaseName
);

struct UnitCase {
  const char* name;
  const char* text;
  Type type;
  Unit unit;
};

class Units : public testing::TestWithParam<UnitCase> {};

TEST_P(Units, FollowTheAlgebra) {
  const Read result = read(GetParam().text);
  ASSERT_EQ(found(result.findings), "");
  EXPECT_EQ(result.value.type, GetParam().type);
  EXPECT_EQ(result.value.unit, GetParam().unit);
}

INSTANTIATE_TEST_SUITE_P(
    Expressions,
    Units,
    testing::Values(
        UnitCase{"MoneyByMoney", "rd_expense / revenue", Type::kNumber, Unit::kRatio},
        UnitCase{"MoneyByCount", "revenue / employees", Type::kNumber, Unit::kYuan},
        UnitCase{"CountByCount", "class1_ip / employees", Type::kNumber, Unit::kRatio},
        UnitCase{"MoneyTimesNumber", "2 * revenue", Type::kNumber, Unit::kYuan},
        UnitCase{"MoneyTimesShare", "revenue * 3%", Type::kNumber, Unit::kYuan},
        UnitCase{"MoneyByShare", "revenue / 80%", Type::kNumber, Unit::kYuan},
        UnitCase{"RatioPlusBare", "sqrt(revenue / revenue[-2]) - 1", Type::kNumber, Unit::kRatio},
        UnitCase{"Growth", "growth(revenue, revenue[-1])", Type::kNumber, Unit::kRatio},
        UnitCase{"Years", "years_to_day(segment_since)", Type::kNumber, Unit::kYears},
        UnitCase{"Days", "days_to_day(segment_since)", Type::kNumber, Unit::kDays},
        UnitCase{"Comparison", "revenue >= 1500万元", Type::kTruth, Unit::kNone},
        UnitCase{"CountTakesBare", "employees >= 50", Type::kTruth, Unit::kNone},
        UnitCase{"CountTakesPersons", "employees >= 50人", Type::kTruth, Unit::kNone},
        UnitCase{"TextIn", "trade in [\"chemical\", 'machinery']", Type::kTruth, Unit::kNone},
        UnitCase{"TextNotIn", "trade not in [\"chemical\"]", Type::kTruth, Unit::kNone},
        UnitCase{"TextEquals", "trade = \"chemical\"", Type::kTruth, Unit::kNone},
        UnitCase{"Includes", "includes(fields, \"six_bases\")", Type::kTruth, Unit::kNone},
        UnitCase{"Industry", "starts_with(industry, \"C\", \"F51\")", Type::kTruth, Unit::kNone},
        UnitCase{"Holds", "holds(giant) and not review", Type::kTruth, Unit::kNone},
        UnitCase{"Granted", "granted(national_award, 3年, 3)", Type::kTruth, Unit::kNone},
        UnitCase{"GrantedAnyRank", "granted(national_award, 3)", Type::kTruth, Unit::kNone},
        UnitCase{"Since", "held_since(giant)", Type::kDate, Unit::kNone}
    ),
    tests::kCaseName
);

struct FaultCase {
  const char* name;
  const char* text;
  const char* findings;  ///< the expression begins at character 3
};

class ExpressionFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(ExpressionFaults, NameTheirCharacter) {
  const Read result = read(GetParam().text);
  EXPECT_EQ(found(result.findings), GetParam().findings);
  EXPECT_EQ(result.value.node, kNoNode);
}

INSTANTIATE_TEST_SUITE_P(
    Expressions,
    ExpressionFaults,
    testing::Values(
        FaultCase{"Empty", "  ", "rules.empty 5"},
        FaultCase{"UnknownIndicator", "revenue + rd_expnse", "rules.unknown_name 13"},
        FaultCase{
            "UnknownTwice", "revenu + rd_expnse", "rules.unknown_name 3;rules.unknown_name 12"},
        FaultCase{"ChineseName", "研发费用 >= 3万元", "rules.unknown_name 3"},
        FaultCase{"UnknownTitle", "holds(gaint)", "rules.unknown_title 9"},
        FaultCase{"TitleAsValue", "giant", "rules.title_as_value 3"},
        FaultCase{"UnknownFunction", "averge(1, 2)", "rules.unknown_function 3"},
        FaultCase{"FunctionBare", "min + 1", "rules.syntax 3"},
        FaultCase{"TooManyArguments", "abs(1, 2)", "rules.arguments 3"},
        FaultCase{"TooFewArguments", "growth(revenue)", "rules.arguments 3"},
        FaultCase{"MoneyBare", "revenue >= 1500", "rules.money_bare 14"},
        FaultCase{"MoneyBareInside", "max(revenue, 1500) >= 1万元", "rules.money_bare 16"},
        FaultCase{"RatioAboveOne", "rd_ratio >= 5", "rules.ratio_bare 15"},
        FaultCase{"RatioNeverAboveOne", "rd_ratio >= 500%", "rules.ratio_large 15"},
        FaultCase{"UnitsDiffer", "revenue + employees", "rules.units_differ 13"},
        FaultCase{"YearsAndDays", "segment_years >= 365天", "rules.units_differ 20"},
        FaultCase{"MoneyTimesMoney", "revenue * revenue >= 0", "rules.units_multiply 3"},
        FaultCase{"NumberByMoney", "1 / revenue >= 0", "rules.units_divide 3"},
        FaultCase{"RootOfMoney", "sqrt(revenue) >= 1万元", "rules.units_root 8"},
        FaultCase{"TruthPlus", "restricted + 1", "rules.wants_number 3"},
        FaultCase{"NumberAnd", "revenue and restricted", "rules.wants_truth 3"},
        FaultCase{"NotNumber", "not revenue", "rules.wants_truth 7"},
        FaultCase{"TextCompared", "trade >= 3", "rules.wants_number 3"},
        FaultCase{"DateCompared", "segment_since >= 3年", "rules.wants_date 20"},
        FaultCase{"DateOfNumber", "years_to_day(revenue)", "rules.wants_date 16"},
        FaultCase{"ListOfText", "includes(trade, \"chemical\")", "rules.wants_list 12"},
        FaultCase{"TextOfList", "fields in [\"six_bases\"]", "rules.wants_text 3"},
        FaultCase{"TextWithoutQuotes", "trade = revenue", "rules.wants_written_text 11"},
        FaultCase{"UnknownChoice", "trade in [\"chemcal\"]", "rules.choice_unknown 13"},
        FaultCase{"ChoiceByName", "trade = \"化工\"", "rules.choice_unknown 11"},
        FaultCase{"TextAlone", "\"C\"", "rules.text_alone 3"},
        FaultCase{"YearOfDated", "class1_ip[-1] >= 1", "rules.year_of_dated 3"},
        FaultCase{"YearTooFar", "revenue[2] >= 0", "rules.year_range 11"},
        FaultCase{"YearNoNumber", "revenue[x] >= 0", "rules.syntax 11"},
        FaultCase{"OpenParenthesis", "(revenue", "rules.syntax 11"},
        FaultCase{"Rest", "revenue 5", "rules.rest 11"},
        FaultCase{"NoRightSide", "revenue >=", "rules.syntax 13"},
        FaultCase{"Chained", "1 <= employees <= 3", "rules.syntax 18"},
        FaultCase{"StrangeCharacter", "revenue ? 3", "rules.syntax 11"},
        FaultCase{"StrangeUnit", "revenue >= 3块", "rules.syntax 14"},
        FaultCase{"OpenText", "trade = \"C", "rules.syntax 11"},
        FaultCase{"NoSuchDay", "segment_since > 2026-02-30", "rules.syntax 19"},
        FaultCase{"YearsMissing", "granted(national_award)", "rules.syntax 25"},
        FaultCase{"YearsNotWhole", "granted(national_award, 1.5年)", "rules.syntax 27"},
        FaultCase{"UnknownClass", "classed(size-2011, tiny)", "rules.classed 11"},
        FaultCase{"ClassMissing", "classed(size-2011)", "rules.arguments 3"},
        FaultCase{
            "BehindChinese",
            "trade = \"中文\" or revnue > 0",
            "rules.choice_unknown 11;rules.unknown_name 19"}
    ),
    tests::kCaseName
);

TEST(Expressions, AFaultSaysWhatToWrite) {
  const auto say = [](const char* text) {
    return base::render(read(text).findings.at(0).message, base::Language::kEnglish);
  };
  EXPECT_EQ(say("revenue >= 1500"), "The amount \"1500\" has no unit. Write 1500万元 or 1500元.");
  EXPECT_EQ(
      say("rd_ratio >= 5"), "Ratios run from 0 to 1, but here is \"5\". For 5 % write 5% or 0.05."
  );
  EXPECT_EQ(say("holds(gaint)"), "There is no title \"gaint\". Did you mean \"giant\"?");
  EXPECT_EQ(say("营收 > 0"), "There is no indicator \"营收\". Did you mean \"revenue\"?");
}

/// Inputs as `id[offset]`, ascending.
std::string inputs(const Read& result) {
  auto list = result.graph.inputs();
  std::ranges::sort(list);
  std::string text;
  for (const Input& input : list) {
    text += (text.empty() ? "" : " ") + input.id + "[" + std::to_string(input.offset) + "]";
  }
  return text;
}

TEST(Expressions, MoveEveryYearOfADerivedIndicator) {
  EXPECT_EQ(inputs(read("revenue[-1]")), "revenue[-1]");
  EXPECT_EQ(inputs(read("rd_ratio[-1]")), "rd_expense[-1] rd_ratio[-1] revenue[-1]");
  EXPECT_EQ(inputs(read("revenue[-1]", -1)), "revenue[-2]");
  EXPECT_EQ(
      inputs(read("rd_two_years[-1]")),
      "rd_expense[-2] rd_expense[-1] rd_ratio[-2] rd_ratio[-1] rd_two_years[-1] revenue[-2] "
      "revenue[-1]"
  );
  const Read years = read("segment_years[-1]");
  const Node& node = years.graph.at(years.graph.children(years.value.node)[0]);
  EXPECT_EQ(node.op, Op::kYearsToYearEnd);
  EXPECT_EQ(node.payload, 127U);  // 128 − 1: years to the end of the year before last
}

TEST(Expressions, AReportedFigureStandsInForAnUnknownFormula) {
  const Read result = read("rd_ratio");
  const Node& node = result.graph.at(result.value.node);
  ASSERT_EQ(node.op, Op::kOrElse);
  EXPECT_EQ(result.graph.at(result.graph.children(result.value.node)[0]).op, Op::kDivide);
  const Node& reported = result.graph.at(result.graph.children(result.value.node)[1]);
  EXPECT_EQ(result.graph.inputs()[reported.payload].id, "rd_ratio");
}

TEST(Expressions, EqualPartsAreOneNode) {
  const Read result = read("rd_expense / revenue >= 3% or rd_expense / revenue >= 3%");
  EXPECT_EQ(result.graph.nodes().size(), 5U);
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(Expressions, NestOnlySoDeep) {
  EXPECT_EQ(
      found(read(repeated("(", 300) + "1" + repeated(")", 300)).findings), "rules.too_deep 101"
  );
  EXPECT_EQ(found(read(repeated("not ", 300) + "yes").findings), "rules.too_deep 395");
  EXPECT_EQ(found(read(repeated("-", 300) + "1 > 0").findings), "rules.too_deep 101");
  EXPECT_EQ(found(read(repeated("1 + ", 2000) + "1 > 0").findings), "rules.long 3");
  EXPECT_EQ(found(read(repeated("1 + ", 900) + "1 > 0").findings), "");
}

}  // namespace
}  // namespace rongtong::rules
