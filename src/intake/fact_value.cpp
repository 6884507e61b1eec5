#include "intake/fact_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "intake/decimal.h"
#include "intake/text_parts.h"

namespace rongtong::intake {

namespace {

using model::IndicatorType;
using model::Unit;

ReadValue fault(ValueFault why) { return {std::nullopt, why}; }

/// A number with its sign, as written, and what stands behind it.
struct Signed {
  Decimal digits;
  bool negative = false;
  std::string_view rest;
  DecimalFault fault = DecimalFault::kNone;
};

Signed read_signed(std::string_view text) {
  constexpr std::string_view kMinus = "−";  // U+2212, as word processors write it
  Signed number;
  for (const std::string_view sign : {std::string_view("-"), kMinus}) {
    if (!text.starts_with(sign)) continue;
    number.negative = true;
    text.remove_prefix(sign.size());
    break;
  }
  if (!number.negative && text.starts_with('+')) text.remove_prefix(1);
  const ReadDecimal read = read_decimal(text);
  number.digits = read.value;
  number.fault = read.fault;
  number.rest = text.substr(read.length);
  // 5.2E+07: a spreadsheet wrote a large number short.
  if (read.fault == DecimalFault::kNone && !number.rest.empty() &&
      (number.rest.front() == 'E' || number.rest.front() == 'e')) {
    std::string_view power = number.rest.substr(1);
    if (power.starts_with('+')) power.remove_prefix(1);
    std::size_t zeros = 0;
    const auto end = std::from_chars(power.data(), power.data() + power.size(), zeros);
    if (end.ec == std::errc() && zeros <= 15) {
      number.digits = number.digits.shifted(zeros);
      number.rest = power.substr(static_cast<std::size_t>(end.ptr - power.data()));
    }
  }
  return number;
}

/// `decimal` × 10^power.
Decimal scaled(Decimal decimal, int power) {
  if (power >= 0) return decimal.shifted(static_cast<std::size_t>(power));
  if (!decimal.is_zero()) decimal.scale += static_cast<std::size_t>(-power);
  return decimal;
}

std::optional<double> number_of(const Decimal& decimal, bool negative, Unit unit) {
  if (unit == Unit::kYuan) {
    const auto yuan = decimal.rounded();
    if (!yuan) return std::nullopt;
    return static_cast<double>(negative ? -*yuan : *yuan);
  }
  const std::string text = decimal.text();
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return negative && number != 0 ? -number : number;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

ReadValue read_number(
    const model::Indicator& indicator,
    std::string_view text,
    const FactWords& words,
    const ValueTerms& terms
) {
  const Signed number = read_signed(text);
  if (number.fault == DecimalFault::kSeparator) return fault(ValueFault::kSeparator);
  if (number.fault != DecimalFault::kNone) return fault(ValueFault::kNumber);
  const std::string_view own = trimmed(number.rest);
  const UnitWord* unit = terms.header_unit;
  if (!own.empty()) {
    const UnitWord* said = words.unit(own, indicator.unit);
    if (said == nullptr) return fault(ValueFault::kNumber);
    if (said->unit != indicator.unit) return fault(ValueFault::kUnit);
    if (unit != nullptr && unit->power != said->power) return fault(ValueFault::kUnitConflict);
    unit = said;
  }
  if (unit == nullptr && indicator.unit == Unit::kYuan && !terms.catalogue_units &&
      !number.digits.is_zero()) {
    return fault(ValueFault::kNoUnit);
  }
  const auto value = number_of(
      scaled(number.digits, unit == nullptr ? 0 : unit->power), number.negative, indicator.unit
  );
  if (!value) return fault(ValueFault::kNumber);
  return checked_number(indicator, *value, terms.bare_ratio_most, unit == nullptr);
}

ReadValue read_list(const model::Indicator& indicator, std::string_view text) {
  std::vector<std::string> items;
  for (const auto part : list_parts(text)) {
    if (indicator.choices.empty()) {
      items.emplace_back(part);
      continue;
    }
    const auto* choice = choice_named(indicator, part);
    if (choice == nullptr) return fault(ValueFault::kChoice);
    items.push_back(choice->id);
  }
  return {items, ValueFault::kNone};
}

}  // namespace

std::string_view rule_of(ValueFault fault) {
  static constexpr std::array<std::string_view, 12> kRules{
      "",
      "number",
      "separator",
      "unit",
      "unit_conflict",
      "no_unit",
      "ratio_bare",
      "range",
      "whole",
      "truth",
      "choice",
      "date"};
  return kRules.at(static_cast<std::size_t>(fault));
}

ReadValue checked_number(
    const model::Indicator& indicator, double number, double bare_ratio_most, bool bare
) {
  if (!std::isfinite(number)) return fault(ValueFault::kNumber);
  const bool beyond = indicator.most && number > *indicator.most;
  if (bare && indicator.unit == Unit::kRatio && (beyond || std::abs(number) > bare_ratio_most)) {
    return fault(ValueFault::kRatioBare);
  }
  if (beyond || (indicator.least && number < *indicator.least)) return fault(ValueFault::kRange);
  if (indicator.whole && number != std::floor(number)) return fault(ValueFault::kWhole);
  return {number, ValueFault::kNone};
}

const model::Choice* choice_named(const model::Indicator& indicator, std::string_view text) {
  const std::string key = model::name_key(text);
  for (const auto& choice : indicator.choices) {
    if (key == model::name_key(choice.id) || key == model::name_key(choice.zh) ||
        key == model::name_key(choice.en)) {
      return &choice;
    }
    for (const auto& alias : choice.aliases) {
      if (key == model::name_key(alias)) return &choice;
    }
  }
  return nullptr;
}

std::optional<bool> read_truth(std::string_view text, const FactWords& words) {
  const std::string key = model::name_key(text);
  if (std::ranges::find(words.yes, key) != words.yes.end()) return true;
  if (std::ranges::find(words.no, key) != words.no.end()) return false;
  return std::nullopt;
}

ReadValue read_fact_value(
    const model::Indicator& indicator,
    std::string_view text,
    const FactWords& words,
    const ValueTerms& terms
) {
  switch (indicator.type) {
    case IndicatorType::kNumber:
      return read_number(indicator, text, words, terms);
    case IndicatorType::kTruth: {
      const auto truth = read_truth(text, words);
      return truth ? ReadValue{*truth, ValueFault::kNone} : fault(ValueFault::kTruth);
    }
    case IndicatorType::kText: {
      if (indicator.choices.empty()) return {std::string(text), ValueFault::kNone};
      const auto* choice = choice_named(indicator, text);
      return choice != nullptr ? ReadValue{choice->id, ValueFault::kNone}
                               : fault(ValueFault::kChoice);
    }
    case IndicatorType::kList:
      return read_list(indicator, text);
    case IndicatorType::kDate: {
      const auto date = base::parse_date(text);
      return date ? ReadValue{*date, ValueFault::kNone} : fault(ValueFault::kDate);
    }
  }
  return fault(ValueFault::kNumber);
}

namespace {

/// At most `digits` behind the point, without trailing zeros; groups of three.
std::string plain(double number, int digits) {
  std::array<char, 400> text{};
  const auto end = std::to_chars(
      text.data(), text.data() + text.size(), number, std::chars_format::fixed, digits
  );
  std::string result(text.data(), end.ptr);
  std::size_t whole = result.find('.');
  if (whole != std::string::npos) {
    while (result.ends_with('0')) result.pop_back();
    if (result.ends_with('.')) result.pop_back();
    whole = std::min(whole, result.size());
  } else {
    whole = result.size();
  }
  const std::size_t first = result.starts_with('-') ? 1 : 0;
  for (std::size_t at = whole; at > first + 3; at -= 3) result.insert(at - 3, 1, ',');
  return result == "-0" ? "0" : result;
}

}  // namespace

std::string shown(const model::Indicator& indicator, const model::FactValue& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    if (indicator.unit == Unit::kRatio) return plain(*number * 100, 4) + "%";
    return plain(*number, indicator.unit == Unit::kYuan ? 2 : 4);
  }
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (const auto* date = std::get_if<base::Date>(&value)) return base::to_iso(*date);
  const auto label = [&indicator](const std::string& id) {
    for (const auto& choice : indicator.choices) {
      if (choice.id == id) return choice.zh;
    }
    return id;
  };
  if (const auto* text = std::get_if<std::string>(&value)) return label(*text);
  std::string joined;
  for (const auto& item : std::get<std::vector<std::string>>(value)) {
    joined += (joined.empty() ? "" : "、") + label(item);
  }
  return joined;
}

}  // namespace rongtong::intake
