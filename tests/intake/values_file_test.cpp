#include "intake/values_file.h"

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

using model::FactValue;

base::Date day(const char* text) { return *base::parse_date(text); }

const model::Vocabulary& shipped() {
  static const model::Vocabulary kShipped = model::read_vocabulary(tests::catalog_folder());
  return kShipped;
}

ValuesTerms terms(const model::Vocabulary& vocabulary) {
  return {
      vocabulary, tests::fact_rules(), tests::codes(), "values", std::nullopt, day("2026-11-21")};
}

ValuesFile json(const std::string& text) {
  return read_values_json(text, terms(tests::small_vocabulary()));
}

ValuesFile table(const std::string& csv) {
  base::CsvReader reader(base::memory_source(csv));
  return read_values_table(reader, terms(tests::small_vocabulary()));
}

/// `id[year]=value` and `id@day=value`, in order, of a file's first firm.
std::string facts_of(const ValuesFile& file, std::size_t firm = 0) {
  if (file.firms.size() <= firm) return "no firm";
  std::string text;
  const auto& facts = file.firms[firm].facts;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  const auto value_of = [](const std::string& id, const FactValue& value) {
    return shown(*tests::small_vocabulary().find_indicator(id), value);
  };
  for (const auto& fact : facts.yearly) {
    add(fact.indicator + "[" + std::to_string(fact.year) +
        "]=" + value_of(fact.indicator, fact.value));
  }
  for (const auto& fact : facts.dated) {
    add(fact.indicator + "@" + base::to_iso(fact.on) + "=" + value_of(fact.indicator, fact.value) +
        (fact.given_by.empty() ? "" : " by " + fact.given_by) +
        (fact.evidence.empty() ? "" : " on " + fact.evidence));
  }
  for (const auto& grant : facts.titles) {
    add("+" + grant.title + (grant.granted_on ? " " + base::to_iso(*grant.granted_on) : "") +
        (grant.valid_until ? " until " + base::to_iso(*grant.valid_until) : "") +
        (grant.rank ? " #" + std::to_string(*grant.rank) : "") +
        (grant.batch.empty() ? "" : " " + grant.batch));
  }
  for (const auto& absence : facts.absences) {
    add("-" + absence.title + " " + base::to_iso(absence.as_of));
  }
  return text;
}

TEST(ValuesJson, ReadsTheWholeForm) {
  const auto file =
      json(R"({"on":"2026-06-01","firms":[{"id":"甲","name":"甲公司","region":"330100",
    "industry":"C3521","review":true,
    "values":{"revenue":{"2025":52000000,"2024":48000000},"segment_years":5,
      "market_position_leading":true,"key_fields":["new_materials"]},
    "titles":{"innovative":true,"giant":false,
      "national_science_award":[{"granted_on":"2025-01-10","rank":2}]}}]})");
  EXPECT_EQ(tests::rules_of(file.findings), "");
  EXPECT_EQ(base::to_iso(file.on), "2026-06-01");
  EXPECT_TRUE(file.on_in_file);
  ASSERT_EQ(file.firms.size(), 1U);
  const auto& firm = file.firms[0];
  EXPECT_EQ(firm.facts.id, "甲");
  EXPECT_EQ(firm.facts.name, "甲公司");
  EXPECT_EQ(firm.facts.region, "330100");
  EXPECT_EQ(firm.facts.industry, "C3521");
  EXPECT_EQ(firm.review, true);
  EXPECT_EQ(
      facts_of(file),
      "revenue[2025]=52,000,000 revenue[2024]=48,000,000 segment_years[2025]=5 "
      "market_position_leading@2026-06-01=yes key_fields@2026-06-01=新材料 "
      "+innovative +national_science_award 2025-01-10 #2 -giant 2026-06-01"
  );
}

struct JsonCase {
  const char* name;
  const char* values;  ///< the member `values` of one firm, on 1 June 2026
  const char* facts;
  const char* rules;
};

class JsonValues : public testing::TestWithParam<JsonCase> {};

