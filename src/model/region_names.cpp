#include "model/region_names.h"

#include <algorithm>
#include <array>

namespace rongtong::model {

namespace {

constexpr std::size_t kTwoCharacters = 6;  ///< bytes of two Chinese characters in UTF-8

/// Longest first where one ends like another.
constexpr std::array<std::string_view, 14> kSuffixes{
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "特区",
    "新区",
    "省",
    "市",
    "区",
    "县",
    "旗"};

/// Names of nationalities as they stand in names of autonomous divisions (GB/T 3304-1991); in
/// Xinjiang some stand without 族, and 各族 stands for all.
constexpr std::array<std::string_view, 50> kNationalities{
    "蒙古族",   "蒙古",     "回族",   "藏族",   "维吾尔族", "维吾尔",     "苗族",     "彝族",
    "壮族",     "布依族",   "朝鲜族", "满族",   "侗族",     "瑶族",       "白族",     "土家族",
    "哈尼族",   "哈萨克族", "哈萨克", "傣族",   "黎族",     "傈僳族",     "佤族",     "畲族",
    "拉祜族",   "水族",     "东乡族", "纳西族", "景颇族",   "柯尔克孜族", "柯尔克孜", "土族",
    "达斡尔族", "仫佬族",   "羌族",   "布朗族", "撒拉族",   "毛南族",     "仡佬族",   "锡伯族",
    "锡伯",     "塔吉克族", "塔吉克", "普米族", "怒族",     "保安族",     "裕固族",   "独龙族",
    "鄂温克族", "各族"};

bool drop_ending(std::string_view& name, std::string_view ending) {
  if (!name.ends_with(ending) || name.size() < ending.size() + kTwoCharacters) return false;
  name.remove_suffix(ending.size());
  return true;
}

bool drop_nationality(std::string_view& name) {
  return std::ranges::any_of(kNationalities, [&](std::string_view nationality) {
    return drop_ending(name, nationality);
  });
}

}  // namespace

std::string_view region_stem(std::string_view name) {
  const bool autonomous = name.find("自治") != name.npos;
  for (const auto suffix : kSuffixes) {
    if (drop_ending(name, suffix)) break;
  }
  if (!autonomous) {
    drop_ending(name, "盟");
    drop_nationality(name);  // 管城回族区
    return name;
  }
  while (drop_nationality(name)) {
  }
  // 东乡族自治县 and 鄂温克族自治旗 are named after the nationality alone.
  drop_ending(name, "族");
  return name;
}

std::vector<std::string> region_variants(std::string_view name) {
  constexpr std::string_view kAutonomous = "自治";
  const std::size_t at = name.rfind(kAutonomous);
  if (at == name.npos || name.ends_with("自治区")) return {};
  const std::string stem(region_stem(name));
  const std::string_view suffix = name.substr(at + kAutonomous.size());
  std::vector<std::string> variants{
      stem + std::string(suffix), stem + "自治" + std::string(suffix)};
  if (at > stem.size()) variants.emplace_back(name.substr(0, at));
  return variants;
}

bool is_placeholder(std::string_view name) {
  return name == "市辖区" || name == "县" || name.ends_with("直辖县级行政区划");
}

}  // namespace rongtong::model
