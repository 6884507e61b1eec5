#include "model/credit_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/random.h"
#include "tests/support/cases.h"

namespace rongtong::model {
namespace {

/// The arithmetic of GB 32100-2015 written down a second time, with the weights as the standard
/// prints them.
char check_by_hand(const std::string& first17) {
  const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    sum += static_cast<int>(alphabet.find(first17[i])) * weights[i];
  }
  return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

std::string random_code(base::Random& random) {
  const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string code;
  for (int i = 0; i < 17; ++i) code += alphabet[random.below(31)];
  return code + check_by_hand(code);
}

struct FaultCase {
  const char* name;
  const char* text;
  CreditCodeFault fault;
};

class Fault : public testing::TestWithParam<FaultCase> {};

TEST_P(Fault, IsTold) {
  EXPECT_EQ(CreditCode::fault(GetParam().text), GetParam().fault);
  EXPECT_EQ(
      CreditCode::parse(GetParam().text).has_value(), GetParam().fault == CreditCodeFault::kNone
  );
}

// 91350100M000100Y43 is the example of the standard; the others are printed on the public licences
// of well-known companies.
INSTANTIATE_TEST_SUITE_P(
    Codes,
    Fault,
    testing::Values(
        FaultCase{"ExampleOfTheStandard", "91350100M000100Y43", CreditCodeFault::kNone},
        FaultCase{"DigitsOnly", "914403001922038216", CreditCodeFault::kNone},
        FaultCase{"EndsInLetter", "91330100799655058B", CreditCodeFault::kNone},
        FaultCase{"OrganisationCodeWithX", "9144030071526726XG", CreditCodeFault::kNone},
        FaultCase{"LowerCase", "91350100m000100y43", CreditCodeFault::kNone},
        FaultCase{"Empty", "", CreditCodeFault::kEmpty},
        FaultCase{"RegistrationNumber", "320191000005057", CreditCodeFault::kLength},
        FaultCase{"OneTooMany", "91350100M000100Y430", CreditCodeFault::kLength},
        FaultCase{"ChineseText", "企合苏总字第000113", CreditCodeFault::kLength},
        FaultCase{"LetterO", "9135O100M000100Y43", CreditCodeFault::kCharacter},
        FaultCase{"LetterI", "9I350100M000100Y43", CreditCodeFault::kCharacter},
        FaultCase{
            "EighteenChineseCharacters",
            "一二三四五六七八九一二三四五六七八九",
            CreditCodeFault::kCharacter},
        FaultCase{"Blank", "91350100 000100Y43", CreditCodeFault::kCharacter},
        FaultCase{"CheckCharacter", "91350100M000100Y44", CreditCodeFault::kCheckCharacter}
    ),
    tests::kCaseName
);

TEST(CreditCode, IsKeptInUpperCase) {
  EXPECT_EQ(CreditCode::parse("91350100m000100y43")->text(), "91350100M000100Y43");
  EXPECT_EQ(CreditCode::parse("91350100M000100Y43")->prefix(), "91");
}

TEST(CreditCode, CheckCharacterNeedsSeventeenOfTheAlphabet) {
  EXPECT_EQ(CreditCode::check_character("91350100M000100Y4"), '3');
  EXPECT_EQ(CreditCode::check_character("91350100M000100Y"), '\0');
  EXPECT_EQ(CreditCode::check_character("91350100M000100Z4"), '\0');
}

TEST(CreditCode, AgreesWithTheStandardWrittenDownAgain) {
  base::Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const std::string code = random_code(random);
    EXPECT_EQ(CreditCode::check_character(code.substr(0, 17)), code[17]);
    EXPECT_TRUE(CreditCode::parse(code)) << code;
  }
}

// Weights are units modulo the prime 31, so no single wrong character passes.
TEST(CreditCode, EverySingleWrongCharacterIsFound) {
  const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  base::Random random(2);
  for (int i = 0; i < 40; ++i) {
    const std::string code = random_code(random);
    for (std::size_t at = 0; at < 18; ++at) {
      for (const char c : alphabet) {
        std::string wrong = code;
        wrong[at] = c;
        EXPECT_EQ(CreditCode::parse(wrong).has_value(), c == code[at]) << code << " " << wrong;
      }
    }
  }
}

// Neighbouring weights differ, so a transposition within the first 17 characters is found as well;
// only one with the check character can pass.
TEST(CreditCode, TransposedNeighboursAreFound) {
  base::Random random(3);
  for (int i = 0; i < 500; ++i) {
    const std::string code = random_code(random);
    for (std::size_t at = 0; at + 2 < 18; ++at) {
      if (code[at] == code[at + 1]) continue;
      std::string wrong = code;
      std::swap(wrong[at], wrong[at + 1]);
      EXPECT_EQ(CreditCode::fault(wrong), CreditCodeFault::kCheckCharacter) << code << " " << wrong;
    }
  }
}

}  // namespace
}  // namespace rongtong::model
