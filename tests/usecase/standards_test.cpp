// Which standard for whom, how near, what is due: over a small standard of two versions.
#include <gtest/gtest.h>

#include "model/blank.h"
#include "tests/rules/small_vocabulary.h"
#include "usecase/assess_firm.h"
#include "usecase/near_miss.h"
#include "usecase/title_reminders.h"

namespace rongtong::usecase {
namespace {

using rules::Truth;

constexpr const char* kOld = R"(id: srdi-2022
ladder: srdi
name: 旧标准
document: {title: 旧办法}
effects: [{for: application, from: 2022-08-01, until: 2026-04-01}, {for: review, from: 2022-08-01, until: 2026-04-01}]
grants: srdi
conditions:
  - {id: revenue, value: revenue, at_least: 1000万元}
)";

constexpr const char* kNew = R"(id: srdi-2026
ladder: srdi
name: 新标准
document: {title: 新办法}
effects: [{for: application, from: 2026-04-01}, {for: review, from: 2026-04-01}]
grants: srdi
valid_years: 3
update_by: 05-31
report_change_months: 3
conditions:
  - {id: revenue, text: 营业收入, value: revenue, at_least: 1500万元}
  - id: either
    text: 人员或资产
    any:
      - {id: staff, value: employees, at_least: 20人}
      - {id: assets, value: assets, at_least: 5000万元}
  - {id: level, text: 数字化, is: level >= 3}
)";

base::Date day(int year, unsigned month, unsigned date) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(date);
}

const RuleCatalogue& catalogue() {
  static const RuleCatalogue kCatalogue = [] {
    auto vocabulary = std::make_shared<const model::Vocabulary>(tests::small_vocabulary());
    const std::vector<rules::RuleFile> files{{"old.yaml", kOld}, {"new.yaml", kNew}};
    auto read = rules::read_rule_book(files, *vocabulary);
    EXPECT_TRUE(read.findings.empty());
    auto book = std::make_shared<const rules::RuleBook>(std::move(read.book));
    const model::Dictionary tiers({{"srdi", "专精特新中小企业", "SRDI SME", 2, {}}});
    return RuleCatalogue(vocabulary, book, tiers);
  }();
  return kCatalogue;
}

/// Revenue of 2025 a tenth short, staff a tenth short, assets far off.
model::FirmFacts firm() {
  model::FirmFacts facts;
  facts.id = "91999999MA0000001N";
  facts.yearly = {
      {"revenue", 2024, 12'000'000.0},
      {"revenue", 2025, 13'500'000.0},
      {"employees", 2025, 18.0},
      {"assets", 2025, 10'000'000.0}};
  facts.dated = {{"level", day(2025, 1, 1), 3.0, "", ""}};
  return facts;
}

TEST(Standards, HolderIsReviewedAndOthersApply) {
  auto facts = firm();
  const AssessQuestion question{day(2026, 6, 1), {}, {}};
  EXPECT_FALSE(choose_sets(catalogue(), facts, question).sets.at(0).review);
  facts.titles = {{"srdi", day(2024, 7, 1), {}, {}, {}, "", ""}};
  EXPECT_TRUE(choose_sets(catalogue(), facts, question).sets.at(0).review);
  facts.titles = {{"srdi", day(2020, 7, 1), {}, {}, {}, "", ""}};  // ran out in 2023
  EXPECT_FALSE(choose_sets(catalogue(), facts, question).sets.at(0).review);
}

TEST(Standards, VersionIsThatOfTheDay) {
  const auto on = [](base::Date date) {
    return choose_sets(catalogue(), firm(), {date, {}, {}}).sets;
  };
  EXPECT_EQ(on(day(2026, 3, 31)).at(0).set->id, "srdi-2022");
  EXPECT_EQ(on(day(2026, 4, 1)).at(0).set->id, "srdi-2026");
  EXPECT_TRUE(on(day(2022, 7, 31)).empty());
}

TEST(Standards, HistoryJudgesEachYearByTheVersionThenInForce) {
  const auto history = assess_history(catalogue(), firm(), {day(2026, 6, 1), {}, {}});
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].on(), day(2025, 6, 1));
  EXPECT_EQ(history[0].results().at(0).set->id, "srdi-2022");
  EXPECT_EQ(history[0].results().at(0).verdict, Truth::kYes);  // 1200 ≥ 1000
  EXPECT_EQ(history[1].results().at(0).set->id, "srdi-2026");
  EXPECT_EQ(history[1].results().at(0).verdict, Truth::kNo);  // 1350 < 1500
}

TEST(Standards, LeapDayHasItsNeighbourInOtherYears) {
  auto facts = firm();
  facts.yearly = {{"revenue", 2026, 1.0}};
  const auto history = assess_history(catalogue(), facts, {day(2028, 2, 29), {}, {}});
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].on(), day(2027, 2, 28));
}

TEST(NearMiss, GapIsTheShareThatLacks) {
  const AssessedFirm assessed(catalogue(), firm(), {day(2026, 6, 1), {}, {}});
  const report::RuleWords words(
      catalogue().vocabulary(), catalogue().book(), base::Language::kChinese
  );
  const auto near = near_miss(assessed.results().at(0), {}, words);
  ASSERT_TRUE(near);
  EXPECT_EQ(near->short_of, 2U);
  // 150/1500, and of the alternatives the nearer one: 2/20.
  EXPECT_NEAR(near->gap, 0.2, 1e-12);
  EXPECT_EQ(near->lacks.at(0), "营业收入（还差 150万元）");
}

