// Small parts: snippets, the axis of slots, released fields, values in words.
#include <gtest/gtest.h>

#include "report/privacy.h"
#include "report/slot_axis.h"
#include "report/snippet.h"
#include "report/words.h"
#include "tests/report/sample_plan.h"
#include "tests/support/cases.h"

namespace rongtong::report {
namespace {

using namespace std::chrono_literals;
using base::Language;

struct SnippetCase {
  const char* name;
  std::string text;
  std::vector<std::string> words;  ///< looked up in the text, or at its end
  std::string shown;               ///< marks as [ ]
};

class SnippetOf : public testing::TestWithParam<SnippetCase> {};

TEST_P(SnippetOf, ShowsTheWordsInTheirClauses) {
  const auto& test = GetParam();
  std::vector<model::MatchedWord> words;
  for (const auto& word : test.words) {
    const auto at = std::min(test.text.find(word), test.text.size());
    words.push_back({word, model::TextField::kBusinessScope, at, 1});
  }
  std::string shown;
  for (const auto& piece : snippet(test.text, words, model::TextField::kBusinessScope)) {
    shown += piece.marked ? "[" + piece.text + "]" : piece.text;
  }
  EXPECT_EQ(shown, test.shown);
  EXPECT_TRUE(snippet(test.text, words, model::TextField::kName).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    SnippetOf,
    testing::Values(
        SnippetCase{"Whole", "伺服电机制造", {"伺服电机"}, "[伺服电机]制造"},
        SnippetCase{
            "OneClause", "货物进出口；伺服电机制造；软件", {"伺服电机"}, "…[伺服电机]制造；…"},
        SnippetCase{
            "TwoClauses",
            "减速器销售；货物进出口、技术进出口；电机制造",
            {"电机", "减速器"},
            "[减速器]销售；…[电机]制造"},
        SnippetCase{
            "SmallGap",
            "减速器销售；软件；电机制造",
            {"电机", "减速器"},
            "[减速器]销售；软件；[电机]制造"},
        SnippetCase{"Overlapping", "高精密轴承", {"精密", "密轴承"}, "高[精密轴承]"},
        SnippetCase{
            "LongClause",
            "一二三四五六七八九十一二三四五电机一二三四五六七八九十一二三四五",
            {"电机"},
            "…四五六七八九十一二三四五[电机]一二三四五六七八九十一二…"},
        SnippetCase{"NotThere", "软件开发", {"电机"}, ""},
        SnippetCase{"NoWords", "软件开发", {}, ""}
    ),
    rongtong::tests::kCaseName
);

TEST(Snippet, MarksAsManyCharactersWhereTheTextIsWrittenOtherwise) {
  const auto pieces =
      snippet("電機製造", {{"电机", model::TextField::kName, 0, 1}}, model::TextField::kName);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0], (SnippetPiece{"電機", true}));
}

TEST(Snippet, AnOffsetInsideACharacterIsMovedToItsBeginning) {
  const auto pieces =
      snippet("电机", {{"机", model::TextField::kName, 4, 1}}, model::TextField::kName);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[1], (SnippetPiece{"机", true}));
}

TEST(SlotAxis, BreaksCutIt) {
  const auto axis = slot_axis(tests::small_plan());
  std::vector<std::string> times;
  for (const auto& row : axis) times.push_back(clock(row.span));
  EXPECT_EQ(
      times,
      (std::vector<std::string>{
          "09:00–09:20",
          "09:20–09:40",
          "10:00–10:20",
          "10:20–10:40",
          "10:40–11:00",
          "14:00–14:20",
          "14:20–14:40",
          "14:40–15:00"})
  );
  EXPECT_EQ(occupancy(tests::small_plan(), axis), (std::vector<int>{2, 1, 1, 0, 0, 0, 0, 0}));
}

TEST(SlotAxis, LongMeetingsReachDownTheGrid) {
  const auto plan = tests::small_plan();
  const auto cells = grid(plan, slot_axis(plan));
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0][1].rows, 2U);
  EXPECT_EQ(cells[1][1].rows, 0U);
  EXPECT_EQ(cells[2][0].meetings, (std::vector<std::size_t>{2}));
}

TEST(SlotAxis, ClashingMeetingsAreBothShown) {
  auto plan = tests::small_plan();
  plan.meetings[2].span = {560, 600};
  plan.meetings[2].table = 2;
  const auto cells = grid(plan, slot_axis(plan));
  EXPECT_EQ(cells[0][1].rows, 1U);
  EXPECT_EQ(cells[1][1].meetings, (std::vector<std::size_t>{2}));
}

TEST(Released, OnlyNamedFieldsOfARestrictedNeed) {
  model::Need need;
  need.title = "耐蚀阀门";
  need.public_code = "Q2-1";
  need.detail = "球阀";
  EXPECT_TRUE(may_be_named(need, "球阀"));
  need.restricted = true;
  EXPECT_EQ(public_title(need), "Q2-1");
  EXPECT_FALSE(may_be_named(need, "阀门"));
  need.public_fields = {"title"};
  EXPECT_EQ(public_title(need), "耐蚀阀门");
  EXPECT_TRUE(may_be_named(need, "阀门"));
  EXPECT_FALSE(may_be_named(need, "球阀"));
}

struct MoneyCase {
  const char* name;
  std::int64_t yuan;
  const char* zh;
  const char* en;
};

class Money : public testing::TestWithParam<MoneyCase> {};

TEST_P(Money, IsSaidAsPeopleSayIt) {
  const model::Yuan yuan(GetParam().yuan);
  EXPECT_EQ(Words(tests::codes(), Language::kChinese).money(yuan), GetParam().zh);
  EXPECT_EQ(Words(tests::codes(), Language::kEnglish).money(yuan), GetParam().en);
}

INSTANTIATE_TEST_SUITE_P(
    Amounts,
    Money,
    testing::Values(
        MoneyCase{"Zero", 0, "0元", "CNY 0"},
        MoneyCase{"Thousands", 9'800, "9,800元", "CNY 9,800"},
        MoneyCase{"Wan", 2'500'000, "250万元", "CNY 2.5 million"},
        MoneyCase{"WanWithFraction", 125'500, "12.55万元", "CNY 125,500"},
        MoneyCase{"Yi", 120'000'000, "1.2亿元", "CNY 120 million"},
        MoneyCase{"Billion", 12'345'000'000, "123.45亿元", "CNY 12.35 billion"}
    ),
    rongtong::tests::kCaseName
);

TEST(Words, DatesAndMoments) {
  const Words zh(tests::codes(), Language::kChinese);
  const Words en(tests::codes(), Language::kEnglish);
  EXPECT_EQ(zh.date(2026y / 4 / 1), "2026年4月1日");
  EXPECT_EQ(en.date(2026y / 4 / 1), "1 April 2026");
  EXPECT_EQ(zh.day(2026y / 4 / 1), "2026-04-01 周三");
  EXPECT_EQ(zh.moment("2025-12-31T16:30:00Z"), "2026年1月1日 00:30（北京时间）");
  EXPECT_EQ(zh.moment("yesterday"), "yesterday");
}

}  // namespace
}  // namespace rongtong::report
