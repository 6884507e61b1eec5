#include <gtest/gtest.h>

#include <cmath>

#include "rules/calendar.h"
#include "rules/fact_table.h"
#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

using model::FirmFacts;
using rongtong::tests::kCaseName;

base::Date day(const char* iso) { return *base::parse_date(iso); }

model::TitleKind title(
    const char* id, std::optional<int> years, std::vector<std::string> includes_in, bool lasts
) {
  model::TitleKind kind;
  kind.id = id;
  kind.valid_years = years;
  kind.includes_in = std::move(includes_in);
  kind.lasts = lasts;
  return kind;
}

model::Indicator indicator(const char* id, model::IndicatorType type, model::Period period) {
  model::Indicator result;
  result.id = id;
  result.type = type;
  result.period = period;
  return result;
}

/// `giant` runs three years; a state award counts as a provincial one and as a city one.
const model::Vocabulary& vocabulary() {
  static const model::Vocabulary kVocabulary = [] {
    model::Indicator fields = indicator("fields", model::IndicatorType::kList, model::Period::kDay);
    fields.choices = {{"steel", "", "", {}}, {"glass", "", "", {}}};
    return model::Vocabulary(
        {indicator("revenue", model::IndicatorType::kNumber, model::Period::kYear),
         indicator("founded", model::IndicatorType::kDate, model::Period::kDay),
         indicator("leading", model::IndicatorType::kTruth, model::Period::kDay),
         indicator("trade", model::IndicatorType::kText, model::Period::kDay),
         fields},
        {title("giant", 3, {}, false),
         title("mark", std::nullopt, {}, false),
         title("state_award", std::nullopt, {"province_award"}, true),
         title("province_award", std::nullopt, {"city_award"}, true),
         title("city_award", std::nullopt, {}, true)}
    );
  }();
  return kVocabulary;
}

Input ask(InputKind kind, const char* id, Type type) {
  Input input;
  input.kind = kind;
  input.id = id;
  input.type = type;
  return input;
}

Input ask_granted(const char* id, int years, int rank) {
  Input input = ask(InputKind::kGranted, id, Type::kTruth);
  input.years = years;
  input.rank = rank;
  return input;
}

FactTable bind(const FirmFacts& firm, const Input& input, const char* on) {
  const std::vector<FirmFacts> firms = {firm};
  const std::vector<Input> inputs = {input};
  return bind_facts(firms, inputs, vocabulary(), day(on), false);
}

// Titles. Every case is asked on 2026-05-01.

struct Grant {
  const char* title = "giant";
  const char* granted_on = "";
  const char* valid_until = "";
  const char* ended_on = "";
  int rank = 0;
};

struct TitleCase {
  const char* name;
  const char* asked;
  std::vector<Grant> grants;
  std::vector<std::pair<const char*, const char*>> absences;
  Truth expected;
};

void PrintTo(const TitleCase& test_case, std::ostream* out) { *out << test_case.name; }

std::optional<base::Date> optional_day(const char* iso) { return base::parse_date(iso); }

FirmFacts firm_of(const TitleCase& test_case) {
  FirmFacts firm;
  for (const Grant& grant : test_case.grants) {
    model::TitleGrant& one = firm.titles.emplace_back();
    one.title = grant.title;
    one.granted_on = optional_day(grant.granted_on);
    one.valid_until = optional_day(grant.valid_until);
    one.ended_on = optional_day(grant.ended_on);
    if (grant.rank > 0) one.rank = grant.rank;
  }
  for (const auto& [id, as_of] : test_case.absences) firm.absences.push_back({id, day(as_of)});
  return firm;
}

class HoldsTitle : public testing::TestWithParam<TitleCase> {};

TEST_P(HoldsTitle, OnTheDay) {
  const Input input = ask(InputKind::kHolds, GetParam().asked, Type::kTruth);
  const FactTable facts = bind(firm_of(GetParam()), input, "2026-05-01");
  EXPECT_EQ(facts.find_truths(input)->front(), GetParam().expected);
}

constexpr Truth kYes = Truth::kYes;
constexpr Truth kNo = Truth::kNo;
constexpr Truth kUnknown = Truth::kUnknown;

