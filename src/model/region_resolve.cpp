#include "model/region_resolve.h"

#include <algorithm>
#include <array>
#include <span>

#include "model/region_names.h"

namespace rongtong::model {

namespace {

constexpr std::size_t kCharacter = 3;  ///< bytes of one Chinese character in UTF-8

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

/// Suffixes that a division of the level carries or carried: 萧山市 is 萧山区 now.
bool suffix_of_level(std::string_view rest, RegionLevel level) {
  static constexpr std::array<std::string_view, 1> kProvince{"省"};
  static constexpr std::array<std::string_view, 4> kCity{"市", "州", "盟", "地区"};
  static constexpr std::array<std::string_view, 4> kCounty{"市", "区", "县", "旗"};
  switch (level) {
    case RegionLevel::kProvince:
      return starts_with_any(rest, kProvince);
    case RegionLevel::kCity:
      return starts_with_any(rest, kCity);
    case RegionLevel::kCounty:
      return starts_with_any(rest, kCounty);
  }
  return false;
}

/// 南山市场 names no town, 北京路 no capital, 长沙街 no city.
bool goes_on_as_another_name(std::string_view rest) {
  static constexpr std::array<std::string_view, 17> kOthers{
      "路",
      "街",
      "道",
      "大道",
      "大街",
      "东路",
      "西路",
      "南路",
      "北路",
      "中路",
      "巷",
      "村",
      "镇",
      "乡",
      "大厦",
      "广场",
      "里"};
  return starts_with_any(rest, kOthers);
}

/// How many bytes of `text` the name covers; 0 when it does not stand there.
std::size_t covered(const RegionName& name, RegionLevel level, std::string_view text, bool& full) {
  if (!text.starts_with(name.text)) return 0;
  const std::string_view rest = text.substr(name.text.size());
  full = name.kind == RegionNameKind::kFull;
  if (full) return name.text.ends_with("市") && rest.starts_with("场") ? 0 : name.text.size();
  if (suffix_of_level(rest, level) && !rest.starts_with("市场")) {
    full = true;
    return name.text.size() + (rest.starts_with("地区") ? 2 * kCharacter : kCharacter);
  }
  return name.text.size();
}

bool better(const RegionMatch& a, const RegionMatch& b) {
  if (a.length != b.length) return a.length > b.length;
  if (a.exact != b.exact) return a.exact;
  if (a.level != b.level) return a.level < b.level;
  return !a.old && b.old;
}

bool equally_good(const RegionMatch& a, const RegionMatch& b) {
  return !better(a, b) && !better(b, a);
}

/// Keeps the best match and remembers whether another division is as good.
class Choice {
 public:
  void offer(const RegionMatch& match) {
    if (!best_ || better(match, *best_)) {
      best_ = match;
      ambiguous_ = false;
    } else if (equally_good(match, *best_) && match.code != best_->code) {
      ambiguous_ = true;
    }
  }
  std::optional<RegionMatch> take() const { return ambiguous_ ? std::nullopt : best_; }

