// How verdicts are said: numbers, sentences, the tree, JSON and the printed page.
#include <boost/json.hpp>
#include <pugixml.hpp>

#include "report/assessment_json.h"
#include "report/explain.h"
#include "report/verdict_digest.h"
#include "report/verdict_html.h"
#include "tests/report/golden.h"
#include "tests/report/sample_plan.h"
#include "tests/report/small_standard.h"
#include "tests/support/cases.h"

namespace rongtong::report {
namespace {

using base::Language;
using rules::Unit;
using tests::JudgedSmall;
using tests::small_firm;
using tests::SmallStandard;

const SmallStandard& standard() {
  static const SmallStandard kStandard;
  return kStandard;
}

struct NumberCase {
  const char* name;
  double value;
  Unit unit;
  const char* zh;
  const char* en;
};

class Numbers : public testing::TestWithParam<NumberCase> {};

TEST_P(Numbers, AreSaidInTheUnitOfTheReader) {
  const auto& [name, value, unit, zh, en] = GetParam();
  EXPECT_EQ(standard().words().number(value, {unit, "", false}), zh);
  EXPECT_EQ(standard().words(Language::kEnglish).number(value, {unit, "", false}), en);
}

INSTANTIATE_TEST_SUITE_P(
    Units,
    Numbers,
    testing::Values(
        NumberCase{"Wan", 15'000'000, Unit::kYuan, "1,500万元", "CNY 15 million"},
        NumberCase{
            "Yi",
            123'456'789'012,
            Unit::kYuan,
            "12,345,678.9012万元",
            "CNY 123,456.789012 million"},
        NumberCase{"ToTheYuan", 14'999'999, Unit::kYuan, "1,499.9999万元", "CNY 14.999999 million"},
        NumberCase{"SmallMoney", 9'800, Unit::kYuan, "9,800元", "CNY 9,800"},
        NumberCase{"Loss", -2'500'000, Unit::kYuan, "-250万元", "CNY -2.5 million"},
        NumberCase{"Share", 0.0325, Unit::kRatio, "3.25%", "3.25%"},
        NumberCase{"Years", 3, Unit::kYears, "3年", "3 years"},
        NumberCase{"Points", 72.5, Unit::kPoints, "72.5分", "72.5 points"}
    ),
    rongtong::tests::kCaseName
);

TEST(Numbers, ShowAsManyDecimalsAsItTakesToMissTheMark) {
  const auto words = standard().words();
  EXPECT_EQ(words.number_beside(0.0499999, 0.05, {Unit::kRatio, "", false}), "4.99999%");
  EXPECT_EQ(words.number_beside(0.05, 0.05, {Unit::kRatio, "", false}), "5%");
  EXPECT_EQ(words.difference(0.0000001, {Unit::kRatio, "", false}), "不到 0.01 个百分点");
}

TEST(Verdict, NamesWhatIsShortAndByHowMuch) {
  auto firm = small_firm();
  firm.yearly[0].value = 9'000'000.0;  // revenue of 2025: 100 万元 short, and it shrinks
  const JudgedSmall judged(standard(), firm);
  // By hand: 900 < 1000; 900/1000 − 1 = −10 %, 15 percentage points below 5 %.
  EXPECT_EQ(
      verdict_sentence(judged.result(), standard().words()),
      "未达到：营业收入 1000 万元以上（还差 100万元）；营业收入增长 5% 以上（还差 15 个百分点）。"
  );
}

TEST(Verdict, AsksForWhatIsMissing) {
  auto firm = small_firm();
  firm.yearly.erase(firm.yearly.begin());
  const JudgedSmall judged(standard(), firm);
  EXPECT_EQ(judged.result().verdict, rules::Truth::kUnknown);
  EXPECT_EQ(
      verdict_sentence(judged.result(), standard().words()),
      "没有不符合的条件，但还不能定：缺 2025年营业收入；1 项须由人判断。"
  );
}

TEST(Explain, IsAsItWasLookedAt) {
  for (const auto language : {Language::kChinese, Language::kEnglish}) {
    const std::string ending = language == Language::kChinese ? ".zh.txt" : ".en.txt";
    const auto words = standard().words(language);
    const JudgedSmall full(standard(), small_firm());
    model::FirmFacts blank;
    blank.id = "91999999MA0000002R";
    const JudgedSmall empty(standard(), blank, true);
    tests::expect_golden("explain" + ending, explain(full.judged(), words));
    tests::expect_golden("explain-blank" + ending, explain(empty.judged(), words));
  }
}

TEST(AssessmentJson, HasTheMembersThatTheFormPromises) {
  const JudgedSmall judged(standard(), small_firm());
  const auto json = assessment_json(judged.judged(), standard().words());
  EXPECT_EQ(json.at("ruleset").as_string(), "small-2026");
  EXPECT_EQ(json.at("on").as_string(), "2026-06-01");
  EXPECT_FALSE(json.at("review").as_bool());
  EXPECT_EQ(json.at("verdict").as_string(), "unknown");
  const auto& revenue = json.at("conditions").as_array().at(0).as_object();
  EXPECT_EQ(revenue.at("comparison").as_string(), "at_least");
  EXPECT_EQ(revenue.at("unit").as_string(), "yuan");
  EXPECT_EQ(revenue.at("value").to_number<double>(), 12'000'000);
  EXPECT_EQ(revenue.at("threshold").to_number<double>(), 10'000'000);
  EXPECT_EQ(revenue.at("distance").to_number<double>(), 0);
  EXPECT_EQ(revenue.at("document").as_string(), "示例〔2026〕1号");
  const auto& ip = json.at("conditions").as_array().at(2).as_object();
  EXPECT_EQ(ip.at("truth").as_string(), "yes");
  EXPECT_EQ(ip.at("bare").as_string(), "no");
  EXPECT_EQ(ip.at("waived").as_string(), "yes");
  // 480,000 / 12,000,000 = 4 %: 20 of 40; 2020 to 2025 five full years: 2; level 3: 40; given: 5.
  const auto& points = json.at("points").as_object();
  EXPECT_EQ(points.at("least").to_number<double>(), 67);
  EXPECT_EQ(points.at("most").to_number<double>(), 67);
  const auto& ratio = points.at("groups").as_array().at(0).at("items").as_array().at(0).as_object();
  EXPECT_EQ(ratio.at("band").to_number<int>(), 1);
  EXPECT_NEAR(ratio.at("next").at("distance").to_number<double>(), 0.01, 1e-12);
  EXPECT_EQ(ratio.at("next").at("points").at("least").to_number<double>(), 40);
}

std::string page(const model::FirmFacts& firm, Language language = Language::kChinese) {
  const JudgedSmall judged(standard(), firm);
  const auto words = standard().words(language);
  return verdict_html({{judged.judged(), nullptr}}, {words, tests::codes(), "0.1.0"});
}

pugi::xml_document parsed(const std::string& html) {
  pugi::xml_document document;
  const auto result = document.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype);
  EXPECT_TRUE(result) << result.description() << " at "
                      << html.substr(static_cast<std::size_t>(result.offset), 120);
  return document;
}

TEST(VerdictHtml, IsAsItWasLookedAt) {
  tests::expect_golden("verdict.zh.html", tests::without_style(page(small_firm())));
  tests::expect_golden(
      "verdict.en.html", tests::without_style(page(small_firm(), Language::kEnglish))
  );
}

TEST(VerdictHtml, EveryStateHasItsWordBesideTheMark) {
  const auto document = parsed(page(small_firm()));
  std::size_t states = 0;
  for (const auto& found : document.select_nodes("//td[@class='state']")) {
    ++states;
    EXPECT_TRUE(found.node().child("svg"));
    EXPECT_FALSE(std::string(found.node().text().get()).empty());
  }
  EXPECT_GE(states, 5U);
}

TEST(VerdictHtml, HeadsOfTablesAreTiedToTheirCells) {
  const auto document = parsed(page(small_firm()));
  for (const auto& found : document.select_nodes("//th")) {
    EXPECT_TRUE(found.node().attribute("scope")) << found.node().text().get();
  }
}

TEST(VerdictHtml, NothingInAFirmsNameBecomesMarkup) {
  auto firm = small_firm();
  firm.name = "<script>alert(1)</script>\"'&]]>\u202E";
  const auto html = page(firm);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  const auto document = parsed(html);
  EXPECT_STREQ(
      document.select_node("//h1").node().text().get(), "<script>alert(1)</script>\"'&]]>\uFFFD"
  );
}

TEST(VerdictHtml, LoadsNothingFromElsewhere) {
  const auto document = parsed(page(small_firm()));
  for (const auto& found : document.select_nodes("//@src | //@href")) {
    EXPECT_EQ(found.attribute().value()[0], '#') << found.attribute().value();
  }
}

}  // namespace
}  // namespace rongtong::report
