#include "match/tokens.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"

namespace rongtong::match {
namespace {

const PhraseSet& stop() {
  static const PhraseSet kStop(std::vector<std::string>{
      "的生产", "依法须经批准的项目", "依法", "ISO9001认证", ""});
  return kStop;
}

/// The terms of `text` as they stand in it, by `|`.
std::string terms(std::string_view text) {
  TokenReader reader(stop());
  std::string result;
  for (const auto& token : reader.read(text)) {
    if (!result.empty()) result += '|';
    result += text.substr(token.begin, token.end - token.begin);
  }
  return result;
}

TermKey key(std::string_view text) {
  TokenReader reader(stop());
  const auto tokens = reader.read(text);
  EXPECT_EQ(tokens.size(), 1U) << text;
  return tokens.empty() ? 0 : tokens.front().key;
}

struct TermCase {
  const char* name;
  const char* text;
  const char* terms;
};

class Terms : public testing::TestWithParam<TermCase> {};

TEST_P(Terms, AreCut) { EXPECT_EQ(terms(GetParam().text), GetParam().terms); }

INSTANTIATE_TEST_SUITE_P(
    Texts,
    Terms,
    testing::Values(
        TermCase{"Pairs", "伺服驱动器", "伺服|服驱|驱动|动器"},
        TermCase{"TwoCharacters", "轴承", "轴承"},
        TermCase{"LoneCharacter", "泵、阀", "泵|阀"},
        TermCase{"LoneBesideLatin", "A泵", "A|泵"},
        TermCase{"PunctuationSeparates", "轴承；齿轮，箱体。", "轴承|齿轮|箱体"},
        TermCase{"BlankSeparates", "轴 承", "轴|承"},
        TermCase{"LatinWords", "PLC MES 5G ISO14001", "PLC|MES|5G|ISO14001"},
        TermCase{"LatinInChinese", "采用PLC控制", "采用|PLC|控制"},
        TermCase{"Decimals", "8.8级", "8|8|级"},
        TermCase{"FullWidth", "ＰＬＣ控制", "ＰＬＣ|控制"},
        TermCase{"StopPhraseCuts", "轴承的生产线", "轴承|线"},
        TermCase{"LongestPhraseWins", "依法须经批准的项目经营", "经营"},
        TermCase{"ShorterPhrase", "依法经营", "经营"},
        TermCase{"PhraseFolded", "ｉｓｏ9001认证服务", "服务"},
        TermCase{"Accents", "Ångström", "Ångström"},
        TermCase{"Kana", "モータ", "モー|ータ"},
        TermCase{"RareHan", "𠮷野", "𠮷野"},
        TermCase{"OnlyPunctuation", "，。！？（）——……", ""},
        TermCase{"Emoji", "轴承😀齿轮", "轴承|齿轮"},
        TermCase{"FaultyBytes", "轴\xFF承\xE8", "轴|承"},
        TermCase{"Empty", "", ""}
    ),
    tests::kCaseName
);

TEST(TermKeys, FoldCaseAndWidth) {
  EXPECT_EQ(key("PLC"), key("ｐｌｃ"));
  EXPECT_EQ(key("5G"), key("５g"));
  EXPECT_NE(key("PLC"), key("PLD"));
}

TEST(TermKeys, TellPairsFromLoneCharactersAndWords) {
  EXPECT_NE(key("轴承"), key("承轴"));
  EXPECT_NE(key("轴"), key("轴轴"));
  EXPECT_NE(key("a"), key("轴"));
}

TEST(Tokens, NeighboursOfARunHaveNeighbouringPositions) {
  TokenReader reader(stop());
  const auto tokens = reader.read("驱动器、电");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].position + 1, tokens[1].position);
  EXPECT_GT(tokens[2].position, tokens[1].position + 1);
  EXPECT_EQ(tokens[1].begin, 3U);
  EXPECT_EQ(tokens[1].end, 9U);
}

}  // namespace
}  // namespace rongtong::match
