#include "base/table/sheet_values.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/date.h"

namespace rongtong::base {

namespace {
constexpr double kExact = 9007199254740992.0;  // 2^53
}  // namespace

std::string number_text(double value) {
  if (!std::isfinite(value)) return {};
  if (value == 0) return "0";
  const double size = std::abs(value);
  const auto form =
      size >= 1e-7 && size < 1e21 ? std::chars_format::fixed : std::chars_format::scientific;
  char text[64];
  const auto [end, code] = std::to_chars(text, text + sizeof text, value, form);
  return code == std::errc() ? std::string(text, end) : std::string();
}

bool is_beyond_precision(double value) {
  return std::isfinite(value) && std::abs(value) > kExact && std::trunc(value) == value;
}

std::string serial_text(double serial, bool epoch_1904) {
  if (!(serial >= 0 && serial < 2958466)) return number_text(serial);
  constexpr long long kDay = 86400;
  const long long seconds = std::llround(serial * static_cast<double>(kDay));
  const long long second = seconds % kDay;
  const long long day = seconds / kDay;
  const auto date = date_from_serial(static_cast<double>(day), epoch_1904);
  char time[16];
  std::snprintf(
      time,
      sizeof time,
      "%02d:%02d:%02d",
      static_cast<int>(second / 3600),
      static_cast<int>(second / 60 % 60),
      static_cast<int>(second % 60)
  );
  if (seconds < kDay) return time;
  if (!date) return number_text(serial);
  return second == 0 ? to_iso(*date) : to_iso(*date) + " " + time;
}

bool is_date_format(std::string_view code) {
  code = code.substr(0, code.find(';'));
  for (std::size_t at = 0; at < code.size(); ++at) {
    switch (code[at]) {
      case '"':
        at = code.find('"', at + 1);
        break;
      case '[':
        if (at + 1 < code.size() &&
            std::string_view("hHmMsS").find(code[at + 1]) != std::string_view::npos) {
          return false;
        }
        at = code.find(']', at);
        break;
      case '\\':
      case '_':
      case '*':
        ++at;
        break;
      case 'y':
      case 'Y':
      case 'm':
      case 'M':
      case 'd':
      case 'D':
      case 'h':
      case 'H':
      case 's':
      case 'S':
        return true;
      default:
        break;
    }
    if (at == std::string_view::npos) return false;
  }
  return false;
}

bool is_built_in_date_format(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

}  // namespace rongtong::base
