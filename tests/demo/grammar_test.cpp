#include "demo/grammar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/io/file.h"
#include "base/text/utf8.h"
#include "demo/words.h"
#include "model/catalogue.h"
#include "tests/demo/demo_city.h"

namespace rongtong::demo {
namespace {

const model::Codes& codes() {
  static const model::Codes kCodes =
      model::read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kCodes;
}

TEST(SplitWords, DropsBlanksOfFoldedLines) {
  EXPECT_EQ(split_words("螺栓、螺母、 垫圈 "), (std::vector<std::string>{"螺栓", "螺母", "垫圈"}));
  EXPECT_TRUE(split_words("").empty());
}

TEST(Grammar, HasTradesEnoughForACity) {
  EXPECT_GE(grammar().trades.size(), 60U);
  std::set<std::string> ids;
  for (const auto& trade : grammar().trades) EXPECT_TRUE(ids.insert(trade.id).second) << trade.id;
}

void expect_no_repeats(const std::vector<std::string>& words, const std::string& of) {
  std::set<std::string> seen;
  for (const auto& word : words) EXPECT_TRUE(seen.insert(word).second) << of << ": " << word;
}

TEST(Grammar, ListsNoProductTwiceInATrade) {
  for (const auto& trade : grammar().trades) {
    expect_no_repeats(trade.products, trade.id);
    expect_no_repeats(trade.lead, trade.id);
    expect_no_repeats(trade.also, trade.id);
    EXPECT_GE(trade.products.size(), 8U) << trade.id;
    EXPECT_LE(trade.products.size(), 40U) << trade.id;
  }
}

TEST(Grammar, NamesIndustriesOfTheStandard) {
  for (const auto& trade : grammar().trades) {
    for (const auto& code : trade.industry) {
      EXPECT_NE(codes().industries.find(code), nullptr) << trade.id << " " << code;
    }
  }
  for (const auto& issuer : grammar().issuers) {
    EXPECT_NE(codes().industries.find(issuer.industry), nullptr) << issuer.name;
  }
}

/// Full names of all divisions, and their short forms of at least two characters.
std::set<std::string> places(bool counties) {
  std::set<std::string> names;
  for (const auto& region : real_regions().regions()) {
    if (!counties && region.level == model::RegionLevel::kCounty) continue;
    for (const auto& name : {region.name, real_regions().short_name(region.code)}) {
      if (base::count_code_points(name) >= 2 && name != "市辖区") names.insert(name);
    }
  }
  return names;
}

TEST(Grammar, InventsPlacesThatGb2260DoesNotHave) {
  const auto& city = grammar().city;
  std::vector<std::string> invented{city.province, city.city};
  for (const auto& district : city.districts) {
    invented.push_back(district.name);
    invented.insert(invented.end(), district.parks.begin(), district.parks.end());
    invented.insert(invented.end(), district.roads.begin(), district.roads.end());
    EXPECT_EQ(real_regions().find(model::RegionCode(district.code)), nullptr);
    EXPECT_EQ(district.code / 10000 * 10000, city.province_code);
    EXPECT_EQ(district.code / 100 * 100, city.city_code);
  }
  for (const auto& place : places(true)) {
    for (const auto& name : invented) {
      EXPECT_EQ(name.find(place), std::string::npos) << name << " holds " << place;
    }
  }
}

TEST(Grammar, NeedsFitTheForm) {
  for (const auto& issuer : grammar().issuers) {
    for (const auto& need : issuer.needs) {
      const auto length = base::count_code_points(need.detail);
      EXPECT_TRUE(length >= 60 && length <= 150) << need.title << " " << length;
      EXPECT_LE(base::count_code_points(need.title), 128U) << need.title;
      EXPECT_NE(codes().docking_areas.find(need.area), nullptr) << need.area;
      EXPECT_NE(codes().need_types.find(need.type), nullptr) << need.type;
      EXPECT_TRUE(std::ranges::count(grammar().categories, need.category) == 1) << need.category;
    }
  }
}

TEST(Grammar, UnknownTradeIsNamed) {
  try {
    grammar().trade("no_such_trade");
    FAIL() << "an unknown trade was found";
  } catch (const base::Error& error) {
    EXPECT_NE(std::string(error.what()).find("no_such_trade"), std::string::npos);
  }
}

}  // namespace
}  // namespace rongtong::demo