TEST_P(JsonValues, AreRead) {
  const std::string text = R"({"on":"2026-06-01","values":)" + std::string(GetParam().values) + "}";
  const auto file = json(text);
  EXPECT_EQ(facts_of(file), GetParam().facts);
  EXPECT_EQ(tests::rules_of(file.findings), GetParam().rules);
  for (const auto& finding : file.findings) {
    const auto sentence = base::render(finding.message, base::Language::kChinese);
    EXPECT_EQ(sentence.find("intake."), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Values,
    JsonValues,
    testing::Values(
        JsonCase{"ScalarIsTheLastFullYear", R"({"revenue":100})", "revenue[2025]=100", ""},
        JsonCase{
            "ListGoesBack", R"({"revenue":[3,2,null]})", "revenue[2025]=3 revenue[2024]=2", ""},
        JsonCase{
            "Offsets",
            R"({"revenue[-1]":2,"revenue[0]":3,"revenue[1]":4})",
            "revenue[2024]=2 revenue[2025]=3 revenue[2026]=4",
            ""},
        JsonCase{
            "OffsetsInside",
            R"({"revenue":{"-1":2,"0":3}})",
            "revenue[2024]=2 revenue[2025]=3",
            ""},
        JsonCase{"YearInTheKey", R"({"revenue_2023":1})", "revenue[2023]=1", ""},
        JsonCase{
            "ChineseKeyWithUnit",
            R"x({"2025年营业收入(万元)":5200})x",
            "revenue[2025]=52,000,000",
            ""},
        JsonCase{"TextWithUnit", R"({"revenue":"5200万元"})", "revenue[2025]=52,000,000", ""},
        JsonCase{"TextPercent", R"({"rd_ratio":"5%"})", "rd_ratio[2025]=5%", ""},
        JsonCase{
            "TextYes",
            R"({"market_position_leading":"是"})",
            "market_position_leading@2026-06-01=yes",
            ""},
        JsonCase{"TruthAsOne", R"({"in_abnormal_list":0})", "in_abnormal_list@2026-06-01=no", ""},
        JsonCase{"Null", R"({"revenue":null})", "", ""},
        JsonCase{"SaysNothing", R"({"revenue":"N/A"})", "", ""},
        JsonCase{
            "ListAsText",
            R"({"key_fields":"新材料、AI"})",
            "key_fields@2026-06-01=新材料、人工智能",
            ""},
        JsonCase{
            "Judgement",
            R"({"market_position_leading":{"value":true,"on":"2026-03-01","given_by":"李","evidence":"函"}})",
            "market_position_leading@2026-03-01=yes by 李 on 函",
            ""},
        JsonCase{
            "DatedByDay",
            R"({"class1_ip":{"2025-01-01":2,"2026-01-01":3}})",
            "class1_ip@2025-01-01=2 class1_ip@2026-01-01=3",
            ""},
        JsonCase{"Slip", R"({"revnue":1})", "", "values.unknown_name"},
        JsonCase{"Unknown", R"({"天气":1})", "", "values.unknown_name_far"},
        JsonCase{"RatioAsPercent", R"({"rd_ratio":5})", "", "indicator.ratio_bare"},
        JsonCase{"NegativeStaff", R"({"employees":-7})", "", "indicator.range"},
        JsonCase{"HalfPerson", R"({"employees":7.5})", "", "indicator.whole"},
        JsonCase{"NumberAsText", R"({"revenue":"很多"})", "", "indicator.number"},
        JsonCase{"FutureYear", R"({"revenue":{"2027":1}})", "", "indicator.year"},
        JsonCase{"AncientYear", R"({"revenue":{"1989":1}})", "", "indicator.year"},
        JsonCase{"NoYear", R"({"revenue":{"x":1}})", "", "values.year"},
        JsonCase{"YearOfADay", R"({"founded_on[-1]":"2020-01-01"})", "", "values.no_year"},
        JsonCase{"ListOfNumber", R"({"class1_ip":{"value":[1]}})", "", "values.value_expected"},
        JsonCase{"NoObject", "3", "", "values.object_expected"},
        JsonCase{
            "ContradictionIsToldAndKept",
            R"({"revenue":100000000,"main_revenue":200000000})",
            "revenue[2025]=100,000,000 main_revenue[2025]=200,000,000",
            "indicator.main_revenue_over_revenue"},
        JsonCase{
            "WrongUnitIsToldAndKept",
            R"({"revenue":50000000,"rd_expense":25000000000})",
            "revenue[2025]=50,000,000 rd_expense[2025]=25,000,000,000",
            "indicator.rd_unit_too_large"}
    ),
    tests::kCaseName
);

struct TitleCase {
  const char* name;
  const char* titles;
  const char* facts;
  const char* rules;
};

class JsonTitles : public testing::TestWithParam<TitleCase> {};

TEST_P(JsonTitles, AreRead) {
  const auto file = json(R"([{"titles":)" + std::string(GetParam().titles) + R"(}])");
  EXPECT_EQ(facts_of(file), GetParam().facts);
  EXPECT_EQ(tests::rules_of(file.findings), GetParam().rules);
}

INSTANTIATE_TEST_SUITE_P(
    Titles,
    JsonTitles,
    testing::Values(
        TitleCase{"Held", R"({"innovative":true})", "+innovative", ""},
        TitleCase{"NotHeld", R"({"innovative":false})", "-innovative 2026-11-21", ""},
        TitleCase{"Null", R"({"innovative":null})", "", ""},
        TitleCase{"Day", R"({"小巨人":"2024-07-01"})", "+giant 2024-07-01", ""},
        TitleCase{"Names", R"(["小巨人","innovative"])", "+giant +innovative", ""},
        TitleCase{
            "Object",
            R"({"giant":{"granted_on":"2024-07-01","valid_until":"2027-06-30","batch":"第六批"}})",
            "+giant 2024-07-01 until 2027-06-30 第六批",
            ""},
        TitleCase{
            "NoneOfThem",
            R"({"national_science_award":[]})",
            "-national_science_award 2026-11-21",
            ""},
        TitleCase{"Unknown", R"({"gaint":true})", "", "values.unknown_name"},
        TitleCase{"Odd", R"({"giant":"大概"})", "", "values.title"},
        TitleCase{"BadDay", R"({"giant":{"granted_on":"x"}})", "", "values.date"},
        TitleCase{
            "UnknownKey", R"({"giant":{"granted_no":"2024-07-01"}})", "", "values.unknown_name"}
    ),
    tests::kCaseName
);

TEST(ValuesJson, ADayThatIsAskedForGoesFirst) {
  auto asked = terms(tests::small_vocabulary());
  asked.on = day("2025-03-01");
  const auto file = read_values_json(R"({"on":"2026-06-01","values":{"revenue":1}})", asked);
  EXPECT_EQ(facts_of(file), "revenue[2024]=1");
}

TEST(ValuesJson, FirmsWithoutIdAreNumbered) {
  const auto file = json(R"([{"values":{}},{"name":"乙"},7])");
  ASSERT_EQ(file.firms.size(), 2U);
  EXPECT_EQ(file.firms[0].facts.id, "1");
  EXPECT_EQ(file.firms[1].facts.id, "乙");
  EXPECT_EQ(tests::rules_of(file.findings), "values.no_firm");
  EXPECT_TRUE(base::rejected(file.findings));
}

TEST(ValuesJson, WhatIsNoFileOfFirmsIsSaid) {
  EXPECT_THROW(json("{\"firms\":"), base::Error);
  EXPECT_EQ(tests::rules_of(json("7").findings), "values.no_firms");
  EXPECT_EQ(tests::rules_of(json(R"({"firms":{}})").findings), "values.no_firms");
  EXPECT_EQ(tests::rules_of(json(R"({"on":"x","firms":[]})").findings), "values.date");
  EXPECT_EQ(tests::rules_of(json(R"({"firm":[]})").findings), "values.text_expected");
}

TEST(ValuesTable, OneRowAFirm) {
  const auto file = table(
      "id,name,region,industry,review,revenue,revenue[-1],研发费用(万元),title:innovative,小巨人\n"
      "a,甲,杭州市,3521,否,52000000,48000000,260,是,2024-07-01\n"
      "b,乙,,,是,,,,否,\n"
  );
  EXPECT_EQ(tests::rules_of(file.findings), "");
  ASSERT_EQ(file.firms.size(), 2U);
  EXPECT_EQ(file.firms[0].facts.region, "330100");
  EXPECT_EQ(file.firms[0].facts.industry, "C3521");
  EXPECT_EQ(file.firms[0].review, false);
  EXPECT_EQ(
      facts_of(file),
      "revenue[2025]=52,000,000 revenue[2024]=48,000,000 rd_expense[2025]=2,600,000 +innovative "
      "+giant 2024-07-01"
  );
  EXPECT_EQ(file.firms[1].review, true);
  EXPECT_EQ(facts_of(file, 1), "-innovative 2026-11-21");
}

TEST(ValuesTable, OneRowAFirmAndYear) {
  const auto file = table(
      "id,year,revenue,employees\n"
      "a,2025,100000000,80\na,2024,90000000,70\nb,2025年,1000000,3\nb,x,1,1\n"
  );
  EXPECT_EQ(tests::rules_of(file.findings), "values.year");
  ASSERT_EQ(file.firms.size(), 2U);
  EXPECT_EQ(
      facts_of(file),
      "revenue[2025]=100,000,000 employees[2025]=80 revenue[2024]=90,000,000 employees[2024]=70"
  );
}

TEST(ValuesTable, TellsNamesAndRowsThatItDoesNotKnow) {
  const auto file = table("id,revnue,title:x,revenue\na,1,是,5\na,,,7\n");
  EXPECT_EQ(
      tests::rules_of(file.findings), "values.unknown_name values.unknown_name_far values.same_id"
  );
  EXPECT_EQ(file.firms.size(), 2U);
}

/// The examples of docs/formats.md between their marks, read with the catalogue that ships.
std::string example(const std::string& mark, const std::string& kind) {
  const auto page =
      base::read_file(std::filesystem::path(RONGTONG_SOURCE_DIR) / "docs/formats.md", 1U << 20U);
  const auto at = page.find("<!-- example: " + mark + " -->");
  if (at == std::string::npos) return {};
  const auto begin = page.find("```" + kind + "\n", at) + kind.size() + 4;
  return page.substr(begin, page.find("```", begin) - begin);
}

TEST(ValuesJson, ReadsTheExampleOfTheDocument) {
  const auto file = read_values_json(example("values.json", "json"), terms(shipped()));
  EXPECT_EQ(tests::rules_of(file.findings), "");
  ASSERT_EQ(file.firms.size(), 2U);
  EXPECT_EQ(file.firms[0].facts.yearly.size(), 7U);
}

TEST(ValuesTable, ReadsTheExampleOfTheDocument) {
  const auto text = example("values.csv", "csv");
  base::CsvReader reader(base::memory_source(text));
  const auto file = read_values_table(reader, terms(shipped()));
  EXPECT_EQ(tests::rules_of(file.findings), "");
  EXPECT_EQ(file.firms.size(), 2U);
}

}  // namespace
}  // namespace rongtong::intake
