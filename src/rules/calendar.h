#pragma once

#include "base/date.h"

namespace rongtong::rules {

/// The day `years` years after `date`, as periods of years end by the Civil Code (民法典 arts. 201,
/// 202): on the same day of the month; where the month lacks it (29 February), on its last day.
/// `years` may be negative.
base::Date years_later(base::Date date, int years);

/// How many periods of a year that began on `from` are over by the end of `to`; negative when
/// `from` lies after `to` by more than a year, as the largest n with years_later(from, n) ≤ to.
int full_years(base::Date from, base::Date to);

}  // namespace rongtong::rules
