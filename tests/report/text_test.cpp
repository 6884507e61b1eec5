#include "report/text.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/cases.h"

namespace rongtong::report {
namespace {

struct ShownCase {
  const char* name;
  std::string text;
  std::string shown;
};

class ShownText : public testing::TestWithParam<ShownCase> {};

TEST_P(ShownText, KeepsWhatIsHarmlessAndShowsTheRest) {
  EXPECT_EQ(shown_text(GetParam().text), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    ShownText,
    testing::Values(
        ShownCase{"Plain", "杭州 Ltd.", "杭州 Ltd."},
        ShownCase{"TabAndLine", "a\tb\nc", "a\tb\nc"},
        ShownCase{"CarriageReturns", "a\r\nb\rc", "a\nb\nc"},
        ShownCase{"Nul", std::string("a\0b", 3), "a\uFFFDb"},
        ShownCase{"Bell", "a\x07", "a\uFFFD"},
        ShownCase{"NextLine", "a\xC2\x85z", "a\uFFFDz"},
        ShownCase{"RightToLeftOverride", "a\u202Egpj.exe", "a\uFFFDgpj.exe"},
        ShownCase{"Isolate", "\u2066a\u2069", "\uFFFDa\uFFFD"},
        ShownCase{"BrokenUtf8", "a\xE4\xBDz", "a\uFFFDz"},
        ShownCase{"NonCharacter", "a\xEF\xBF\xBEz", "a\uFFFDz"},
        ShownCase{"Emoji", "\U0001F680", "\U0001F680"},
        ShownCase{"Empty", "", ""}
    ),
    tests::kCaseName
);

TEST(Clipped, CountsCharactersNotBytes) {
  EXPECT_EQ(clipped("浙江省杭州市", 6), "浙江省杭州市");
  EXPECT_EQ(clipped("浙江省杭州市", 4), "浙江省\u2026");
  EXPECT_EQ(clipped("", 4), "");
}

TEST(Grouped, SetsOffThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
  EXPECT_EQ(grouped(-100), "-100");
}

TEST(Percent, StaysWithinItsScale) {
  EXPECT_EQ(percent(0.724), 72);
  EXPECT_EQ(percent(0.005), 1);
  EXPECT_EQ(percent(-1), 0);
  EXPECT_EQ(percent(7), 100);
  EXPECT_EQ(percent(std::nan("")), 0);
}

TEST(Decimals, RoundsAndGroups) {
  EXPECT_EQ(decimals(1234.5, 2), "1,234.50");
  EXPECT_EQ(decimals(-0.126, 2), "-0.13");
  EXPECT_EQ(decimals(2.6, 0), "3");
}

}  // namespace
}  // namespace rongtong::report
