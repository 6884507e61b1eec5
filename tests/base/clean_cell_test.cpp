#include "base/text/clean_cell.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "base/text/utf8.h"
#include "tests/support/cases.h"

namespace rongtong::base {
namespace {

using namespace std::literals;

std::string flags_text(const CleanFlags& flags) {
  std::string text;
  if (flags.widths_folded) text += "w";
  if (flags.blanks_changed) text += "b";
  if (flags.controls_removed) text += "c";
  if (flags.private_removed) text += "p";
  if (flags.fillers_removed) text += "f";
  if (flags.entities_resolved) text += "e";
  return text;
}

struct CleanCase {
  const char* name;
  std::string_view cell;
  const char* text;
  const char* flags;  ///< initials of the flags raised
};

class CleanCell : public testing::TestWithParam<CleanCase> {};

TEST_P(CleanCell, Gives) {
  std::string buffer;
  const CleanedCell cleaned = clean_cell(GetParam().cell, buffer);
  EXPECT_EQ(cleaned.text, GetParam().text);
  EXPECT_EQ(flags_text(cleaned.flags), GetParam().flags);
}

INSTANTIATE_TEST_SUITE_P(
    Cells,
    CleanCell,
    testing::Values(
        CleanCase{"Empty", "", "", ""},
        CleanCase{"AlreadyClean", "青岛海润机械(集团)有限公司", "青岛海润机械(集团)有限公司", ""},
        CleanCase{
            "ChinesePunctuationStays",
            "机械加工；轴承，齿轮：（零件）。",
            "机械加工；轴承，齿轮：（零件）。",
            ""},
        CleanCase{"SpaceBetweenLatinWordsStays", "LED Tech 公司", "LED Tech 公司", ""},
        CleanCase{"SpaceBetweenHanAndAsciiStays", "一层 A座", "一层 A座", ""},
        CleanCase{"Trimmed", "  海润 ", "海润", "b"},
        CleanCase{"IdeographicAndNoBreakSpace", "\u3000海润\u00A0", "海润", "b"},
        CleanCase{"BlankBetweenChinese", "海 润\u3000机械", "海润机械", "b"},
        CleanCase{"BlankAfterChinesePunctuation", "机械， 零件", "机械，零件", "b"},
        CleanCase{"RunOfBlanks", "LED   Tech", "LED Tech", "b"},
        CleanCase{"LineBreakIsABlank", "LED\r\nTech\n", "LED Tech", "b"},
        CleanCase{"TabIsAControl", "海润\t机械", "海润机械", "bc"},
        CleanCase{"ZeroWidthAndBom", "\uFEFF海\u200B润", "海润", "b"},
        CleanCase{"FullWidthLettersAndDigits", "ＬＥＤ１３号－２／ａ％", "LED13号-2/a%", "w"},
        CleanCase{"FullWidthBracketsStay", "［甲］＊", "［甲］＊", ""},
        CleanCase{"Controls", "海\x01润\x7F", "海润", "c"},
        CleanCase{"NulByte", "海\0润"sv, "海润", "c"},
        CleanCase{"C1Control", "海\u0085润", "海润", "c"},
        CleanCase{"PrivateUse", "木\uE001村\U000F0001\U00100000", "木村", "p"},
        CleanCase{"Fillers", "〓机械※■", "机械", "f"},
        CleanCase{"OnlyFillers", "※※※", "", "f"},
        CleanCase{"EntityWithoutHash", "中心&8226;财富", "中心•财富", "e"},
        CleanCase{"EntityNumbers", "甲&#8226;乙&#x2022;丙", "甲•乙•丙", "e"},
        CleanCase{"EntityNames", "A&amp;B&lt;C", "A&B<C", "e"},
        CleanCase{"NoBreakEntityIsABlank", "海&nbsp;润", "海润", "be"},
        CleanCase{"EscapedTwice", "甲&amp;#8226;乙", "甲•乙", "e"},
        CleanCase{"AmpersandAlone", "A&B；C&T;", "A&B；C&T;", ""},
        CleanCase{"SmallNumberIsNoEntity", "A&12;", "A&12;", ""},
        CleanCase{"FaultyByteIsKeptAsMark", " a\xFF", "a\uFFFD", "b"}
    ),
    tests::kCaseName
);

std::string random_cell(Random& random) {
  static const std::vector<std::string> kPieces = {
      "海",     "润",     "A",          "b",      "1",        " ",     "  ",     "\t",   "\n",
      "\u3000", "\u00A0", "\u200B",     "，",     "（",       "Ａ",    "９",     "－",   "&",
      "#",      "amp;",   "&amp;",      "&8226;", "&#12288;", "8226;", "\uE000", "\x01", "※",
      "〓",     "é",      "\U00020000", "·",      "\uFFFD",   "“"};
  std::string text;
  for (std::uint32_t i = random.below(12); i > 0; --i) text += random.pick(kPieces);
  return text;
}

TEST(CleanCellProperty, CleaningTwiceChangesNothing) {
  for (std::uint64_t seed = 0; seed < 20000; ++seed) {
    Random random(seed);
    const std::string cell = random_cell(random);
    std::string first;
    std::string second;
    const std::string once(clean_cell(cell, first).text);
    const CleanedCell twice = clean_cell(once, second);
    ASSERT_EQ(twice.text, once) << "seed " << seed << ": " << cell;
  }
}

TEST(CleanCellProperty, NoFlagMeansNoChange) {
  for (std::uint64_t seed = 0; seed < 20000; ++seed) {
    Random random(seed);
    const std::string cell = random_cell(random);
    std::string buffer;
    const CleanedCell cleaned = clean_cell(cell, buffer);
    ASSERT_EQ(cleaned.flags.any(), cleaned.text != cell) << "seed " << seed << ": " << cell;
  }
}

}  // namespace
}  // namespace rongtong::base
