#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rongtong::model {

/// The customary short form of a division's name: 浙江省 → 浙江, 内蒙古自治区 → 内蒙古,
/// 恩施土家族苗族自治州 → 恩施, 彭水苗族土家族自治县 → 彭水, 浦东新区 → 浦东. Never shorter than
/// two characters: 郊区 and 蓟县 stay whole.
std::string_view region_stem(std::string_view name);

/// Other ways to write `name` of an autonomous prefecture, county or banner: 恩施州, 恩施自治州,
/// 恩施土家族苗族.
std::vector<std::string> region_variants(std::string_view name);

/// Rows of GB/T 2260 that name no place: 市辖区, 县, 省直辖县级行政区划 ….
bool is_placeholder(std::string_view name);

}  // namespace rongtong::model
