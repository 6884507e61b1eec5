#include "base/table/sheet_values.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/random.h"
#include "tests/support/cases.h"

namespace rongtong::base {
namespace {

TEST(NumberText, IsShortAndReadsBack) {
  EXPECT_EQ(number_text(100000), "100000");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(1.1000000000000001), "1.1");
  EXPECT_EQ(number_text(-5.25), "-5.25");
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(1e20), "100000000000000000000");
  EXPECT_EQ(number_text(1e300), "1e+300");
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const double value = (random.unit() - 0.5) * static_cast<double>(1ULL << random.below(60));
    ASSERT_EQ(std::strtod(number_text(value).c_str(), nullptr), value);
  }
}

TEST(BeyondPrecision, BeginsBehindTwoToThe53) {
  EXPECT_FALSE(is_beyond_precision(9007199254740992.0));
  EXPECT_TRUE(is_beyond_precision(914409837417396480.0));
  EXPECT_FALSE(is_beyond_precision(123456.5));
}

// Reference: ECMA-376 part 1, 18.17.4 (serial 45383 is 2024-04-01; 0.5 is noon).
TEST(SerialText, GivesIsoDatesAndTimes) {
  EXPECT_EQ(serial_text(45383, false), "2024-04-01");
  EXPECT_EQ(serial_text(45383.354166666664, false), "2024-04-01 08:30:00");
  EXPECT_EQ(serial_text(0.5, false), "12:00:00");
  EXPECT_EQ(serial_text(45382.999999999, false), "2024-04-01");
  EXPECT_EQ(serial_text(43921, true), "2024-04-01");
  EXPECT_EQ(serial_text(-1, false), "-1");
  EXPECT_EQ(serial_text(1e9, false), "1000000000");
}

struct FormatCase {
  const char* name;
  const char* code;
  bool date;
};

class DateFormat : public testing::TestWithParam<FormatCase> {};

TEST_P(DateFormat, IsToldFromNumbers) {
  EXPECT_EQ(is_date_format(GetParam().code), GetParam().date);
}

INSTANTIATE_TEST_SUITE_P(
    Codes,
    DateFormat,
    testing::Values(
        FormatCase{"Iso", "yyyy-mm-dd", true},
        FormatCase{"Chinese", "yyyy\"年\"m\"月\"d\"日\"", true},
        FormatCase{"WithLocale", "[$-804]yyyy/m/d;@", true},
        FormatCase{"TimeOfDay", "h:mm AM/PM", true},
        FormatCase{"General", "General", false},
        FormatCase{"Decimals", "#,##0.00", false},
        FormatCase{"Colour", "[Red]0.00", false},
        FormatCase{"Scientific", "0.00E+00", false},
        FormatCase{"UnitInQuotes", "0.00\"mm\"", false},
        FormatCase{"Escaped", "0\\d", false},
        FormatCase{"Elapsed", "[h]:mm:ss", false},
        FormatCase{"QuoteLeftOpen", "0\"yyyy", false},
        FormatCase{"BracketLeftOpen", "[Red0", false}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::base
