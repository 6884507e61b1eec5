#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rongtong::intake {

/// A number of people's tables, exact: digits and how many of them stand behind the point. Money
/// never passes through floating point.
struct Decimal {
  std::string digits;     ///< no leading zeros; empty for zero
  std::size_t scale = 0;  ///< digits behind the point, may exceed digits.size()

  bool is_zero() const { return digits.empty(); }
  /// times 10^power.
  Decimal shifted(std::size_t power) const;
  /// The nearest whole number, halves upwards; empty beyond 64 bits.
  std::optional<std::int64_t> rounded() const;
  /// `2500000`, `8536.5`: no separators, no trailing zeros behind the point.
  std::string text() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

enum class DecimalFault {
  kNone,
  kNoNumber,   ///< no digit at the front
  kSeparator,  ///< a thousands separator in an odd place: 10,1520000
  kTwoPoints,  ///< 1.234.567
};

struct ReadDecimal {
  Decimal value;
  DecimalFault fault = DecimalFault::kNone;
  std::size_t length = 0;  ///< bytes of the text that belong to the number
};

/// Reads the number at the front of `text`: 1,234.50 or 1，234 or 0.5 or .5.
ReadDecimal read_decimal(std::string_view text);

/// Reads a whole number in Chinese numerals at the front of `text`, ordinary or formal: 壹佰万 is
/// 1,000,000, 二千五百 is 2,500, 一百二十万 is 1,200,000. Length 0 when there is none.
ReadDecimal read_chinese_number(std::string_view text);

}  // namespace rongtong::intake
