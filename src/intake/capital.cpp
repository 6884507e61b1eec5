#include "intake/capital.h"

#include <algorithm>
#include <array>
#include <optional>

#include "intake/decimal.h"

namespace rongtong::intake {

namespace {

constexpr std::string_view kHome = "CNY";

constexpr std::array<std::string_view, 9> kRules{
    "",
    "capital.zero",
    "capital.no_unit",
    "capital.unit_conflict",
    "capital.unreadable",
    "capital.separator",
    "capital.currency",
    "capital.out_of_range",
    "capital.foreign"};

struct Multiplier {
  std::string_view word;
  std::size_t power;  ///< of ten
};

/// Longest first.
constexpr std::array<Multiplier, 9> kMultipliers{{
    {"百万", 6},
    {"千万", 7},
    {"十万", 5},
    {"亿", 8},
    {"億", 8},
    {"万", 4},
    {"萬", 4},
    {"千", 3},
    {"百", 2},
}};

/// The amount without brackets and blanks; `empty_brackets` when a pair holds nothing: 50().
std::string without_brackets(std::string_view text, bool& empty_brackets) {
  static constexpr std::array<std::string_view, 10> kBrackets{
      "(", ")", "（", "）", "[", "]", "【", "】", " ", "\xC2\xA0"};
  std::string bare;
  bool opened = false;
  empty_brackets = false;
  while (!text.empty()) {
    const auto bracket =
        std::ranges::find_if(kBrackets, [&](std::string_view b) { return text.starts_with(b); });
    if (bracket == kBrackets.end()) {
      bare += text.front();
      text.remove_prefix(1);
      opened = false;
      continue;
    }
    const auto kind = bracket - kBrackets.begin();
    if (kind < 8) {
      if (kind % 2 == 1 && opened) empty_brackets = true;
      opened = kind % 2 == 0;
    }
    text.remove_prefix(bracket->size());
  }
  return bare;
}

/// The words around the number with their multiplier taken out: 万元人民币 → 元人民币, 4.
struct UnitWords {
  std::string words;
  std::optional<std::size_t> power;
};

UnitWords unit_words(std::string words) {
  for (const std::string_view ending : {"整", "正"}) {
    if (words.ends_with(ending)) words.resize(words.size() - ending.size());
  }
  for (const auto& multiplier : kMultipliers) {
    const std::size_t at = words.find(multiplier.word);
    if (at == std::string::npos) continue;
    words.erase(at, multiplier.word.size());
    return {std::move(words), multiplier.power};
  }
  return {std::move(words), std::nullopt};
}

std::size_t power_of(std::int64_t scale) {
  std::size_t power = 0;
  for (; scale >= 10; scale /= 10) ++power;
  return power;
}

struct Number {
  ReadDecimal number;
  std::string words;  ///< what stands around it
};

/// The one number in `bare`: in digits, or in Chinese numerals when there are none.
Number split_number(const std::string& bare) {
  const std::size_t at = bare.find_first_of("0123456789");
  if (at != std::string::npos) {
    std::size_t begin = at;
    while (begin > 0 && (bare[begin - 1] == '.' || bare[begin - 1] == ',')) --begin;
    const ReadDecimal number = read_decimal(std::string_view(bare).substr(begin));
    return {number, bare.substr(0, begin) + bare.substr(begin + number.length)};
  }
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const ReadDecimal number = read_chinese_number(std::string_view(bare).substr(i));
    if (number.length > 0) return {number, bare.substr(0, i) + bare.substr(i + number.length)};
  }
  return {{{}, DecimalFault::kNoNumber, 0}, bare};
}

}  // namespace

std::string_view rule_of(CapitalFault fault) { return kRules[static_cast<std::size_t>(fault)]; }

const model::DictionaryEntry* CapitalReader::currency_named(std::string_view words) const {
  constexpr std::string_view kYuan = "元";
  if (const auto* found = currencies_.find(words)) return found;
  // 万元美元 leaves 元美元, 美元元 the like.
  if (words.starts_with(kYuan)) {
    if (const auto* found = currencies_.find(words.substr(kYuan.size()))) return found;
  }
  if (words.ends_with(kYuan)) return currencies_.find(words.substr(0, words.size() - kYuan.size()));
  return nullptr;
}

ReadCapital CapitalReader::read(
    std::string_view text, const HeaderUnit& unit, std::string_view currency
) const {
  // Nine in ten cells are bare numbers below a header that says the rest.
  const bool home = unit.currency.empty() || unit.currency == kHome;
  if (currency.empty() && unit.scale > 0 && home &&
      text.find_first_not_of("0123456789.") == text.npos) {
    const ReadDecimal number = read_decimal(text);
    if (number.fault != DecimalFault::kNone) return {{}, CapitalFault::kUnreadable};
    if (number.value.is_zero()) return {{}, CapitalFault::kZero};
    return in_range(number.value.shifted(power_of(unit.scale)), std::string(kHome));
  }
  return read_marked(text, unit, currency);
}

ReadCapital CapitalReader::read_marked(
    std::string_view text, const HeaderUnit& unit, std::string_view currency
) const {
  bool empty_brackets = false;
  const std::string bare = without_brackets(text, empty_brackets);
  const Number split = split_number(bare);
  if (split.number.fault == DecimalFault::kSeparator) return {{}, CapitalFault::kSeparator};
  if (split.number.fault != DecimalFault::kNone) return {{}, CapitalFault::kUnreadable};
  const bool more_numbers = split.words.find_first_of("0123456789+-*/=~%") != std::string::npos;
  if (more_numbers) return {{}, CapitalFault::kUnreadable};
  if (split.number.value.is_zero()) return {{}, CapitalFault::kZero};

  const UnitWords own = unit_words(split.words);
  const bool says_unit = !own.words.empty() || own.power;
  if (!says_unit && (empty_brackets || unit.scale == 0)) {
    return {{}, CapitalFault::kNoUnit};
  }
  // What the cell says of itself goes before the currency column, and that before the header.
  std::string_view named = own.words.empty() ? currency : std::string_view(own.words);
  if (named.empty()) named = unit.currency.empty() ? kHome : std::string_view(unit.currency);
  const auto* money = currency_named(named);
  if (money == nullptr) return {{}, CapitalFault::kCurrency};
  std::size_t power = own.power.value_or(0);
  if (!own.power && own.words.empty()) {
    power = power_of(unit.scale);
  } else if (!own.power && unit.scale > 1 && money->id == (unit.currency.empty() ? kHome : std::string_view(unit.currency))) {
    return {{}, CapitalFault::kUnitConflict};
  }
  return in_range(split.number.value.shifted(power), money->id);
}

ReadCapital CapitalReader::in_range(const Decimal& amount, const std::string& currency) const {
  const bool home = currency == kHome;
  const auto whole = amount.rounded();
  if (!whole || *whole > (home ? limits_.capital_most_yuan : limits_.capital_most_foreign)) {
    return {{}, CapitalFault::kOutOfRange};
  }
  if (*whole == 0) return {{}, CapitalFault::kZero};
  ReadCapital result{{std::nullopt, amount.text(), currency}, CapitalFault::kForeign};
  if (home) {
    result.capital.yuan = model::Yuan(*whole);
    result.fault = CapitalFault::kNone;
  }
  return result;
}

}  // namespace rongtong::intake
