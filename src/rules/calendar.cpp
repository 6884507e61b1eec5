#include "rules/calendar.h"

namespace rongtong::rules {

base::Date years_later(base::Date date, int years) {
  const base::Date same_day = date + std::chrono::years(years);
  if (same_day.ok()) return same_day;
  return same_day.year() / same_day.month() / std::chrono::last;
}

int full_years(base::Date from, base::Date to) {
  const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
  return years_later(from, years) <= to ? years : years - 1;
}

}  // namespace rongtong::rules