 private:
  std::optional<RegionMatch> best_;
  bool ambiguous_ = false;
};

/// Inside of `outer` or around it. Old names also count where they once lay.
bool near(std::optional<RegionCode> outer, const Region& region, const RegionName& name) {
  if (!outer) return true;
  const auto related = [&](RegionCode code) {
    return RegionTable::contains(*outer, code) || RegionTable::contains(code, *outer);
  };
  return related(region.code) || (name.within != 0 && related(RegionCode(name.within)));
}

RegionMatch match_of(const Region& region, const RegionName& name, std::size_t length, bool full) {
  RegionMatch match{region.code, region.level, length, full};
  match.exact = name.kind == RegionNameKind::kFull;
  match.old = name.old;
  if (name.within != 0) match.once_in = RegionCode(name.within);
  return match;
}

}  // namespace

std::optional<RegionMatch> RegionReader::named(
    std::string_view text, std::optional<RegionCode> within
) const {
  Choice choice;
  for (const auto& name : index_.starting_like(text)) {
    const Region& region = regions_[name.region];
    if (!near(within, region, name)) continue;
    bool full = false;
    const std::size_t length = covered(name, region.level, text, full);
    if (length != text.size()) continue;
    choice.offer(match_of(region, name, length, full));
  }
  return choice.take();
}

std::optional<RegionMatch> RegionReader::starting(
    std::string_view text, std::optional<RegionCode> within, std::optional<RegionLevel> above
) const {
  Choice choice;
  for (const auto& name : index_.starting_like(text)) {
    const Region& region = regions_[name.region];
    if ((above && region.level <= *above) || !near(within, region, name)) continue;
    bool full = false;
    const std::size_t length = covered(name, region.level, text, full);
    if (length == 0) continue;
    if (!full && (region.level == RegionLevel::kCounty ||
                  goes_on_as_another_name(text.substr(length)) || length == text.size())) {
      continue;
    }
    choice.offer(match_of(region, name, length, full));
  }
  return choice.take();
}

bool RegionReader::in_municipality(RegionCode code) const {
  const RegionCode city(code.value / 100 * 100);
  const auto found = std::ranges::lower_bound(regions_, city, {}, &Region::code);
  return code != city && found != regions_.end() && found->code == city &&
         is_placeholder(found->name) && found->name.size() < 4 * kCharacter;
}

/// A place outside of the context, where it is plain: whole names of provinces, cities and counties
/// that stand today. Bare districts do not count, as towns use such names too (新城区, 市北区).
std::optional<RegionMatch> RegionReader::elsewhere(std::string_view text, RegionCode context)
    const {
  auto match = starting(text, RegionTable::province_of(context), std::nullopt);
  if (!match) match = starting(text, std::nullopt, std::nullopt);
  if (!match || !match->exact || match->old) return std::nullopt;
  const bool district =
      match->level == RegionLevel::kCounty && text.substr(0, match->length).ends_with("区");
  if (district || match->length < 3 * kCharacter) return std::nullopt;
  return match;
}

RegionReader::Address RegionReader::address(
    std::string_view text, std::optional<RegionCode> context
) const {
  constexpr std::string_view kCountry = "中国";
  Address result;
  if (text.starts_with(kCountry)) result.length = kCountry.size();
  std::optional<RegionCode> anchor = context;
  std::optional<RegionLevel> above;
  while (result.length < text.size()) {
    const std::string_view rest = text.substr(result.length);
    if (rest.front() == ' ') {
      ++result.length;
      continue;
    }
    auto match = starting(rest, anchor, above);
    if (!match && context && anchor != context) match = starting(rest, context, above);
    if (!match && !result.finest && context) match = elsewhere(rest, *context);
    // 天津市滨海新区, where the cells say 河西: the address names its municipality, so it is
    // certain.
    if (!match && result.finest && context && in_municipality(*context)) {
      match = starting(rest, result.finest->code, above);
      if (match && (!match->exact || match->old)) match.reset();
    }
    if (!match) break;
    result.length += match->length;
    result.old = result.old || match->old;
    result.finest = match;
    above = match->level;
    // A coarser name than what is known leaves the known as the place to look in.
    if (!anchor || !RegionTable::contains(match->code, *anchor)) anchor = match->code;
    if (match->level == RegionLevel::kCounty) break;
  }
  return result;
}

std::optional<RegionCode> common_region(RegionCode a, RegionCode b) {
  if (RegionTable::contains(a, b)) return a;
  if (RegionTable::contains(b, a)) return b;
  if (a.value / 10000 != b.value / 10000) return std::nullopt;
  // Districts of a municipality have no city between them and it.
  const bool same_city = a.value / 100 == b.value / 100 && a.value / 100 % 100 != 1;
  return RegionCode(same_city ? a.value / 100 * 100 : a.value / 10000 * 10000);
}

}  // namespace rongtong::model
