#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text/utf8.h"

namespace rongtong::report {
namespace {

bool turns_direction(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
         code == 0x200E || code == 0x200F || code == 0x061C;
}

bool is_control(char32_t code) {
  return (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code < 0xA0);
}

bool may_be_shown(char32_t code) {
  return !is_control(code) && !turns_direction(code) && (code & 0xFFFEU) != 0xFFFE;
}

}  // namespace

std::string shown_text(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t code = base::take_code_point(text);
    if (code == '\r') {  // a line end of its own, or the first half of one
      if (text.empty() || text.front() != '\n') shown += '\n';
    } else if (code == base::kReplacement || !may_be_shown(code)) {
      shown += base::kReplacementUtf8;
    } else {
      shown += before.substr(0, before.size() - text.size());
    }
  }
  return shown;
}

std::string clipped(std::string_view text, std::size_t most) {
  if (base::count_code_points(text) <= most) return std::string(text);
  std::string_view rest = text;
  for (std::size_t i = 1; i < most; ++i) base::take_code_point(rest);
  return std::string(text.substr(0, text.size() - rest.size())) + "\u2026";
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

int percent(double share) {
  if (!(share > 0)) return 0;
  return static_cast<int>(std::lround(std::min(share, 1.0) * 100));
}

std::string decimals(double number, int digits) {
  if (!std::isfinite(number) || std::abs(number) >= 9e15) return fmt::format("{}", number);
  const std::string text = fmt::format("{:.{}f}", std::abs(number), digits);
  const auto point = text.find('.');
  const auto whole = grouped(std::stoll(text.substr(0, point)));
  return (number < 0 ? "-" : "") + whole + (point == std::string::npos ? "" : text.substr(point));
}

}  // namespace rongtong::report
