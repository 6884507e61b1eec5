#include "report/way_words.h"

#include <gtest/gtest.h>

#include "tests/report/small_standard.h"

namespace rongtong::report {
namespace {

using tests::SmallStandard;

/// Revenue of a year, 10 to 11.6 million.
rules::WayStep revenue_of(int year) {
  rules::WayStep step;
  step.indicator = "revenue";
  step.of_year = year;
  step.from = 1e7;
  step.to = 1.16e7;
  step.change = 1.6e6;
  step.cost = 4.8e5;
  return step;
}

TEST(WayWords, APaidStepThatServesNothingItselfLaysABase) {
  const SmallStandard standard;
  auto step = revenue_of(2026);
  EXPECT_EQ(serves_text(step, standard.words()), "为下一年的增幅留出基数");
  EXPECT_EQ(
      serves_text(step, standard.words(base::Language::kEnglish)),
      "so that next year's rise stays within its limit"
  );
  const auto& set = standard.book().sets().front();
  step.serves.push_back({&set, &set.conditions.front(), nullptr, std::nullopt});
  EXPECT_EQ(serves_text(step, standard.words()), "为了：营业收入 1000 万元以上");
}

TEST(WayWords, ATitleAndWhatCostsNothingNeedNoReason) {
  const SmallStandard standard;
  auto step = revenue_of(2026);
  step.cost = 0;
  EXPECT_EQ(serves_text(step, standard.words()), "");
  rules::WayStep title;
  title.kind = rules::StepKind::kObtain;
  title.title = "srdi";
  EXPECT_EQ(serves_text(title, standard.words()), "");
}

TEST(WayWords, AnAssumptionNamesYearFigureAndValue) {
  const SmallStandard standard;
  EXPECT_EQ(
      assumed_text({"quality_score", 2027, 63.0}, standard.words()),
      "假定：2027年质量评价得分仍为 63分"
  );
}

TEST(WayWords, AFigureRisesWhenItsPartsOutweighItsOwnFall) {
  const SmallStandard standard;
  auto step = revenue_of(2026);
  step.change = -1e5;
  EXPECT_NE(step_text(step, standard.words()).find("提高到"), std::string::npos);
}

}  // namespace
}  // namespace rongtong::report
