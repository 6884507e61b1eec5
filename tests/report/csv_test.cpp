#include <gtest/gtest.h>

#include <algorithm>

#include "report/report.h"
#include "tests/report/golden.h"
#include "tests/report/sample_plan.h"
#include "tests/support/cases.h"

namespace rongtong::report {
namespace {

using base::Language;

std::string csv(const model::Plan& plan, View view) {
  return plan_csv(plan, view, tests::codes(), Language::kChinese);
}

TEST(Csv, EveryViewIsAsItWasLookedAt) {
  for (const auto& name : views()) {
    tests::expect_golden(std::string(name.id) + ".csv", csv(tests::small_plan(), name.view));
  }
}

TEST(Csv, EnglishHeadings) {
  const auto english =
      plan_csv(tests::small_plan(), View::kLeftOut, tests::codes(), Language::kEnglish);
  EXPECT_EQ(english.substr(3, english.find("\r\n") - 3), "Need code,Need,Credit code,Firm,Why");
}

TEST(Csv, ViewsAreFoundById) {
  EXPECT_EQ(view_by_id("left_out"), View::kLeftOut);
  EXPECT_EQ(view_by_id("nothing"), std::nullopt);
}

struct FormulaCase {
  const char* name;
  std::string text;
  std::string cell;  ///< as it stands in the file
};

class Formula : public testing::TestWithParam<FormulaCase> {};

TEST_P(Formula, IsDisarmed) {
  auto plan = tests::small_plan();
  plan.firms[3].name = GetParam().text;
  const auto file = csv(plan, View::kLeftOut);
  EXPECT_NE(file.find("," + GetParam().cell + ","), std::string::npos) << file;
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    Formula,
    testing::Values(
        FormulaCase{"Equals", "=1+1", "'=1+1"},
        FormulaCase{"Dde", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
        FormulaCase{"Plus", "+SUM(A1)", "'+SUM(A1)"},
        FormulaCase{"Minus", "-2+3", "'-2+3"},
        FormulaCase{"At", "@SUM(A1)", "'@SUM(A1)"},
        FormulaCase{"Tab", "\t=1", "'\t=1"},
        FormulaCase{"Telephone", "+86 532 1234", "+86 532 1234"},
        FormulaCase{"Comma", "a,b", "\"a,b\""},
        FormulaCase{"Quote", "a\"b", "\"a\"\"b\""},
        FormulaCase{"LineFeed", "a\nb", "\"a\nb\""},
        FormulaCase{"CarriageReturn", "=a\rb", "\"'=a\nb\""}
    ),
    rongtong::tests::kCaseName
);

TEST(Csv, EmptyPlanHasHeadersOnly) {
  for (const auto& name : views()) {
    if (name.view == View::kSummary) continue;
    const auto file = csv({}, name.view);
    EXPECT_EQ(std::count(file.begin(), file.end(), '\n'), 1) << name.id;
  }
}

TEST(Json, HoldsThePlan) {
  const auto json = plan_json(tests::small_plan());
  EXPECT_EQ(json.substr(0, 9), "{\"id\":12,");
  EXPECT_EQ(json, plan_json(tests::small_plan()));
}

}  // namespace
}  // namespace rongtong::report
