#include "intake/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rongtong::intake {

namespace {

constexpr std::string_view kWideComma = "，";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Decimal decimal_of(std::string digits, std::size_t scale) {
  while (scale > 0 && digits.ends_with('0')) {
    digits.pop_back();
    --scale;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty()) scale = 0;
  return {std::move(digits), scale};
}

/// Groups of whole digits between separators: the first has one to three digits, the others three.
bool well_grouped(const std::string& whole_with_commas) {
  const std::size_t first = whole_with_commas.find(',');
  if (first == std::string::npos) return true;
  if (first == 0 || first > 3 || (whole_with_commas.size() - first) % 4 != 0) return false;
  for (std::size_t i = first; i < whole_with_commas.size(); i += 4) {
    if (whole_with_commas[i] != ',') return false;
    if (whole_with_commas.find(',', i + 1) < i + 4) return false;
  }
  return true;
}

struct ChineseDigit {
  std::string_view text;
  std::int64_t value;
};

constexpr std::array<ChineseDigit, 26> kChineseDigits{{
    {"零", 0}, {"〇", 0}, {"一", 1}, {"壹", 1}, {"二", 2}, {"贰", 2}, {"貳", 2},
    {"两", 2}, {"三", 3}, {"叁", 3}, {"參", 3}, {"四", 4}, {"肆", 4}, {"五", 5},
    {"伍", 5}, {"六", 6}, {"陆", 6}, {"陸", 6}, {"七", 7}, {"柒", 7}, {"八", 8},
    {"捌", 8}, {"九", 9}, {"玖", 9}, {"弌", 1}, {"弍", 2},
}};

constexpr std::array<ChineseDigit, 11> kChinesePowers{{
    {"十", 10},
    {"拾", 10},
    {"百", 100},
    {"佰", 100},
    {"千", 1000},
    {"仟", 1000},
    {"万", 10000},
    {"萬", 10000},
    {"亿", 100000000},
    {"億", 100000000},
    {"卅", 0},
}};

template <std::size_t N>
const ChineseDigit* starting(const std::array<ChineseDigit, N>& table, std::string_view text) {
  for (const auto& entry : table) {
    if (text.starts_with(entry.text)) return &entry;
  }
  return nullptr;
}

}  // namespace

Decimal Decimal::shifted(std::size_t power) const {
  Decimal result = *this;
  if (is_zero()) return result;
  const std::size_t taken = std::min(power, result.scale);
  result.scale -= taken;
  result.digits.append(power - taken, '0');
  return result;
}

std::optional<std::int64_t> Decimal::rounded() const {
  const std::size_t whole = digits.size() > scale ? digits.size() - scale : 0;
  std::int64_t value = 0;
  if (whole > 0) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + whole, value);
    if (error != std::errc() || value == INT64_MAX) return std::nullopt;
  }
  const bool half = scale > 0 && digits.size() >= scale && digits[whole] >= '5';
  return value + (half ? 1 : 0);
}

std::string Decimal::text() const {
  if (is_zero()) return "0";
  if (scale == 0) return digits;
  if (digits.size() > scale) {
    return digits.substr(0, digits.size() - scale) + "." + digits.substr(digits.size() - scale);
  }
  return "0." + std::string(scale - digits.size(), '0') + digits;
}

ReadDecimal read_decimal(std::string_view text) {
  ReadDecimal result;
  std::string whole;
  std::string fraction;
  std::size_t points = 0;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (is_digit(rest.front())) {
      (points == 0 ? whole : fraction) += rest.front();
      ++digits;
      ++at;
    } else if (rest.front() == '.') {
      ++points;
      ++at;
    } else if (rest.front() == ',' || rest.starts_with(kWideComma)) {
      (points == 0 ? whole : fraction) += ',';
      at += rest.front() == ',' ? 1 : kWideComma.size();
    } else {
      break;
    }
    result.length = at;
  }
  if (digits == 0) return {{}, DecimalFault::kNoNumber, 0};
  if (points > 1) result.fault = DecimalFault::kTwoPoints;
  if (!well_grouped(whole) || fraction.find(',') != std::string::npos) {
    result.fault = DecimalFault::kSeparator;
  }
  if (result.fault != DecimalFault::kNone) return result;
  std::erase(whole, ',');
  result.value = decimal_of(whole + fraction, fraction.size());
  return result;
}

ReadDecimal read_chinese_number(std::string_view text) {
  constexpr std::int64_t kTooMuch = 100'000'000'000'000;
  std::int64_t total = 0;    // finished groups of 万 and 亿
  std::int64_t section = 0;  // below the next 万
  std::int64_t digit = -1;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (const auto* found = starting(kChineseDigits, rest)) {
      digit = found->value;
      at += found->text.size();
      continue;
    }
    const auto* power = starting(kChinesePowers, rest);
    // 万 alone is a unit and no number; 十 alone is ten.
    if (power == nullptr || power->value == 0 || (at == 0 && power->value != 10)) break;
    const std::int64_t count = digit >= 0 ? digit : (section == 0 && power->value == 10 ? 1 : 0);
    if (power->value < 10000) {
      section += count * power->value;
    } else {
      section += digit > 0 ? digit : 0;
      if (power->value > 10000) {
        total = (total + section) * power->value;
      } else {
        total += section * power->value;
      }
      section = 0;
    }
    digit = -1;
    at += power->text.size();
    if (total > kTooMuch) return {{}, DecimalFault::kNoNumber, 0};
  }
  if (at == 0) return {{}, DecimalFault::kNoNumber, 0};
  total += section + (digit > 0 ? digit : 0);
  return {decimal_of(std::to_string(total), 0), DecimalFault::kNone, at};
}

}  // namespace rongtong::intake
