#include "intake/capital.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "intake/decimal.h"
#include "tests/intake/rules.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

CapitalReader reader() { return {tests::codes().currencies, tests::rules().limits}; }

struct CapitalCase {
  const char* name;
  const char* text;
  const char* amount;  ///< with currency, empty: unknown
  CapitalFault fault = CapitalFault::kNone;
  HeaderUnit unit = {10000, "CNY"};
  const char* currency = "";
};

class ReadsCapital : public testing::TestWithParam<CapitalCase> {};

TEST_P(ReadsCapital, AsWritten) {
  const auto& test = GetParam();
  const auto read = reader().read(test.text, test.unit, test.currency);
  const auto& capital = read.capital;
  EXPECT_EQ(capital.known() ? capital.amount + " " + capital.currency : "", test.amount);
  EXPECT_EQ(read.fault, test.fault);
  EXPECT_EQ(capital.yuan.has_value(), capital.currency == "CNY");
}

constexpr auto kForeign = CapitalFault::kForeign;

INSTANTIATE_TEST_SUITE_P(
    Forms,
    ReadsCapital,
    testing::Values(
        CapitalCase{"BareNumber", "166802.1", "1668021000 CNY"},
        CapitalCase{"Separators", "2,690(万元人民币)", "26900000 CNY"},
        CapitalCase{"WideBrackets", "0.12（万元）", "1200 CNY"},
        CapitalCase{"Renminbi", "0.12万人民币", "1200 CNY"},
        CapitalCase{"TenThousand", "54(万)", "540000 CNY"},
        CapitalCase{"TrailingZeros", "501.9000(万元人民币)", "5019000 CNY"},
        CapitalCase{"NoHeaderUnit", "1000万元", "10000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"HundredMillion", "1.5亿元", "150000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"TenMillion", "3千万元", "30000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"PlainYuan", "500000元", "500000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"YuanHeader", "500000", "500000 CNY", CapitalFault::kNone, {1, "CNY"}},
        CapitalCase{"CurrencyBefore", "人民币500万元", "5000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"ChineseNumerals", "人民币壹佰万元整", "1000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"ChineseMixed", "贰仟伍佰万元", "25000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"PartsOfAYuan", "0.00855", "85.5 CNY"},
        CapitalCase{"WideComma", "1，000万元", "10000000 CNY", CapitalFault::kNone, {}},
        CapitalCase{"Dollars", "5,400(万美元)", "54000000 USD", kForeign},
        CapitalCase{"DollarsWithBlank", "600(万美元 )", "6000000 USD", kForeign},
        CapitalCase{"DollarsTwice", "12(万元美元)", "120000 USD", kForeign},
        CapitalCase{"HongKong", "500(万港币)", "5000000 HKD", kForeign},
        CapitalCase{"HongKongInBrackets", "80(万元(港币))", "800000 HKD", kForeign},
        CapitalCase{"HongKongLong", "257.4000(万香港元)", "2574000 HKD", kForeign},
        CapitalCase{"Marks", "30(万德国马克)", "300000 DEM", kForeign},
        CapitalCase{"Yen", "3000(万元日元)", "30000000 JPY", kForeign},
        CapitalCase{"IsoCode", "USD 500,000", "500000 USD", kForeign, {}},
        CapitalCase{"CurrencyColumn", "100", "1000000 USD", kForeign, {10000, "CNY"}, "美元"},
        CapitalCase{"DollarHeader", "100", "1000000 USD", kForeign, {10000, "USD"}},
        CapitalCase{"CellBeforeColumn", "100万港元", "1000000 HKD", kForeign, {}, "美元"},
        CapitalCase{"Zero", "0", "", CapitalFault::kZero},
        CapitalCase{"ZeroWithUnit", "0(万人民币元)", "", CapitalFault::kZero},
        CapitalCase{"ZeroForeign", "0.0000(万美元)", "", CapitalFault::kZero},
        CapitalCase{"EmptyBrackets", "50()", "", CapitalFault::kNoUnit},
        CapitalCase{"NoUnitAnywhere", "50", "", CapitalFault::kNoUnit, {}},
        CapitalCase{"UnitWithoutNumber", "万人民币", "", CapitalFault::kUnreadable},
        CapitalCase{"UnitAgainstHeader", "12人民币元", "", CapitalFault::kUnitConflict},
        CapitalCase{"Words", "见章程", "", CapitalFault::kUnreadable},
        CapitalCase{"TwoNumbers", "100万元(实缴50万)", "", CapitalFault::kUnreadable},
        CapitalCase{"Range", "100-200万元", "", CapitalFault::kUnreadable},
        CapitalCase{"Negative", "-50万元", "", CapitalFault::kUnreadable},
        CapitalCase{"TwoPoints", "1.234.567万元", "", CapitalFault::kUnreadable},
        CapitalCase{"OddSeparator", "10,1520000(万元人民币)", "", CapitalFault::kSeparator},
        CapitalCase{"OddSeparatorForeign", "10,0620000(万美元)", "", CapitalFault::kSeparator},
        CapitalCase{"SeparatorAtFront", ",500万元", "", CapitalFault::kSeparator},
        CapitalCase{"SeparatorBehindPoint", "1.000,50万元", "", CapitalFault::kSeparator},
        CapitalCase{"ImpossiblyLarge", "99999999999(万元)", "", CapitalFault::kOutOfRange},
        CapitalCase{
            "BeyondSixtyFourBits", "99999999999999999999999(万元)", "", CapitalFault::kOutOfRange},
        CapitalCase{"UnknownCurrency", "100万贝壳", "", CapitalFault::kCurrency}
    ),
    tests::kCaseName
);

TEST(Capital, RoundsHalfAYuanUpAndKeepsTheAmount) {
  EXPECT_EQ(reader().read("0.00855", {10000, "CNY"}, "").capital.yuan, model::Yuan(86));
  EXPECT_EQ(reader().read("0.00854", {10000, "CNY"}, "").capital.yuan, model::Yuan(85));
  EXPECT_EQ(reader().read("0.00854", {10000, "CNY"}, "").capital.amount, "85.4");
}

// Whole yuan written in units of 10,000 with four decimals come back exactly, however large.
TEST(Capital, DecimalsRoundTrip) {
  base::Random random(7);
  for (int i = 0; i < 5000; ++i) {
    const auto yuan = static_cast<std::int64_t>(random.next() % 1'999'999'999'999U) + 1;
    std::string fraction = std::to_string(yuan % 10000);
    fraction.insert(0, 4 - fraction.size(), '0');
    const std::string text = std::to_string(yuan / 10000) + "." + fraction;
    const auto read = reader().read(text, {10000, "CNY"}, "");
    ASSERT_EQ(read.capital.yuan, model::Yuan(yuan)) << text;
    ASSERT_EQ(read.capital.amount, std::to_string(yuan)) << text;
    // The same with its unit in the cell.
    ASSERT_EQ(reader().read(text + "(万元)", {}, "").capital, read.capital) << text;
  }
}

struct NumeralCase {
  const char* name;
  const char* text;
  const char* value;  ///< empty: none
};

class ChineseNumber : public testing::TestWithParam<NumeralCase> {};

TEST_P(ChineseNumber, Reads) {
  const auto number = read_chinese_number(GetParam().text);
  EXPECT_EQ(number.length == 0 ? "" : number.value.text(), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Numerals,
    ChineseNumber,
    testing::Values(
        NumeralCase{"Ten", "十", "10"},
        NumeralCase{"Fifteen", "十五", "15"},
        NumeralCase{"OneHundred", "一百", "100"},
        NumeralCase{"Mixed", "一千零五十", "1050"},
        NumeralCase{"Formal", "叁仟柒佰", "3700"},
        NumeralCase{"Million", "壹佰万", "1000000"},
        NumeralCase{"OneAndTwenty", "一百二十万", "1200000"},
        NumeralCase{"HundredMillions", "一亿二千万", "120000000"},
        NumeralCase{"Zero", "零", "0"},
        NumeralCase{"UnitIsNoNumber", "万元", ""},
        NumeralCase{"Word", "资本", ""}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::intake
