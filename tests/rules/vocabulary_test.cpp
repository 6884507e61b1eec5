#include "model/indicator.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "model/read_vocabulary.h"
#include "rules/parse.h"
#include "tests/rules/small_vocabulary.h"
#include "tests/support/cases.h"

namespace rongtong::model {
namespace {

constexpr std::string_view kNoTitles = "titles: []\n";

/// `rule line:character path` of each finding, by `;`.
std::string found(const base::Findings& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += (text.empty() ? "" : ";") + finding.rule + " " + std::to_string(finding.place.line) +
            ":" + std::to_string(finding.place.character) + " " + finding.place.column;
  }
  return text;
}

TEST(SmallVocabulary, HasNoFault) {
  const auto read = read_vocabulary(
      tests::kSmallIndicators, "indicators.yaml", tests::kSmallTitles, "titles.yaml"
  );
  EXPECT_EQ(found(read.findings), "");
  EXPECT_EQ(found(rules::check_vocabulary(read.vocabulary, "indicators.yaml")), "");
  EXPECT_EQ(read.vocabulary.indicators().size(), 16U);
}

struct NameCase {
  const char* name;
  const char* text;
  const char* id;  ///< null: none or several
};

class Names : public testing::TestWithParam<NameCase> {};

TEST_P(Names, AreFound) {
  const Vocabulary vocabulary = tests::small_vocabulary();
  const auto* indicator = vocabulary.indicator_named(GetParam().text);
  const auto* title = vocabulary.title_named(GetParam().text);
  const char* id = indicator != nullptr ? indicator->id.c_str()
                   : title != nullptr   ? title->id.c_str()
                                        : nullptr;
  EXPECT_STREQ(id, GetParam().id);
}

INSTANTIATE_TEST_SUITE_P(
    Vocabulary,
    Names,
    testing::Values(
        NameCase{"Id", "rd_expense", "rd_expense"},
        NameCase{"Chinese", "研发费用", "rd_expense"},
        NameCase{"BlanksWithin", " 研发 费用\u3000", "rd_expense"},
        NameCase{"EnglishAnyCase", "r&D EXPENSE", "rd_expense"},
        NameCase{"FullWidth", "Ｒ＆Ｄ expense", "rd_expense"},
        NameCase{"Alias", "营收", "revenue"},
        NameCase{"Title", "小巨人企业", "giant"},
        NameCase{"None", "研发", nullptr},
        NameCase{"Empty", "", nullptr}
    ),
    tests::kCaseName
);

TEST(Vocabulary, TellsNoNameThatFitsTwo) {
  Indicator a;
  a.id = "a";
  a.zh = "收入";
  Indicator b;
  b.id = "b";
  b.zh = "收 入";
  const Vocabulary vocabulary({a, b}, {});
  EXPECT_EQ(vocabulary.indicator_named("收入"), nullptr);
  EXPECT_EQ(vocabulary.indicator_named("b")->id, "b");
}

TEST(ReadVocabulary, KeepsEveryField) {
  const auto read = read_vocabulary(
      "indicators:\n"
      "  - id: rd_expense\n"
      "    zh: 研发费用\n"
      "    en: R&D expense\n"
      "    group: rd\n"
      "    unit: yuan\n"
      "    period: year\n"
      "    whole: true\n"
      "    least: 0\n"
      "    most: 1e12\n"
      "    judged: false\n"
      "    aliases: [研发投入]\n"
      "    definition: {zh: 定义, en: definition}\n"
      "    source: 附件4\n"
      "    lever: {rise: true, cost: 1.5, most_per_year: 100, growth_per_year: 0.3, drift: 1, "
      "source: 估计}\n",
      "i.yaml",
      "titles:\n  - {id: giant, zh: 小巨人, en: giant, group: rung, valid_years: 3, source: 文}\n",
      "t.yaml"
  );
  ASSERT_EQ(found(read.findings), "");
  const Indicator& indicator = read.vocabulary.indicators().front();
  EXPECT_EQ(indicator.unit, Unit::kYuan);
  EXPECT_EQ(indicator.most, 1e12);
  EXPECT_TRUE(indicator.whole);
  EXPECT_EQ(indicator.definition_en, "definition");
  Lever lever;
  lever.may_rise = true;
  lever.cost_per_unit = 1.5;
  lever.most_change_per_year = 100;
  lever.most_growth_per_year = 0.3;
  lever.drift_per_year = 1;
  lever.source = "估计";
  EXPECT_EQ(indicator.lever, lever);
  EXPECT_EQ(read.vocabulary.titles().front().valid_years, 3);
}

struct FaultCase {
  const char* name;
  std::string indicators;
  std::string titles;
  const char* findings;
};

class CatalogueFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(CatalogueFaults, NameTheirPlace) {
  const auto& c = GetParam();
  const auto read = read_vocabulary(c.indicators, "i.yaml", c.titles, "t.yaml");
  EXPECT_EQ(found(read.findings), c.findings);
}

INSTANTIATE_TEST_SUITE_P(
    ReadVocabulary,
    CatalogueFaults,
    testing::Values(
        FaultCase{
            "UnknownKey",
            "indicators:\n  - {id: a, zh: 甲, en: a, untis: yuan}\n",
            std::string(kNoTitles),
            "yaml.unknown_key 2:27 indicators[0].untis"},
        FaultCase{
            "UnknownUnit",
            "indicators:\n  - {id: a, zh: 甲, en: a, unit: rmb}\n",
            std::string(kNoTitles),
            "vocabulary.word 2:33 indicators[0].unit"},
        FaultCase{
            "IdTwiceOverBothFiles",
            "indicators:\n  - {id: a, zh: 甲, en: a}\n",
            "titles:\n  - {id: a, zh: 乙, en: b}\n",
            "vocabulary.id_twice 2:5 titles[0]"},
        FaultCase{
            "NameTwice",
            "indicators:\n  - {id: a, zh: 甲, en: a}\n  - {id: b, zh: 乙, en: b, aliases: [Ａ]}\n",
            std::string(kNoTitles),
            "vocabulary.name_twice 3:36 indicators[1].aliases"},
        FaultCase{
            "IdNotPlain",
            "indicators:\n  - {id: R&D, zh: 甲, en: a}\n",
            std::string(kNoTitles),
            "vocabulary.id 2:5 indicators[0]"},
        FaultCase{
            "UnitOfText",
            "indicators:\n  - {id: a, zh: 甲, en: a, type: text, unit: yuan}\n",
            std::string(kNoTitles),
            "vocabulary.numbers_only 2:5 indicators[0]"},
        FaultCase{
            "ListWithoutChoices",
            "indicators:\n  - {id: a, zh: 甲, en: a, type: list}\n",
            std::string(kNoTitles),
            "vocabulary.list_without_choices 2:5 indicators[0]"},
        FaultCase{
            "LeastAboveMost",
            "indicators:\n  - {id: a, zh: 甲, en: a, least: 2, most: 1}\n",
            std::string(kNoTitles),
            "vocabulary.least_most 2:43 indicators[0].most"},
        FaultCase{
            "MovesWhatIsNotThere",
            "indicators:\n  - {id: a, zh: 甲, en: a, lever: {rise: true, moves: [a, revnue]}}\n",
            std::string(kNoTitles),
            "vocabulary.indicator_unknown 2:54 indicators[0].lever.moves"},
        FaultCase{
            "UnknownInclusion",
            "indicators: []\n",
            "titles:\n  - {id: giant, zh: 甲, en: a, includes_in: [gaint]}\n",
            "vocabulary.title_unknown 2:44 titles[0].includes_in"},
        FaultCase{
            "CircleOfInclusions",
            "indicators: []\n",
            "titles:\n  - {id: a, zh: 甲, en: x, includes_in: [b]}\n"
            "  - {id: b, zh: 乙, en: y, includes_in: [a]}\n",
            "vocabulary.title_circle 2:40 titles[0].includes_in;"
            "vocabulary.title_circle 3:40 titles[1].includes_in"},
        FaultCase{
            "LastsAndYears",
            "indicators: []\n",
            "titles:\n  - {id: a, zh: 甲, en: x, lasts: true, valid_years: 3}\n",
            "vocabulary.lasts_and_years 2:53 titles[0].valid_years"},
        FaultCase{"NoMap", "- a\n", std::string(kNoTitles), "vocabulary.no_list 1:1 "}
    ),
    tests::kCaseName
);

struct FormulaCase {
  const char* name;
  std::string indicators;
  const char* findings;
};

class FormulaFaults : public testing::TestWithParam<FormulaCase> {};

TEST_P(FormulaFaults, AreToldInTheCatalogue) {
  const auto read = read_vocabulary(GetParam().indicators, "i.yaml", kNoTitles, "t.yaml");
  ASSERT_EQ(found(read.findings), "");
  EXPECT_EQ(found(rules::check_vocabulary(read.vocabulary, "i.yaml")), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    CheckVocabulary,
    FormulaFaults,
    testing::Values(
        FormulaCase{
            "UnknownName",
            "indicators:\n  - {id: a, zh: 甲, en: a, formula: revnue}\n",
            "rules.unknown_name 2:36 a.formula"},
        FormulaCase{
            "ItsUnitIsAnother",
            "indicators:\n  - {id: m, zh: 钱, en: m, unit: yuan}\n"
            "  - {id: a, zh: 甲, en: a, unit: ratio, formula: m}\n",
            "rules.formula_unit 3:49 a.formula"},
        FormulaCase{
            "TextsHaveNone",
            "indicators:\n  - {id: a, zh: 甲, en: a, type: text, formula: '1'}\n",
            "rules.formula_type 2:49 a.formula"},
        FormulaCase{
            "Circle",
            "indicators:\n  - {id: a, zh: 甲, en: a, formula: b + 1}\n"
            "  - {id: b, zh: 乙, en: b, formula: 2 * a}\n",
            "rules.circle 2:36 a.formula;rules.circle 3:40 b.formula"},
        FormulaCase{
            "WordOfTheLanguage",
            "indicators:\n  - {id: review, zh: 复核, en: x}\n",
            "rules.reserved 0:0 review"}
    ),
    tests::kCaseName
);

TEST(ReadVocabulary, ThrowsTheFirstFaultOfAFolder) {
  EXPECT_THROW(read_vocabulary("tests/rules"), base::Error);
  const Vocabulary shipped = read_vocabulary("catalog");
  EXPECT_GT(shipped.indicators().size(), 70U);
  EXPECT_EQ(found(rules::check_vocabulary(shipped, "catalog/indicators.yaml")), "");
}

}  // namespace
}  // namespace rongtong::model