TEST(NearMiss, UnknownIsNoNearMissUnlessAllowed) {
  auto facts = firm();
  facts.dated.clear();
  const AssessedFirm assessed(catalogue(), facts, {day(2026, 6, 1), {}, {}});
  const report::RuleWords words(
      catalogue().vocabulary(), catalogue().book(), base::Language::kChinese
  );
  EXPECT_FALSE(near_miss(assessed.results().at(0), {}, words));
  PoolLimits limits;
  limits.open = 1;
  const auto near = near_miss(assessed.results().at(0), limits, words);
  ASSERT_TRUE(near);
  EXPECT_EQ(near->open, std::vector<std::string>{"数字化"});
}

std::vector<std::string> kinds(const std::vector<TitleReminder>& reminders) {
  std::vector<std::string> names;
  for (const auto& reminder : reminders) {
    names.push_back(
        std::string(reminder_name(reminder.kind)) + " " +
        (reminder.due ? base::to_iso(*reminder.due) : "") + (reminder.overdue ? " overdue" : "")
    );
  }
  return names;
}

TEST(Reminders, SayWhatIsDueAndWhatWouldFail) {
  auto facts = firm();
  facts.titles = {{"srdi", day(2023, 9, 1), {}, {}, {}, "", ""}};
  const auto reminders = reminders_of(catalogue(), facts, {}, {day(2026, 6, 1), 6, {}});
  // Runs out within six months; nothing is left to update; 1350 < 1500 fails the review.
  EXPECT_EQ(
      kinds(reminders), (std::vector<std::string>{"review 2026-09-01", "would_fail 2026-09-01"})
  );
}

TEST(Reminders, OnlyReviewsWithinTheMonthsWouldFail) {
  auto facts = firm();
  facts.titles = {{"srdi", day(2023, 9, 1), {}, {}, {}, "", ""}};
  EXPECT_TRUE(reminders_of(catalogue(), facts, {}, {day(2026, 6, 1), 2, {}}).empty());
}

TEST(Reminders, ATitleThatRanOutIsOverdueForAYear) {
  auto facts = firm();
  facts.titles = {{"srdi", day(2023, 9, 1), {}, {}, {}, "", ""}};
  const auto late = reminders_of(catalogue(), facts, {}, {day(2026, 9, 11), 6, {}});
  EXPECT_EQ(kinds(late), std::vector<std::string>{"review 2026-09-01 overdue"});
  EXPECT_NE(late.at(0).what.find("10 天"), std::string::npos) << late.at(0).what;
  EXPECT_TRUE(reminders_of(catalogue(), facts, {}, {day(2027, 9, 2), 6, {}}).empty());
  facts.titles[0].ended_on = day(2026, 3, 1);
  EXPECT_TRUE(reminders_of(catalogue(), facts, {}, {day(2026, 9, 11), 6, {}}).empty());
}

TEST(Reminders, UpdateIsDueUntilTheFiguresAreThere) {
  auto facts = firm();
  facts.titles = {{"srdi", day(2025, 9, 1), {}, {}, {}, "", ""}};
  facts.yearly = {
      {"revenue", 2024, 12'000'000.0}, {"revenue", 2025, 20'000'000.0}, {"employees", 2024, 18.0}};
  const ReminderQuestion april{day(2026, 4, 20), 2, base::Language::kChinese};
  const auto early = reminders_of(catalogue(), facts, {}, april);
  EXPECT_EQ(kinds(early), std::vector<std::string>{"update 2026-05-31"});
  EXPECT_NE(early.at(0).what.find("2025年从业人员"), std::string::npos) << early.at(0).what;
  const ReminderQuestion june{day(2026, 6, 20), 2, base::Language::kChinese};
  EXPECT_EQ(
      kinds(reminders_of(catalogue(), facts, {}, june)),
      std::vector<std::string>{"update 2026-05-31 overdue"}
  );
}

TEST(Reminders, NewNameIsReportedWithinItsTime) {
  auto facts = firm();
  facts.yearly[1].value = 20'000'000.0;
  facts.yearly.push_back({"employees", 2025, 30.0});
  facts.titles = {{"srdi", day(2025, 9, 1), {}, {}, {}, "", ""}};
  const auto said = [](base::Date on, const char* name) {
    auto stated = model::blank_enterprise(model::CreditCode::parse("91999999MA0000001N").value());
    stated.name = name;
    return model::EnterpriseVersion{model::BatchId(1), on, 1, stated};
  };
  const std::vector<model::EnterpriseVersion> history{
      said(day(2026, 5, 10), "新名公司"), said(day(2025, 5, 10), "旧名公司")};
  const auto due = reminders_of(catalogue(), facts, history, {day(2026, 6, 1), 6, {}});
  EXPECT_EQ(kinds(due), std::vector<std::string>{"change 2026-08-10"});
  const auto late = reminders_of(catalogue(), facts, history, {day(2026, 8, 11), 0, {}});
  EXPECT_TRUE(kinds(late).empty());
}

}  // namespace
}  // namespace rongtong::usecase
