#pragma once

#include <string>
#include <string_view>

namespace rongtong::base {

/// The shortest decimal text that reads back as `value`, without exponent between 1e-7 and 1e21;
/// whole numbers without a point. Empty when it is not finite.
std::string number_text(double value);

/// True for whole numbers beyond 2^53, of which a sheet no longer knows the last digits.
bool is_beyond_precision(double value);

/// A serial number as `2024-04-01`, `2024-04-01 08:30:00`, or `08:30:00` below one day; as a number
/// where no such day exists. Seconds are rounded.
std::string serial_text(double serial, bool epoch_1904);

/// Whether the number format `code` shows a date or a time of day: it has y, m, d, h or s outside
/// quotes and brackets. Elapsed time (`[h]:mm`) is a number, not a date.
bool is_date_format(std::string_view code);

/// The same for the formats that have a number and no code (ECMA-376 part 1, 18.8.30, with the East
/// Asian ones 27-36 and 50-58).
bool is_built_in_date_format(unsigned id);

}  // namespace rongtong::base
