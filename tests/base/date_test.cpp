#include "base/date.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"

namespace rongtong::base {
namespace {

struct ParseCase {
  const char* name;
  const char* text;
  const char* iso;  ///< empty: not a date
};

class ParseDate : public testing::TestWithParam<ParseCase> {};

TEST_P(ParseDate, Reads) {
  const auto date = parse_date(GetParam().text);
  EXPECT_EQ(date ? to_iso(*date) : "", GetParam().iso);
}

INSTANTIATE_TEST_SUITE_P(
    Forms,
    ParseDate,
    testing::Values(
        ParseCase{"Iso", "2026-04-01", "2026-04-01"},
        ParseCase{"Slashes", "2026/4/1", "2026-04-01"},
        ParseCase{"Dots", "2026.4.1", "2026-04-01"},
        ParseCase{"Compact", "20260401", "2026-04-01"},
        ParseCase{"Chinese", "2026年4月1日", "2026-04-01"},
        ParseCase{"TimeOfDayDropped", "2026-04-01 00:00:00", "2026-04-01"},
        ParseCase{"IsoTime", "2026-04-01T08:30:00Z", "2026-04-01"},
        ParseCase{"LeapDay", "2024-02-29", "2024-02-29"},
        ParseCase{"NoLeapDay", "2023-02-29", ""},
        ParseCase{"MonthThirteen", "2023-13-01", ""},
        ParseCase{"MixedSeparators", "2026-4/1", ""},
        ParseCase{"YearOnly", "2026", ""},
        ParseCase{"ChineseWithoutDay", "2026年4月", ""},
        ParseCase{"CodeInDateColumn", "91440983741739654G", ""},
        ParseCase{"TrailingText", "2026-04-01开业", ""},
        ParseCase{"Empty", "", ""}
    ),
    tests::kCaseName
);

// Reference: ECMA-376 part 1, 18.17.4.1 (serial 1 is 1900-01-01, serial 61 is 1900-03-01, 45383 is
// 2024-04-01).
TEST(DateFromSerial, FollowsBothEpochs) {
  EXPECT_EQ(to_iso(*date_from_serial(1, false)), "1900-01-01");
  EXPECT_EQ(to_iso(*date_from_serial(61, false)), "1900-03-01");
  EXPECT_EQ(to_iso(*date_from_serial(45383.5, false)), "2024-04-01");
  EXPECT_EQ(to_iso(*date_from_serial(43921, true)), "2024-04-01");
  EXPECT_FALSE(date_from_serial(-3, false));
}

TEST(DateFromDays, RoundTrips) {
  for (int days = -40000; days < 40000; days += 17) {
    EXPECT_EQ(days_since_epoch(date_from_days(days)), days);
  }
}

}  // namespace
}  // namespace rongtong::base
