#include "intake/columns.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/intake/rules.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

struct HeaderCase {
  const char* name;
  const char* header;
  const char* field;  ///< empty: unknown
  HeaderUnit unit = {};
};

class Header : public testing::TestWithParam<HeaderCase> {};

TEST_P(Header, IsUnderstood) {
  const auto* entry = tests::rules().columns.find(GetParam().header);
  EXPECT_EQ(entry == nullptr ? "" : to_string(entry->field), GetParam().field);
  EXPECT_EQ(entry == nullptr ? HeaderUnit{} : entry->unit, GetParam().unit);
}

INSTANTIATE_TEST_SUITE_P(
    Names,
    Header,
    testing::Values(
        HeaderCase{"Chinese", "统一社会信用代码", "credit_code"},
        HeaderCase{"English", "credit_code", "credit_code"},
        HeaderCase{"EnglishWithBlanks", " Credit Code ", "credit_code"},
        HeaderCase{"Uscc", "USCC", "credit_code"},
        HeaderCase{"Required", "*企业名称（必填）", "name"},
        HeaderCase{"FullWidthLetters", "ＮＡＭＥ", "name"},
        HeaderCase{"LineBreak", "企业\n名称", "name"},
        HeaderCase{"Scope", "经营范围：", "business_scope"},
        HeaderCase{"CapitalBare", "注册资本", "capital"},
        HeaderCase{"CapitalTenThousand", "注册资本(万元)", "capital", {10000, "CNY"}},
        HeaderCase{"CapitalWideBrackets", "注册资本（万元）", "capital", {10000, "CNY"}},
        HeaderCase{"CapitalWithNote", "注册资本（单位：万元）", "capital", {10000, "CNY"}},
        HeaderCase{"CapitalYuan", "注册资金(元)", "capital", {1, "CNY"}},
        HeaderCase{"CapitalDollars", "注册资本(万美元)", "capital", {10000, "USD"}},
        HeaderCase{"CapitalEnglish", "capital_10k_yuan", "capital", {10000, "CNY"}},
        HeaderCase{"Tier", "优质企业类型", "tier"},
        HeaderCase{"Phone", "联系电话", "contact_phone"},
        HeaderCase{"Unknown", "年产值", ""},
        HeaderCase{"Empty", "", ""}
    ),
    tests::kCaseName
);

// The customary names in the catalogue stand for their own field.
TEST(ColumnNames, EveryNameIsFound) {
  const auto& names = tests::rules().columns;
  for (std::size_t i = 0; i < kEnterpriseFields; ++i) {
    const auto field = static_cast<EnterpriseField>(i);
    EXPECT_FALSE(names.names(field).empty()) << to_string(field);
    for (const auto& name : names.names(field)) {
      ASSERT_NE(names.find(name), nullptr) << name;
      EXPECT_EQ(names.find(name)->field, field) << name;
    }
  }
}

TEST(MapColumns, KeepsUnknownAndRepeatedColumnsAsExtras) {
  const auto map = tests::mapped({"名称", "信用代码", "年产值", "企业名称", "", "年产值"});
  EXPECT_EQ(map.column_of(EnterpriseField::kName), 0U);
  EXPECT_EQ(map.column_of(EnterpriseField::kCreditCode), 1U);
  EXPECT_FALSE(map.column_of(EnterpriseField::kCity));
  EXPECT_EQ(map.columns[2].extra_key, "年产值");
  EXPECT_EQ(map.columns[3].extra_key, "企业名称");
  EXPECT_TRUE(map.columns[3].repeated);
  EXPECT_EQ(map.columns[4].extra_key, "column 5");
  EXPECT_EQ(map.columns[5].extra_key, "年产值 (6)");
  EXPECT_EQ(tests::rules_of(map.findings), "columns.duplicate columns.unknown");
}

TEST(MapColumns, NamesTheHeadersSeenWhenTheCodeIsMissing) {
  try {
    tests::mapped({"企业名称", "注册号"});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
    EXPECT_EQ(error.message().key, "intake.columns.no_credit_code");
    const std::string sentence = base::render(error, base::Language::kChinese);
    EXPECT_NE(sentence.find("注册号"), std::string::npos);
    EXPECT_NE(sentence.find("统一社会信用代码"), std::string::npos);
  }
}

TEST(MapColumns, AsksForTheName) {
  try {
    tests::mapped({"统一社会信用代码", "地址"});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.message().key, "intake.columns.no_name");
  }
}

TEST(ColumnNames, WrongFilesAreRefusedWithTheirLine) {
  for (const char* yaml : {"columns: {}\nunits: []\nnotes: []\n", "nonsense", ""}) {
    EXPECT_THROW(ColumnNames::read(yaml, "columns.yaml"), base::Error) << yaml;
  }
}

}  // namespace
}  // namespace rongtong::intake
