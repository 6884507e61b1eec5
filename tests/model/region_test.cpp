#include "model/region.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "model/catalogue.h"
#include "tests/support/cases.h"

namespace rongtong::model {
namespace {

const RegionTable& regions() {
  static const Codes kCodes = read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kCodes.regions;
}

struct ResolveCase {
  const char* name;
  const char* province;
  const char* city;
  const char* address;
  int code;  ///< 0: none
  bool contradictory = false;
};

class Resolve : public testing::TestWithParam<ResolveCase> {};

TEST_P(Resolve, FindsTheFinestCertainLevel) {
  const auto& test = GetParam();
  const auto found = regions().resolve(test.province, test.city, test.address);
  EXPECT_EQ(found.code ? found.code->value : 0, test.code);
  EXPECT_EQ(found.contradictory, test.contradictory);
}

// Codes: GB/T 2260 as published by the National Bureau of Statistics (2023).
INSTANTIATE_TEST_SUITE_P(
    Places,
    Resolve,
    testing::Values(
        ResolveCase{"County", "浙江", "杭州", "浙江省杭州市西湖区文三路1号", 330106},
        ResolveCase{"CountyWithoutProvince", "浙江", "杭州", "西湖区文三路1号", 330106},
        ResolveCase{"CityOnly", "浙江省", "杭州市", "", 330100},
        ResolveCase{"ProvinceOnly", "浙江", "", "", 330000},
        ResolveCase{"CityWithoutProvince", "", "杭州", "", 330100},
        ResolveCase{"AddressOnly", "", "", "江苏省昆山市玉山镇", 320583},
        ResolveCase{"ShortNamesInAddress", "新疆", "伊犁", "新疆伊犁州伊宁市解放路", 654002},
        ResolveCase{"DistrictOfMunicipality", "北京", "海淀", "北京市海淀区海淀大街8号", 110108},
        ResolveCase{"SameNameInTwoProvinces", "辽宁", "朝阳", "", 211300},
        ResolveCase{"CityBeforeCountyOfItsName", "辽宁", "抚顺", "", 210400},
        ResolveCase{"CountyInItsOwnWords", "辽宁", "抚顺县", "", 210421},
        ResolveCase{"JilinCity", "吉林", "吉林", "吉林市昌邑区", 220202},
        ResolveCase{"Prefecture", "吉林", "延边州", "敦化市民主街", 222403},
        ResolveCase{"AutonomousCounty", "重庆", "彭水", "", 500243},
        ResolveCase{"HainanInQinghai", "青海", "海南", "", 632500},
        ResolveCase{"CodeInProvinceColumn", "330000", "330100", "", 330100},
        ResolveCase{"OldDistrict", "上海", "闸北", "上海市闸北区共和新路", 310106},
        ResolveCase{"OldCity", "湖北", "襄樊", "襄樊市樊城区", 420606},
        ResolveCase{"OldCountyNowDistrict", "浙江", "杭州", "萧山市城厢镇", 330109},
        ResolveCase{"OldSuffix", "浙江", "杭州", "余杭县临平镇", 330110},
        ResolveCase{"CityThatWasDissolved", "山东", "莱芜", "莱芜市莱城区", 370116},
        ResolveCase{"CountyThatMovedToAnotherCity", "江苏", "宿迁", "江苏省淮阴市沭阳县", 321322},
        ResolveCase{"FreeTradeZone", "上海", "自贸区", "", 310115},
        ResolveCase{"RoadIsNoProvince", "广东", "深圳", "北京路12号", 440300},
        ResolveCase{"MarketIsNoCity", "广东", "深圳", "南山市场3楼", 440300},
        ResolveCase{"NewTownIsNoDistrict", "陕西", "渭南", "新城区韩塬路", 610500},
        ResolveCase{"OtherProvince", "辽宁", "大连", "北京市西城区金融大街", 0, true},
        ResolveCase{"OtherCityOfTheProvince", "河南", "郑州", "卫辉市产业集聚区", 410000, true},
        ResolveCase{"CityNotInProvince", "江苏", "杭州", "", 320000, true},
        ResolveCase{"OtherDistrict", "天津", "河西", "天津市滨海新区中塘镇", 120000, true},
        ResolveCase{"Nothing", "", "", "", 0},
        ResolveCase{"NoPlace", "电烤箱", "", "", 0}
    ),
    tests::kCaseName
);

TEST(Resolve, SaysWhatItDoesNotKnow) {
  EXPECT_TRUE(regions().resolve("电烤箱", "佛山", "").province_unknown);
  EXPECT_TRUE(regions().resolve("广东", "桃花源", "").city_unknown);
  EXPECT_TRUE(regions().resolve("上海", "闸北", "").by_old_name);
  EXPECT_FALSE(regions().resolve("上海", "静安", "").by_old_name);
}

struct NameCase {
  const char* name;
  const char* text;
  int code;
};

class ResolveName : public testing::TestWithParam<NameCase> {};

TEST_P(ResolveName, Reads) {
  const auto code = regions().resolve_name(GetParam().text);
  EXPECT_EQ(code ? code->value : 0, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    ResolveName,
    testing::Values(
        NameCase{"Province", "浙江", 330000},
        NameCase{"FullProvince", "内蒙古自治区", 150000},
        NameCase{"City", "杭州市", 330100},
        NameCase{"Path", "浙江省杭州市西湖区", 330106},
        NameCase{"UniqueCounty", "昆山市", 320583},
        NameCase{"SeveralOfThatName", "鼓楼区", 0},
        NameCase{"SixDigits", "330106", 330106},
        NameCase{"TwelveDigits", "330106000000", 330106},
        NameCase{"TwoDigits", "33", 330000},
        NameCase{"FourDigits", "3301", 330100},
        NameCase{"NoSuchCode", "330199", 0},
        NameCase{"FiveDigits", "33010", 0},
        NameCase{"TextBehind", "杭州市人", 0}
    ),
    tests::kCaseName
);

TEST(RegionTable, NamesPlaces) {
  EXPECT_EQ(regions().full_name(RegionCode(330106)), "浙江省杭州市西湖区");
  EXPECT_EQ(regions().full_name(RegionCode(310112)), "上海市闵行区");
  EXPECT_EQ(regions().full_name(RegionCode(999999)), "999999");
  EXPECT_EQ(regions().short_name(RegionCode(330000)), "浙江");
  EXPECT_EQ(regions().short_name(RegionCode(422800)), "恩施");
  EXPECT_EQ(regions().short_name(RegionCode(330106)), "西湖区");
}

TEST(RegionTable, ContainsByLevels) {
  const auto contains = [](int outer, int inner) {
    return RegionTable::contains(RegionCode(outer), RegionCode(inner));
  };
  EXPECT_TRUE(contains(330000, 330106));
  EXPECT_TRUE(contains(330100, 330106));
  EXPECT_TRUE(contains(330106, 330106));
  EXPECT_FALSE(contains(330106, 330100));
  EXPECT_FALSE(contains(330200, 330106));
}

// Every division is found again by its own full name.
TEST(RegionTable, FullNamesRoundTrip) {
  std::size_t placeholders = 0;
  for (const auto& region : regions().regions()) {
    const std::string name = regions().full_name(region.code);
    const auto found = regions().resolve("", "", name);
    if (region.parent && regions().full_name(*region.parent) == name) {
      ++placeholders;  // 市辖区
      continue;
    }
    ASSERT_TRUE(found.code) << name;
    EXPECT_EQ(found.code->value, region.code.value) << name;
  }
  EXPECT_LT(placeholders, 20U);
}

TEST(RegionTable, NamesTheWrongLine) {
  const std::string divisions = "code,name,level,parent\n110000,北京市,province,\n";
  try {
    RegionTable(divisions, "name,within,code,since_until,source\n宛平县,110000,110199,-1952,x\n");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.place().line, 2U);
    EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace rongtong::model
