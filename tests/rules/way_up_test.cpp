#include "rules/way_up.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "tests/rules/way_up_world.h"

namespace rongtong::tests {
namespace {

using rules::OpenKind;
using rules::StepKind;
using rules::Truth;
using rules::WayObstacle;

constexpr base::Date kOldDay{std::chrono::year{2024}, std::chrono::June, std::chrono::day{1}};

const rules::Way& only(const rules::WaysUp& ways) {
  EXPECT_EQ(ways.ways.size(), 1U);
  return ways.ways.front();
}

double number(const model::FactValue& value) { return std::get<double>(value); }

const std::string kRevenueOrEquity = rule_set(R"(
conditions:
  - {id: sales, any: [{id: by_revenue, value: revenue, at_least: 1500万元}, {id: by_equity, value: equity, at_least: 2000万元}]}
  - {id: rd, value: rd_ratio, at_least: 3%}
)");

TEST(WayUp, MixesRevenueAndResearchAtTheLeastCost) {
  // Revenue 12 million must rise by 3 million (0.9 million yuan), R&D 0.3 million to 3 % of 15
  // million, 0.45 (0.15 million): 1.05 million. By equity: 2 million, and R&D to 0.36: 2.06
  // million.
  const WayWorld world({kRevenueOrEquity});
  const auto firm =
      FirmDraft().year("revenue", {12e6}).year("rd_expense", {3e5}).year("equity", {0}).firm;
  const auto ways = world.up(firm, 1);
  ASSERT_EQ(ways.ways.size(), 2U);
  EXPECT_EQ(ways.today.verdict, Truth::kNo);
  const auto& best = ways.ways[0];
  EXPECT_DOUBLE_EQ(best.cost, 1.05e6);
  EXPECT_TRUE(best.certain);
  EXPECT_EQ(best.after.verdict, Truth::kYes);
  ASSERT_EQ(best.steps.size(), 2U);
  EXPECT_DOUBLE_EQ(number(step_of(best, "revenue", 2026)->to), 15e6);
  EXPECT_DOUBLE_EQ(number(step_of(best, "rd_expense", 2026)->to), 4.5e5);
  EXPECT_EQ(step_of(best, "revenue", 2026)->serves.front().id(), "by_revenue");
  EXPECT_EQ(step_of(best, "rd_expense", 2026)->serves.front().id(), "rd");
  EXPECT_DOUBLE_EQ(ways.ways[1].cost, 2.06e6);
  EXPECT_NE(step_of(ways.ways[1], "equity", 2026), nullptr);
  EXPECT_TRUE(ways.proven);
}

TEST(WayUp, AFigureThatRecursIsPaidEachYearAStockOnce) {
  const WayWorld world({rule_set(R"(
conditions:
  - {id: rd, value: rd_expense, at_least: 100万元, each_year: [0, -1]}
  - {id: debt, value: debt_ratio, at_most: 60%}
)")});
  const auto firm =
      FirmDraft().year("rd_expense", {7e5}).year("assets", {1e7}).year("debts", {7e6}).firm;
  // R&D: 0.3 million in 2026 and again in 2027. Debts: 7 to 6 million once, at 0.06.
  const auto ways = world.up(firm, 2);
  EXPECT_DOUBLE_EQ(only(ways).cost, 2 * 3e5 + 6e4);
  EXPECT_EQ(step_of(ways.ways[0], "rd_expense", 2026)->year, 1);
  EXPECT_EQ(step_of(ways.ways[0], "rd_expense", 2027)->year, 2);
}

TEST(WayUp, GrowthIsLimitedFromYearToYear) {
  const WayWorld world(
      {rule_set("conditions:\n  - {id: sales, value: revenue, at_least: 1500万元}\n")}
  );
  const auto firm = FirmDraft().year("revenue", {1e7}).firm;
  // 30 % in one year: 13 million.
  const auto one = world.up(firm, 1);
  ASSERT_TRUE(one.ways.empty());
  ASSERT_EQ(one.obstacles.size(), 1U);
  EXPECT_EQ(one.obstacles[0].kind, WayObstacle::Kind::kOutOfReach);
  EXPECT_EQ(one.obstacles[0].place.id(), "sales");
  EXPECT_NEAR(one.obstacles[0].reachable.value(), 13e6, 1);
  EXPECT_DOUBLE_EQ(one.obstacles[0].threshold.value(), 15e6);
  EXPECT_DOUBLE_EQ(one.obstacles[0].baseline.value(), 1e7);
  // Two years: 2026 must reach 15 / 1.3 = 11,538,461.54, so 11,538,462; 2027 15 million.
  const auto two = world.up(firm, 2);
  EXPECT_DOUBLE_EQ(only(two).cost, 0.3 * (1538462 + 5e6));
  EXPECT_DOUBLE_EQ(number(step_of(two.ways[0], "revenue", 2026)->to), 11538462);
}

TEST(WayUp, WhatIsPartOfAnotherMovesItToo) {
  const WayWorld world({rule_set(R"(
conditions:
  - {id: staff, value: staff_ratio, at_least: 20%}
  - {id: main, value: main_ratio, at_least: 80%}
)")});
  // (30 + d) / (200 + d) ≥ 20 %: d = 12.5, so 13, within half of 30.
  // (7 + m) / (10 + m) ≥ 80 %: m = 5 million is beyond 30 % of 7 million; from 7.5 it is 2.5
  // million, beyond 2.25; from 7.8: (8 − 7.8) / 0.2 = 1 million.
  const auto firm = FirmDraft()
                        .year("employees", {200})
                        .year("rd_staff", {30})
                        .year("revenue", {1e7})
                        .year("main_revenue", {7.8e6})
                        .firm;
  const auto ways = world.up(firm, 1);
  EXPECT_DOUBLE_EQ(only(ways).cost, 13 * 200000 + 0.3 * 1e6);
  EXPECT_EQ(ways.ways[0].after.verdict, Truth::kYes);
}

TEST(WayUp, AStepBeginsAtTheFirmsOwnFigure) {
  const WayWorld world({rule_set(R"(
conditions:
  - {id: sales, value: revenue, at_least: 1250万元}
  - {id: main, value: main_ratio, at_least: 80%}
)")});
  // Main revenue 7.8 to 10 million at least (at most 30 % more, 10.14) moves revenue from 10 to
  // 12.2 or 12.34; the rest comes from elsewhere. All in all 2.5 million at 0.3.
  const auto firm = FirmDraft().year("revenue", {1e7}).year("main_revenue", {7.8e6}).firm;
  const auto ways = world.up(firm, 1);
  ASSERT_FALSE(ways.ways.empty());
  EXPECT_DOUBLE_EQ(ways.ways[0].cost, 0.3 * 2.5e6);
  const auto* revenue = step_of(ways.ways[0], "revenue", 2026);
  const auto* main = step_of(ways.ways[0], "main_revenue", 2026);
  ASSERT_TRUE(revenue != nullptr && main != nullptr);
  EXPECT_DOUBLE_EQ(number(revenue->from), 10e6);
  EXPECT_DOUBLE_EQ(number(revenue->to), 12.5e6);
  EXPECT_DOUBLE_EQ(revenue->cost, 0.3 * revenue->change);
  EXPECT_DOUBLE_EQ(revenue->change + main->change, 2.5e6);
}

TEST(WayUp, OfEquallyDearWaysTheOneWithFewerStepsIsTaken) {
  const WayWorld world({rule_set(R"(
conditions:
  - {id: sales, value: revenue, at_least: 1250万元}
  - {id: main, value: main_ratio, at_least: 75%}
)")});
  // Main revenue must rise from 9 to 9.375 million at least; all of the 2.5 million may be main
  // revenue (27.8 %), and costs the same wherever it comes from.
  const auto firm = FirmDraft().year("revenue", {1e7}).year("main_revenue", {9e6}).firm;
  const auto ways = world.up(firm, 1);
  ASSERT_FALSE(ways.ways.empty());
  EXPECT_DOUBLE_EQ(ways.ways[0].cost, 0.3 * 2.5e6);
  ASSERT_EQ(ways.ways[0].steps.size(), 1U);
  EXPECT_EQ(ways.ways[0].steps[0].indicator, "main_revenue");
  EXPECT_TRUE(ways.proven);
}

TEST(WayUp, YearsPastStayAsTheyAre) {
  const WayWorld world({rule_set(
      "conditions:\n  - {id: rd, value: rd_expense, at_least: 100万元, each_year: [0, -1]}\n"
  )});
  const auto firm = FirmDraft().year("rd_expense", {9e5, 2e6}).firm;
  // Judged in 2027, the years are 2026 and 2025: 2025 is history.
  const auto one = world.up(firm, 1);
  EXPECT_TRUE(one.ways.empty());
  ASSERT_EQ(one.obstacles.size(), 1U);
  EXPECT_EQ(one.obstacles[0].kind, WayObstacle::Kind::kNotMovable);
  // Today, 2025 would have to be different.
  const auto today = world.up(firm, 0);
  EXPECT_DOUBLE_EQ(only(today).cost, 1e5);
  EXPECT_EQ(today.ways[0].steps[0].of_year, 2025);
  EXPECT_EQ(today.ways[0].steps[0].year, 0);
}

TEST(WayUp, YearsInAMarketGrowByThemselves) {
  const WayWorld world({rule_set("conditions:\n  - {id: market, value: years, at_least: 3年}\n")});
  const auto firm = FirmDraft().year("years", {1}).firm;
  const auto one = world.up(firm, 1);
  ASSERT_EQ(one.obstacles.size(), 1U);
  EXPECT_DOUBLE_EQ(one.obstacles[0].reachable.value(), 2);
  const auto two = world.up(firm, 2);
  EXPECT_DOUBLE_EQ(only(two).cost, 0);
  EXPECT_TRUE(two.ways[0].steps.empty());
}

TEST(WayUp, EquityRaisedOnceIsNotExpectedAgain) {
  const WayWorld world({rule_set("conditions:\n  - {id: equity, value: equity, at_least: 500万元}\n"
  )});
  const auto firm = FirmDraft().year("equity", {5e6}).firm;
  const auto ways = world.up(firm, 1);
  EXPECT_EQ(ways.today.verdict, Truth::kYes);
  EXPECT_EQ(ways.unchanged.verdict, Truth::kNo);
  EXPECT_DOUBLE_EQ(only(ways).cost, 5e5);
}

TEST(WayUp, MeanOfTwoGrowthRatesOverTwoNewYears) {
  // Held 10 million; as worked out in WayUpSearch.MeanOfTwoGrowthRates: with equal prices the first
  // year stays and the second has 12 million.
  const WayWorld world(
      {rule_set("conditions:\n  - {id: growth, value: mean_growth, at_least: 10%}\n")}
  );
  const auto firm = FirmDraft().year("revenue", {1e7}).year("main_revenue", {1e7, 1e7}).firm;
  const auto ways = world.up(firm, 2);
  ASSERT_FALSE(ways.ways.empty());
  EXPECT_NEAR(ways.ways[0].cost, 0.3 * 2e6, 2);
  EXPECT_EQ(ways.ways[0].after.verdict, Truth::kYes);
  EXPECT_NEAR(number(step_of(ways.ways[0], "main_revenue", 2027)->to), 12e6, 2);
}

TEST(WayUp, ARootIsTurnedRound) {
  // √(r2026 / r2024) − 1 ≥ 5 %: r2026 ≥ 1.1025 · 10 million.
  const WayWorld world(
      {rule_set("conditions:\n  - {id: growth, value: yearly_growth, at_least: 5%}\n")}
  );
  const auto firm = FirmDraft().year("revenue", {1.02e7, 1e7}).firm;
  const auto ways = world.up(firm, 1);
  EXPECT_DOUBLE_EQ(number(only(ways).steps[0].to), 11025000);
  EXPECT_TRUE(ways.ways[0].certain);
}

const std::string kPoints = rule_set(R"(
points:
  pass_mark: 15分
  groups:
    - id: research
      maximum: 20
      minimum: 10
      items:
        - {id: ratio, maximum: 10, value: rd_ratio, bands: [{at_least: 5%, points: 10}, {at_least: 3%, points: 5}, {below: 3%, points: 0}]}
        - {id: ip, maximum: 10, cases: [{is: patents >= 2项, points: 10}, {is: patents >= 1项, points: 5}, {otherwise: 0}]}
    - id: order
      maximum: 10
      items:
        - {id: quality, maximum: 5, sum: [{is: certified, points: 3}, {is: known, points: 3}]}
        - {id: market, maximum: 5, per_full: {value: years, step: 2年, points: 1}}
)");

FirmDraft point_firm() {
  return FirmDraft()
      .year("revenue", {1e7})
      .year("rd_expense", {2e5})
      .year("years", {3})
      .day("patents", 0.0)
      .day("certified", false)
      .day("known", false);
}

TEST(WayUp, ChoosesBandsSoThatMarkAndMinimumHold) {
  // In 2027 the market gives 2 points (4 years). 13 more: 3 of the certificate (30,000) and 10, or
  // 15 without it. Patents: one 5 points at 80,000, two 10 points at 160,000; R&D: 5 points at
  // 100,000, 10 at 300,000 (beyond its limit of 200,000 more, so 5 is all). Cheapest: two patents
  // and the certificate, 190,000.
  const WayWorld world({kPoints});
  const auto ways = world.up(point_firm().firm, 1);
  ASSERT_FALSE(ways.ways.empty());
  EXPECT_DOUBLE_EQ(ways.ways[0].cost, 190000);
  EXPECT_EQ(ways.ways[0].after.points->total.least, 1500);
  const auto* patents = step_of(ways.ways[0], "patents");
  ASSERT_NE(patents, nullptr);
  EXPECT_EQ(patents->serves.front().points, 1000);
  // The next way does without one of them: without the certificate 5 points of R&D are needed
  // (260,000); one patent, R&D and certificate give 2 + 5 + 5 + 3 = 15 (210,000).
  ASSERT_GE(ways.ways.size(), 2U);
  EXPECT_DOUBLE_EQ(ways.ways[1].cost, 160000 + 100000);
}

TEST(WayUp, PointsOutOfReachSayHowFarTheyGo) {
  auto firm = point_firm().firm;
  rules::WayOptions options;
  options.levers["patents"] = {};  // held still
  // 2 of the market, 3 of the certificate, 5 of R&D: 10, and research stays below its minimum.
  const auto ways = WayWorld({kPoints}).up(firm, 1, "target", options);
  ASSERT_TRUE(ways.ways.empty());
  ASSERT_EQ(ways.obstacles.size(), 1U);
  EXPECT_EQ(ways.obstacles[0].kind, WayObstacle::Kind::kPoints);
  EXPECT_DOUBLE_EQ(ways.obstacles[0].threshold.value(), 1500);
}

const std::vector<std::string> kLadder{
    rule_set("conditions:\n  - {id: ip, value: patents, at_least: 1项}\n", "tech-2020", "tech"),
    rule_set(
        "conditions:\n  - {id: first, is: holds(tech)}\n  - {id: ip, value: patents, at_least: "
        "2项}\n",
        "srdi-2020",
        "srdi"
    ),
    rule_set(
        "conditions:\n  - {id: second, is: holds(srdi)}\n  - {id: ip, value: patents, at_least: "
        "3项}\n",
        "target",
        "giant"
    ),
};

TEST(WayUp, TitlesComeOneAfterAnother) {
  const WayWorld world(kLadder);
  const auto firm = FirmDraft().day("patents", 1.0).never("tech").never("srdi").firm;
  // Three rungs take three rounds of application: not in one year.
  const auto one = world.up(firm, 1);
  EXPECT_TRUE(one.ways.empty());
  ASSERT_FALSE(one.obstacles.empty());
  EXPECT_EQ(one.obstacles[0].kind, WayObstacle::Kind::kTitle);
  EXPECT_EQ(one.obstacles[0].title, "srdi");
  const auto two = world.up(firm, 2);
  const auto& way = only(two);
  EXPECT_DOUBLE_EQ(way.cost, 2 * 80000);
  std::vector<std::pair<std::string, int>> titles;
  for (const auto& step : way.steps) {
    if (step.kind == StepKind::kObtain) titles.emplace_back(step.title, step.year);
  }
  EXPECT_EQ(titles, (std::vector<std::pair<std::string, int>>{{"tech", 1}, {"srdi", 2}}));
  EXPECT_TRUE(way.certain);
}

TEST(WayUp, ATitleHeldNeedsNoStep) {
  const WayWorld world(kLadder);
  const auto firm = FirmDraft().day("patents", 2.0).holds("srdi", kOldDay).never("tech").firm;
  const auto ways = world.up(firm, 1);
  EXPECT_DOUBLE_EQ(only(ways).cost, 80000);
  EXPECT_EQ(ways.ways[0].steps.size(), 1U);
}

TEST(WayUp, ATitleThatRunsOutIsRenewed) {
  // Granted on 2024-06-01 for three years: over on the day in 2028. Its standard asks for the rung
  // below, which is not held: renewed like anything else that is applied for.
  const WayWorld world(
      {kLadder[0],
       rule_set("conditions:\n  - {id: ip, value: patents, at_least: 2项}\n", "srdi-2020", "srdi"),
       kLadder[2]}
  );
  const auto firm = FirmDraft().day("patents", 3.0).holds("srdi", kOldDay).firm;
  const auto ways = world.up(firm, 2);
  const auto& way = only(ways);
  ASSERT_EQ(way.steps.size(), 1U);
  EXPECT_EQ(way.steps[0].kind, StepKind::kRenew);
  EXPECT_EQ(way.steps[0].title, "srdi");
}

TEST(WayUp, ACertificateThatRunsOutIsRenewedWithoutARuleSet) {
  // Nothing in the book grants it; it ends on the last day of 2026, after one year and before two.
  const WayWorld world({rule_set("conditions:\n  - {id: fame, is: holds(award)}\n")});
  auto firm = FirmDraft().holds("award", kOldDay).firm;
  firm.titles.back().valid_until = base::Date{std::chrono::year{2026} / 12 / 31};
  EXPECT_EQ(world.up(firm, 0).ways.front().steps.size(), 0U);
  const auto two = world.up(firm, 2);
  ASSERT_EQ(two.unchanged.verdict, Truth::kNo);
  ASSERT_EQ(only(two).steps.size(), 1U);
  EXPECT_EQ(two.ways[0].steps[0].kind, StepKind::kRenew);
  EXPECT_EQ(two.ways[0].steps[0].set, nullptr);
  EXPECT_TRUE(two.ways[0].certain);
  // Whoever never had it cannot renew it.
  EXPECT_TRUE(world.up(FirmDraft().never("award").firm, 2).ways.empty());
}

TEST(WayUp, WhatIsCarriedForwardAndRestedOnIsAssumed) {
  // 2026 is expected to be like 2025. R&D is moved, and nothing asks for the employees.
  const WayWorld world({rule_set(R"(
conditions:
  - {id: sales, value: revenue, at_least: 1000万元}
  - {id: rd, value: rd_expense, at_least: 50万元}
)")});
  const auto firm =
      FirmDraft().year("revenue", {12e6}).year("rd_expense", {3e5}).year("employees", {20}).firm;
  const auto ways = world.up(firm, 1);
  const auto& assumed = only(ways).assumed;
  ASSERT_EQ(assumed.size(), 1U);
  EXPECT_EQ(assumed[0].indicator, "revenue");
  EXPECT_EQ(assumed[0].of_year, 2026);
  EXPECT_DOUBLE_EQ(number(assumed[0].value), 12e6);
  // Nothing is carried anywhere where the day does not move.
  EXPECT_TRUE(only(world.up(firm, 0)).assumed.empty());
}

TEST(WayUp, WhatIsUnknownIsToBeShown) {
  const WayWorld world({rule_set(R"(
conditions:
  - {id: main, value: main_ratio, at_least: 80%}
  - {id: rd, value: rd_expense, at_least: 100万元}
  - {id: known, is: known}
  - {id: growth, mark: M, value: rd_ratio, at_least: 5%}
)")});
  const auto firm = FirmDraft().year("rd_expense", {9e5}).firm;
  const auto ways = world.up(firm, 1);
  const auto& way = only(ways);
  EXPECT_DOUBLE_EQ(way.cost, 1e5);
  EXPECT_FALSE(way.certain);
  EXPECT_EQ(way.after.verdict, Truth::kUnknown);
  ASSERT_EQ(way.open.size(), 3U);
  EXPECT_EQ(way.open[0].place.id(), "main");
  EXPECT_EQ(way.open[0].kind, OpenKind::kShow);
  EXPECT_DOUBLE_EQ(way.open[0].threshold.value(), 0.8);
  EXPECT_FALSE(way.open[0].missing.empty());
  EXPECT_EQ(way.open[1].place.id(), "known");
  EXPECT_EQ(way.open[1].kind, OpenKind::kDecide);
  EXPECT_EQ(way.open[2].place.id(), "growth");
  EXPECT_EQ(way.open[2].kind, OpenKind::kDecide);
}

TEST(WayUp, AFigureOfItsOwnYearIsNotExpectedOfAnother) {
  const WayWorld world(
      {rule_set("conditions:\n  - {id: growth, value: growth_confirmed, at_least: 5%}\n")}
  );
  const auto firm = FirmDraft().year("growth_confirmed", {0.02}).firm;
  EXPECT_EQ(world.up(firm, 1).ways.front().open.size(), 1U);
  EXPECT_TRUE(world.up(firm, 0).ways.empty());
}

const std::string kAwardOrPatent = rule_set(R"(
conditions:
  - {id: way, any: [{id: award, is: 'granted(award, 3年)'}, {id: ip, value: patents, at_least: 1项}]}
)");

TEST(WayUp, TheSurestWayIsGivenBesideTheCheapest) {
  const WayWorld world(
      {rule_set("conditions:\n  - {id: way, any: [{id: fame, is: known}, {id: ip, value: patents, "
                "at_least: 1项}]}\n")}
  );
  const auto firm = FirmDraft().day("patents", 0.0).firm;
  const auto ways = world.up(firm, 1);
  ASSERT_EQ(ways.ways.size(), 2U);
  EXPECT_DOUBLE_EQ(ways.ways[0].cost, 0);
  EXPECT_FALSE(ways.ways[0].surest);
  EXPECT_EQ(ways.ways[0].open.front().place.id(), "fame");
  EXPECT_DOUBLE_EQ(ways.ways[1].cost, 80000);
  EXPECT_TRUE(ways.ways[1].surest && ways.ways[1].certain);
  // Where open things weigh more than the patent, the certain way is the best.
  rules::WayOptions options;
  options.open_weight = 100'000;
  EXPECT_TRUE(world.up(firm, 1, "target", options).ways.front().certain);
}

TEST(WayUp, AnAwardThatNobodyRecordedIsTheLastThingToLookFor) {
  const WayWorld world({kAwardOrPatent});
  const auto firm = FirmDraft().day("patents", 0.0).firm;
  const auto ways = world.up(firm, 1);
  ASSERT_EQ(ways.ways.size(), 2U);
  EXPECT_DOUBLE_EQ(ways.ways[0].cost, 80000);
  EXPECT_TRUE(ways.ways[0].surest && ways.ways[0].certain);
  EXPECT_EQ(ways.ways[1].open.front().place.id(), "award");
  // Weighed like any other open thing, it would be the best.
  rules::WayOptions options;
  options.award_weight = 0;
  EXPECT_EQ(world.up(firm, 1, "target", options).ways[0].open.front().place.id(), "award");
}

TEST(WayUp, FiguresAreSuppliedBeforeAnAwardIsLookedFor) {
  // Nothing is known: three figures to supply, or one award to find, which would leave less open.
  const WayWorld world({rule_set(R"(
conditions:
  - id: way
    any:
      - {id: award, is: 'granted(award, 3年)'}
      - {id: figures, all: [{id: main, value: main_ratio, at_least: 80%}, {id: rd, value: rd_ratio, at_least: 3%}, {id: debt, value: debt_ratio, at_most: 60%}]}
)")});
  const auto ways = world.up({}, 1);
  ASSERT_EQ(ways.ways.size(), 2U);
  EXPECT_EQ(ways.ways[0].open.size(), 3U);
  EXPECT_TRUE(ways.ways[0].surest);
  ASSERT_EQ(ways.ways[1].open.size(), 1U);
  EXPECT_EQ(ways.ways[1].open.front().place.id(), "award");
}

TEST(WayUp, ConditionsThatExcludeEachOtherAreNamedTogether) {
  const WayWorld world({rule_set(R"(
conditions:
  - {id: small, value: revenue, at_most: 1000万元}
  - {id: large, value: revenue, at_least: 1200万元}
  - {id: ip, value: patents, at_least: 1项}
)")});
  const auto firm = FirmDraft().year("revenue", {1e7}).day("patents", 0.0).firm;
  const auto ways = world.up(firm, 1);
  ASSERT_EQ(ways.obstacles.size(), 1U);
  EXPECT_EQ(ways.obstacles[0].kind, WayObstacle::Kind::kTogether);
  ASSERT_EQ(ways.obstacles[0].together.size(), 2U);
  EXPECT_EQ(ways.obstacles[0].together[0].id(), "small");
  EXPECT_EQ(ways.obstacles[0].together[1].id(), "large");
}

TEST(WayUp, ACallersLeverReplacesTheCatalogues) {
  const WayWorld world({kRevenueOrEquity});
  const auto firm =
      FirmDraft().year("revenue", {12e6}).year("rd_expense", {3e5}).year("equity", {0}).firm;
  rules::WayOptions options;
  model::Lever dear;
  dear.may_rise = true;
  dear.cost_per_unit = 3;
  options.levers["revenue"] = dear;
  EXPECT_DOUBLE_EQ(world.up(firm, 1, "target", options).ways.front().cost, 2.06e6);
}

TEST(WayUp, TwoRunsGiveTheSame) {
  const WayWorld world({kPoints});
  const auto one = world.up(point_firm().firm, 2);
  const auto two = world.up(point_firm().firm, 2);
  ASSERT_EQ(one.ways.size(), two.ways.size());
  EXPECT_EQ(one.work, two.work);
  for (std::size_t i = 0; i < one.ways.size(); ++i) EXPECT_EQ(one.ways[i].facts, two.ways[i].facts);
}

TEST(WayUp, RefusesWhatHasNoWay) {
  const WayWorld world({kRevenueOrEquity});
  EXPECT_THROW(world.up({}, 3), base::Error);
}

}  // namespace
}  // namespace rongtong::tests
