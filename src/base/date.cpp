#include "base/date.h"

#include <cstdio>

namespace rongtong::base {

namespace {

std::optional<Date> valid(int year, unsigned month, unsigned day) {
  const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok() || year < 1000 || year > 9999) return std::nullopt;
  return date;
}

/// Reads up to `most` digits from the front of `text`; the count read is in `digits`.
unsigned take_number(std::string_view& text, std::size_t most, std::size_t& digits) {
  unsigned number = 0;
  digits = 0;
  while (digits < most && digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    number = number * 10 + static_cast<unsigned>(text[digits++] - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_time_of_day(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != ' ' && rest.front() != 'T') return false;
  return rest.find_first_not_of(" T0123456789:.+-Z") == std::string_view::npos;
}

bool take_separator(std::string_view& text, std::string_view chinese, char ascii) {
  return ascii == '\0' ? take(text, chinese) : take(text, std::string_view(&ascii, 1));
}

std::optional<Date> separated(std::string_view text, unsigned year) {
  const char ascii = text.starts_with("年") ? '\0' : text.front();
  if (ascii != '\0' && ascii != '-' && ascii != '/' && ascii != '.') return std::nullopt;
  std::size_t digits = 0;
  take_separator(text, "年", ascii);
  const unsigned month = take_number(text, 2, digits);
  if (digits == 0 || !take_separator(text, "月", ascii)) return std::nullopt;
  const unsigned day = take_number(text, 2, digits);
  if (digits == 0 || (ascii == '\0' && !take(text, "日")) || !is_time_of_day(text))
    return std::nullopt;
  return valid(static_cast<int>(year), month, day);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  std::size_t digits = 0;
  const unsigned year = take_number(text, 4, digits);
  if (digits != 4 || text.empty()) return std::nullopt;
  if (text.front() < '0' || text.front() > '9') return separated(text, year);
  const unsigned month = take_number(text, 2, digits);
  if (digits != 2) return std::nullopt;
  const unsigned day = take_number(text, 2, digits);
  if (digits != 2 || !is_time_of_day(text)) return std::nullopt;
  return valid(static_cast<int>(year), month, day);
}

std::optional<Date> date_from_serial(double serial, bool epoch_1904) {
  if (!(serial >= 1 && serial < 2958466)) return std::nullopt;
  const int days = static_cast<int>(serial);
  // The 1900 system counts a 29 February 1900 that never was: serials below 61 are one day behind.
  const int epoch = epoch_1904 ? -24107 : (days < 61 ? -25568 : -25569);
  return date_from_days(days + epoch);
}

std::string to_iso(Date date) {
  char text[32];
  std::snprintf(
      text,
      sizeof text,
      "%04d-%02u-%02u",
      static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day())
  );
  return text;
}

int days_since_epoch(Date date) {
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

Date date_from_days(int days) { return Date(std::chrono::sys_days(std::chrono::days(days))); }

}  // namespace rongtong::base
