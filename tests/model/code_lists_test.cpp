#include <gtest/gtest.h>

#include "base/error.h"
#include "model/catalogue.h"
#include "tests/support/cases.h"

namespace rongtong::model {
namespace {

const Codes& codes() {
  static const Codes kCodes = read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kCodes;
}

std::string id_of(const Dictionary& dictionary, std::string_view text) {
  const auto* entry = dictionary.find(text);
  return entry == nullptr ? "" : entry->id;
}

TEST(Dictionary, FindsByNameIdAndAlias) {
  EXPECT_EQ(id_of(codes().tiers, "专精特新“小巨人”企业"), "giant");
  EXPECT_EQ(id_of(codes().tiers, "小巨人"), "giant");
  EXPECT_EQ(id_of(codes().size_classes, " Medium "), "medium");
  EXPECT_EQ(id_of(codes().size_classes, "微型"), "micro");
  EXPECT_EQ(id_of(codes().currencies, "美金"), "USD");
  EXPECT_EQ(id_of(codes().currencies, "usd"), "USD");
  EXPECT_EQ(id_of(codes().currencies, "德国马克"), "DEM");
  EXPECT_EQ(id_of(codes().need_types, "技术攻关"), "rnd");
  EXPECT_EQ(id_of(codes().organisation_kinds, "93"), "cooperative");
  EXPECT_EQ(id_of(codes().tiers, "十佳企业"), "");
}

TEST(Dictionary, TiersClimb) {
  const auto rank = [](const char* id) { return codes().tiers.find(id)->rank; };
  EXPECT_LT(rank("innovative"), rank("srdi"));
  EXPECT_LT(rank("srdi"), rank("giant"));
  EXPECT_EQ(rank("high_tech_org"), 0);
}

TEST(Dictionary, HasTheTwelveDockingAreas) {
  EXPECT_EQ(codes().docking_areas.entries().size(), 12U);
  EXPECT_EQ(id_of(codes().docking_areas, "采购订单"), "purchase_order");
}

TEST(Dictionary, LabelsFallBackToTheId) {
  EXPECT_EQ(codes().tiers.label("srdi", base::Language::kChinese), "专精特新中小企业");
  EXPECT_EQ(codes().tiers.label("no_such", base::Language::kChinese), "no_such");
}

struct WrongListCase {
  const char* name;
  const char* csv;
  std::uint64_t line;
};

class WrongList : public testing::TestWithParam<WrongListCase> {};

TEST_P(WrongList, NamesFileAndLine) {
  try {
    Dictionary::read(GetParam().csv, "list.csv");
    FAIL() << "read a wrong list";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.place().file, "list.csv");
    EXPECT_EQ(error.place().line, GetParam().line);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lists,
    WrongList,
    testing::Values(
        WrongListCase{"Empty", "", 1},
        WrongListCase{"OtherHeader", "id,name\n", 1},
        WrongListCase{"RankIsNoNumber", "id,zh,en,rank,aliases,source\na,甲,A,x,,s\n", 2},
        WrongListCase{"CellMissing", "id,zh,en,rank,aliases,source\na,甲,A,1\n", 2},
        WrongListCase{
            "TwoOwnersOfAName", "id,zh,en,rank,aliases,source\na,甲,A,1,乙,s\nb,乙,B,2,,s\n", 3}
    ),
    tests::kCaseName
);

struct IndustryCase {
  const char* name;
  const char* text;
  const char* code;
  char section;
};

class NormalisedIndustry : public testing::TestWithParam<IndustryCase> {};

TEST_P(NormalisedIndustry, Reads) {
  const std::string code = codes().industries.normalised(GetParam().text);
  EXPECT_EQ(code, GetParam().code);
  EXPECT_EQ(codes().industries.section_of(code), GetParam().section);
}

INSTANTIATE_TEST_SUITE_P(
    Codes,
    NormalisedIndustry,
    testing::Values(
        IndustryCase{"Class", "3521", "3521", 'C'},
        IndustryCase{"WithSection", "C3521", "3521", 'C'},
        IndustryCase{"Blanks", "35 21", "3521", 'C'},
        IndustryCase{"Division", "C35", "35", 'C'},
        IndustryCase{"Section", "c", "C", 'C'},
        IndustryCase{"GroupPadded", "3520", "352", 'C'},
        IndustryCase{"ClassOfTheAmendment", "3599", "3599", 'C'},
        IndustryCase{"WrongSection", "A3521", "", '\0'},
        IndustryCase{"NoSuchDivision", "9999", "", '\0'},
        IndustryCase{"OneDigit", "3", "", '\0'},
        IndustryCase{"Words", "制造业", "", '\0'},
        IndustryCase{"TooLong", "35211", "", '\0'},
        IndustryCase{"Empty", "", "", '\0'}
    ),
    tests::kCaseName
);

TEST(ReadCodes, NamesTheMissingFile) {
  try {
    read_codes("/no/such/catalogue");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kUnavailable);
    EXPECT_NE(std::string(error.what()).find("gb2260.csv"), std::string::npos);
  }
}

}  // namespace
}  // namespace rongtong::model
