#include "base/text/mojibake.h"

#include <gtest/gtest.h>

#include "base/io/unpack.h"
#include "base/table/open_table.h"
#include "tests/support/cases.h"
#include "tests/support/testdata.h"

namespace rongtong::base {
namespace {

struct MojibakeCase {
  const char* name;
  const char* text;
  Mojibake expected;
};

class FindMojibake : public testing::TestWithParam<MojibakeCase> {};

TEST_P(FindMojibake, Tells) { EXPECT_EQ(find_mojibake(GetParam().text), GetParam().expected); }

// Garbled forms made with Python: '有限公司'.encode(X).decode(Y, 'replace').
INSTANTIATE_TEST_SUITE_P(
    Texts,
    FindMojibake,
    testing::Values(
        MojibakeCase{"Empty", "", Mojibake::kNone},
        MojibakeCase{"Chinese", "青岛海润机械有限公司", Mojibake::kNone},
        MojibakeCase{"Replacement", "\uFFFD\uFFFD\uFFFD\u07B9\u02BE", Mojibake::kReplacement},
        MojibakeCase{"ReplacementReadAsGbk", "锟斤拷锟斤拷公司", Mojibake::kReplacedTwice},
        MojibakeCase{"ReplacementReadAsLatin", "ï¿½ï¿½", Mojibake::kReplacedTwice},
        MojibakeCase{"Utf8ReadAsGbk", "鏈夐檺鍏徃", Mojibake::kUtf8AsGbk},
        MojibakeCase{
            "Utf8ReadAsLatin",
            "æ\u009C\u0089é\u0099\u0090å\u0085¬å\u008F¸",
            Mojibake::kUtf8AsLatin},
        MojibakeCase{"Utf8ReadAsWindows1252", "æœ‰é™å…¬å¸", Mojibake::kUtf8AsLatin},
        MojibakeCase{"GbkReadAsLatin", "ÓÐÏÞ¹«Ë¾", Mojibake::kGbkAsLatin},
        MojibakeCase{"ArabicLetterBetweenChinese", "青岛ެ海润", Mojibake::kStrayLetters},
        MojibakeCase{"HebrewLetterBesideChinese", "海润ֻ", Mojibake::kStrayLetters},
        MojibakeCase{"UyghurWordApart", "喀什 شىركىتى", Mojibake::kNone},
        MojibakeCase{"GreekInChemistry", "β-胡萝卜素、α淀粉酶", Mojibake::kNone},
        MojibakeCase{"SignsOfMeasure", "φ≤50×30°±2·甲", Mojibake::kNone},
        MojibakeCase{"FrenchName", "Société Générale 上海", Mojibake::kNone},
        MojibakeCase{"RussianName", "ООО Восток 贸易", Mojibake::kNone},
        MojibakeCase{"MiddleDotName", "阿迪力·买买提商行", Mojibake::kNone},
        MojibakeCase{"CrossesForAName", "×××店", Mojibake::kNone}
    ),
    tests::kCaseName
);

std::size_t garbled_rows(
    TableReader& reader,
    std::size_t from,
    std::size_t to,
    std::initializer_list<std::size_t> columns
) {
  Row row;
  std::size_t garbled = 0;
  for (std::size_t number = 0; reader.next(row); ++number) {
    if (number < from || number > to) continue;
    for (const std::size_t column : columns) {
      if (!is_mojibake(row.cell(column))) continue;
      ++garbled;
      break;
    }
  }
  return garbled;
}

TEST(FindMojibakeData, NoFalseAlarmOnRealNamesAndAddresses) {
  const auto data = tests::testdata();
  if (!data) GTEST_SKIP() << "test data absent";
  const auto reader = open_table(*data / "registry/enterprises.csv.xz");
  EXPECT_EQ(garbled_rows(*reader, 1, 400000, {1, 4}), 0U);
}

TEST(FindMojibakeData, EveryGarbledRowIsFound) {
  const auto data = tests::testdata();
  if (!data) GTEST_SKIP() << "test data absent";
  const auto reader = open_table(*data / "registry/dirty.csv");
  EXPECT_EQ(garbled_rows(*reader, 9, 828, {0, 1, 2, 3, 4, 5, 6, 7, 8}), 820U);
  const auto again = open_table(*data / "registry/dirty.csv");
  EXPECT_EQ(garbled_rows(*again, 829, 3000, {0, 1, 2, 3, 4, 5, 6, 7, 8}), 0U);
}

}  // namespace
}  // namespace rongtong::base