INSTANTIATE_TEST_SUITE_P(
    BindFacts,
    HoldsTitle,
    testing::Values(
        TitleCase{"NoWord", "giant", {}, {}, kUnknown},
        TitleCase{"WithinItsYears", "giant", {{"giant", "2024-07-01"}}, {}, kYes},
        TitleCase{"OnTheDayOfGrant", "giant", {{"giant", "2026-05-01"}}, {}, kYes},
        TitleCase{"OnTheLastDayOfItsYears", "giant", {{"giant", "2023-05-01"}}, {}, kYes},
        TitleCase{"ADayAfterItsYears", "giant", {{"giant", "2023-04-30"}}, {}, kNo},
        TitleCase{"GrantedTomorrow", "giant", {{"giant", "2026-05-02"}}, {}, kUnknown},
        TitleCase{"LastDay", "giant", {{"giant", "2020-01-01", "2026-05-01"}}, {}, kYes},
        TitleCase{"AfterTheLastDay", "giant", {{"giant", "2024-01-01", "2026-04-30"}}, {}, kNo},
        TitleCase{"Withdrawn", "giant", {{"giant", "2024-07-01", "", "2026-05-01"}}, {}, kNo},
        TitleCase{
            "WithdrawnTomorrow", "giant", {{"giant", "2024-07-01", "", "2026-05-02"}}, {}, kYes},
        TitleCase{
            "RenewedAfterItRanOut",
            "giant",
            {{"giant", "2022-07-01"}, {"giant", "2025-09-01"}},
            {},
            kYes},
        TitleCase{"UnknownDayWithEnd", "giant", {{"giant", "", "2026-12-31"}}, {}, kYes},
        TitleCase{"UnknownDayWithoutEnd", "giant", {{"giant"}}, {}, kYes},
        TitleCase{
            "UnknownDayAndNotOnTheList", "giant", {{"giant"}}, {{"giant", "2026-05-01"}}, kNo},
        TitleCase{"UnknownDayOfAWordWithoutTerm", "mark", {{"mark"}}, {}, kYes},
        TitleCase{"NotOnTheListOfTheDay", "giant", {}, {{"giant", "2026-05-01"}}, kNo},
        TitleCase{"NotOnALaterList", "giant", {}, {{"giant", "2026-08-01"}}, kNo},
        TitleCase{"NotOnAnOlderList", "giant", {}, {{"giant", "2026-04-30"}}, kUnknown},
        TitleCase{"AnotherTitlesList", "giant", {}, {{"mark", "2026-05-01"}}, kUnknown},
        TitleCase{
            "GrantedThoughNotOnTheList",
            "giant",
            {{"giant", "2025-07-01"}},
            {{"giant", "2026-05-01"}},
            kYes},
        TitleCase{"AHigherOne", "province_award", {{"state_award", "2001-01-01"}}, {}, kYes},
        TitleCase{
            "AHigherOneOverTwoSteps", "city_award", {{"state_award", "2001-01-01"}}, {}, kYes},
        TitleCase{"ALowerOne", "state_award", {{"province_award", "2001-01-01"}}, {}, kUnknown},
        TitleCase{
            "ListOfItsOwnHoldersOnly",
            "province_award",
            {},
            {{"province_award", "2026-05-01"}},
            kUnknown},
        TitleCase{
            "ListsOfItsAndTheHigherHolders",
            "province_award",
            {},
            {{"province_award", "2026-05-01"}, {"state_award", "2026-06-01"}},
            kNo}
    ),
    kCaseName
);

class GrantedTitle : public testing::TestWithParam<TitleCase> {};

