#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rongtong::base {

/// A calendar day, proleptic Gregorian. Always valid where a function returns one.
using Date = std::chrono::year_month_day;

/// Reads `2026-04-01`, `2026/4/1`, `2026.4.1`, `20260401`, `2026年4月1日`, with an optional time of
/// day behind it, which is dropped. Empty for anything else and for days that do not exist.
std::optional<Date> parse_date(std::string_view text);

/// The day of a spreadsheet's serial number. `epoch_1904` as the workbook says; empty outside
/// 1900–9999.
std::optional<Date> date_from_serial(double serial, bool epoch_1904);

/// `2026-04-01`.
std::string to_iso(Date date);

/// Days since 1970-01-01, negative before.
int days_since_epoch(Date date);
Date date_from_days(int days);

}  // namespace rongtong::base
