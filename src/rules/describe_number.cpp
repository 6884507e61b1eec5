#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "rules/describe.h"

namespace rongtong::rules {

namespace {

using base::Language;

std::string shown(std::string_view key, Language language, const std::string& number) {
  return base::render(base::Message{std::string(key), {number}}, language);
}

/// At most `decimals` digits behind the point, zeros at the end dropped, thousands parted.
std::string plain(double value, int decimals) {
  std::array<char, 400> buffer{};  // the largest double has 309 digits
  const auto [end, code] = std::to_chars(
      buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals
  );
  std::string text(buffer.data(), code == std::errc() ? end : buffer.data());
  if (text.find('.') != text.npos) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  if (text == "-0") text = "0";
  constexpr std::size_t kGroup = 3;
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(text.find('.'), text.size());
  while (at > sign + kGroup) {
    at -= kGroup;
    text.insert(at, ",");
  }
  return text;
}

std::string money(double value, Language language) {
  constexpr double kWan = 1e4;
  constexpr double kYi = 1e8;
  constexpr double kMillion = 1e6;
  const double size = std::fabs(value);
  if (language == Language::kEnglish) {
    if (size >= kMillion)
      return shown("rules.words.million_yuan", language, plain(value / kMillion, 2));
    return shown("rules.words.yuan", language, plain(value, 2));
  }
  const bool whole_yi = size >= kYi && std::fmod(size, kYi / 100) == 0;
  if (whole_yi) return shown("rules.words.yi_yuan", language, plain(value / kYi, 2));
  if (size >= kWan) return shown("rules.words.wan_yuan", language, plain(value / kWan, 2));
  return shown("rules.words.yuan", language, plain(value, 2));
}

}  // namespace

std::string describe_number(double value, Unit unit, Language language) {
  constexpr double kHundred = 100;
  switch (unit) {
    case Unit::kYuan:
      return money(value, language);
    case Unit::kRatio:
      return plain(value * kHundred, 2) + "%";
    case Unit::kYears:
      return shown("rules.words.years", language, plain(value, 2));
    case Unit::kDays:
      return shown("rules.words.days", language, plain(value, 2));
    case Unit::kPoints:
      return shown("rules.words.points", language, plain(value, 2));
    case Unit::kCount:
      return plain(value, 2);
    case Unit::kNone:
      return plain(value, 4);
  }
  return {};
}

std::string describe_band(const Band& band, Unit unit, Language language) {
  std::string from;
  std::string to;
  if (band.from) {
    from = (band.from_included ? "≥ " : "> ") + describe_number(*band.from, unit, language);
  }
  if (band.to) to = (band.to_included ? "≤ " : "< ") + describe_number(*band.to, unit, language);
  if (from.empty() && to.empty()) return base::phrase("rules.words.any_value", language);
  if (from.empty() || to.empty()) return from + to;
  return base::render(base::Message{"rules.words.both", {from, to}}, language);
}

}  // namespace rongtong::rules