/// Asked: granted(…, 3 years, rank 2 or better).
TEST_P(GrantedTitle, InTime) {
  const Input input = ask_granted(GetParam().asked, 3, 2);
  const FactTable facts = bind(firm_of(GetParam()), input, "2026-05-01");
  EXPECT_EQ(facts.find_truths(input)->front(), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    BindFacts,
    GrantedTitle,
    testing::Values(
        TitleCase{"NoWord", "state_award", {}, {}, kUnknown},
        TitleCase{"RankTwo", "state_award", {{"state_award", "2025-01-01", "", "", 2}}, {}, kYes},
        TitleCase{
            "RankThree", "state_award", {{"state_award", "2025-01-01", "", "", 3}}, {}, kUnknown},
        TitleCase{
            "RankThreeAndAFullList",
            "state_award",
            {{"state_award", "2025-01-01", "", "", 3}},
            {{"state_award", "2026-05-01"}},
            kNo},
        TitleCase{
            "NoRankThoughAFullList",
            "state_award",
            {{"state_award", "2025-01-01"}},
            {{"state_award", "2026-05-01"}},
            kUnknown},
        TitleCase{
            "FirstDayOfTheWindow",
            "state_award",
            {{"state_award", "2023-05-01", "", "", 1}},
            {},
            kYes},
        TitleCase{
            "DayBeforeTheWindow",
            "state_award",
            {{"state_award", "2023-04-30", "", "", 1}},
            {{"state_award", "2026-05-01"}},
            kNo},
        TitleCase{
            "Tomorrow",
            "state_award",
            {{"state_award", "2026-05-02", "", "", 1}},
            {{"state_award", "2026-05-01"}},
            kNo},
        TitleCase{"UnknownDay", "state_award", {{"state_award", "", "", "", 1}}, {}, kUnknown},
        TitleCase{
            "TakenBack",
            "state_award",
            {{"state_award", "2025-01-01", "", "2026-01-01", 1}},
            {{"state_award", "2026-05-01"}},
            kNo},
        TitleCase{"AHigherOne", "city_award", {{"state_award", "2025-01-01", "", "", 1}}, {}, kYes}
    ),
    kCaseName
);

struct SinceCase {
  const char* name;
  std::vector<Grant> grants;
  const char* expected;
};

void PrintTo(const SinceCase& test_case, std::ostream* out) { *out << test_case.name; }

class HeldSince : public testing::TestWithParam<SinceCase> {};

TEST_P(HeldSince, FirstDayOfTheUnbrokenRow) {
  const Input input = ask(InputKind::kSince, "giant", Type::kDate);
  const FirmFacts firm = firm_of({"", "giant", GetParam().grants, {}, kYes});
  const FactTable facts = bind(firm, input, "2026-05-01");
  const double since = facts.find_numbers(input)->front();
  const auto expected = optional_day(GetParam().expected);
  ASSERT_EQ(std::isnan(since), !expected);
  if (expected) {
    EXPECT_EQ(since, base::days_since_epoch(*expected));
  }
}

INSTANTIATE_TEST_SUITE_P(
    BindFacts,
    HeldSince,
    testing::Values(
        SinceCase{"None", {}, ""},
        SinceCase{"One", {{"giant", "2024-07-01"}}, "2024-07-01"},
        SinceCase{
            "ProlongedWithoutAGap",
            {{"giant", "2021-07-01", "2024-06-30"}, {"giant", "2024-07-01"}},
            "2021-07-01"},
        SinceCase{
            "AGapOfADay",
            {{"giant", "2021-07-01", "2024-06-29"}, {"giant", "2024-07-01"}},
            "2024-07-01"},
        SinceCase{"RunOut", {{"giant", "2021-07-01"}}, ""},
        SinceCase{"NotYet", {{"giant", "2027-07-01"}}, ""},
        SinceCase{"UnknownDay", {{"giant", "", "2027-01-01"}}, ""}
    ),
    kCaseName
);

// Figures.

TEST(BindFacts, YearsCountFromTheLastFullYear) {
  FirmFacts firm;
  firm.yearly = {{"revenue", 2023, 3.0}, {"revenue", 2024, 4.0}, {"revenue", 2025, 5.0}};
  firm.yearly.push_back({"revenue", 2026, 6.0});
  const std::vector<FirmFacts> firms = {firm};
  std::vector<Input> inputs;
  for (const int offset : {-3, -2, -1, 0, 1}) {
    inputs.push_back(ask(InputKind::kYearly, "revenue", Type::kNumber));
    inputs.back().offset = offset;
  }
  for (const char* on : {"2026-01-01", "2026-12-31"}) {
    const FactTable facts = bind_facts(firms, inputs, vocabulary(), day(on), false);
    EXPECT_TRUE(std::isnan(facts.find_numbers(inputs[0])->front()));
    for (std::size_t i = 1; i < 5; ++i) {
      EXPECT_EQ(facts.find_numbers(inputs[i])->front(), 2.0 + static_cast<double>(i));
    }
  }
}

TEST(BindFacts, TheLaterOfTwoValuesOfAYearHolds) {
  FirmFacts firm;
  firm.yearly = {{"revenue", 2025, 5.0}, {"revenue", 2025, 7.0}};
  const Input input = ask(InputKind::kYearly, "revenue", Type::kNumber);
  EXPECT_EQ(bind(firm, input, "2026-05-01").find_numbers(input)->front(), 7.0);
}

TEST(BindFacts, TheLatestWordUpToTheDayHolds) {
  FirmFacts firm;
  firm.dated = {
      {"leading", day("2026-03-01"), true, "", ""},
      {"leading", day("2025-03-01"), false, "", ""},
      {"leading", day("2026-06-01"), false, "", ""}};
  const Input input = ask(InputKind::kDated, "leading", Type::kTruth);
  EXPECT_EQ(bind(firm, input, "2025-02-28").find_truths(input)->front(), kUnknown);
  EXPECT_EQ(bind(firm, input, "2025-03-01").find_truths(input)->front(), kNo);
  EXPECT_EQ(bind(firm, input, "2026-05-01").find_truths(input)->front(), kYes);
  EXPECT_EQ(bind(firm, input, "2026-06-01").find_truths(input)->front(), kNo);
}

TEST(BindFacts, AValueOfAnotherKindIsUnknown) {
  FirmFacts firm;
  firm.dated = {
      {"founded", day("2020-01-01"), std::string("2015"), "", ""},
      {"leading", day("2020-01-01"), 1.0, "", ""}};
  firm.yearly = {{"revenue", 2025, true}};
  const Input founded = ask(InputKind::kDated, "founded", Type::kDate);
  EXPECT_TRUE(std::isnan(bind(firm, founded, "2026-05-01").find_numbers(founded)->front()));
  const Input leading = ask(InputKind::kDated, "leading", Type::kTruth);
  EXPECT_EQ(bind(firm, leading, "2026-05-01").find_truths(leading)->front(), kUnknown);
  const Input revenue = ask(InputKind::kYearly, "revenue", Type::kNumber);
  EXPECT_TRUE(std::isnan(bind(firm, revenue, "2026-05-01").find_numbers(revenue)->front()));
}

TEST(BindFacts, TextsAndListsGoByDictionary) {
  FirmFacts one;
  one.industry = "C3521";
  one.dated = {{"fields", day("2020-01-01"), std::vector<std::string>{"glass", "silk"}, "", ""}};
  FirmFacts two;
  two.dated = {{"fields", day("2020-01-01"), std::vector<std::string>{}, "", ""}};
  const std::vector<FirmFacts> firms = {one, two, FirmFacts()};
  const Input fields = ask(InputKind::kDated, "fields", Type::kList);
  const std::vector<Input> inputs = {fields, industry_input(), region_input()};
  const FactTable facts = bind_facts(firms, inputs, vocabulary(), day("2026-05-01"), true);
  const auto* lists = facts.find_lists(fields);
  EXPECT_EQ(lists->dictionary, (std::vector<std::string>{"steel", "glass", "silk"}));
  EXPECT_EQ(lists->masks, (std::vector<std::uint64_t>{6, 0, FactTable::kUnknownList}));
  const auto* industries = facts.find_texts(industry_input());
  EXPECT_EQ(industries->codes, (std::vector<std::int32_t>{0, -1, -1}));
  EXPECT_EQ(industries->dictionary.at(0), "C3521");
  EXPECT_EQ(facts.find_texts(region_input())->codes[0], -1);
  EXPECT_EQ(*facts.find_truths(review_input()), std::vector<Truth>(3, kYes));
}

struct YearsCase {
  const char* name;
  const char* from;
  const char* to;
  int expected;
};

void PrintTo(const YearsCase& test_case, std::ostream* out) { *out << test_case.name; }

class FullYears : public testing::TestWithParam<YearsCase> {};

/// Periods of years as the Civil Code counts them (arts. 201 and 202).
TEST_P(FullYears, EndOnTheSameDay) {
  EXPECT_EQ(full_years(day(GetParam().from), day(GetParam().to)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Calendar,
    FullYears,
    testing::Values(
        YearsCase{"SameDay", "2023-05-01", "2026-05-01", 3},
        YearsCase{"DayBefore", "2023-05-02", "2026-05-01", 2},
        YearsCase{"LeapDayToTheLastOfFebruary", "2024-02-29", "2026-02-28", 2},
        YearsCase{"LeapDayADayEarlier", "2024-02-29", "2026-02-27", 1},
        YearsCase{"LeapDayToLeapDay", "2020-02-29", "2024-02-29", 4},
        YearsCase{"LeapDayBeforeLeapDay", "2020-02-29", "2024-02-28", 3},
        YearsCase{"NotBegun", "2026-05-02", "2026-05-01", -1},
        YearsCase{"YearEnd", "2021-01-01", "2023-12-31", 2}
    ),
    kCaseName
);

}  // namespace
}  // namespace rongtong::rules
