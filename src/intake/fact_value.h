#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intake/fact_words.h"
#include "model/facts.h"
#include "model/indicator.h"

namespace rongtong::intake {

/// Why a text is no value of an indicator. The rule is `indicator.` and the text of `rule_of`.
enum class ValueFault {
  kNone,
  kNumber,        ///< no number, or more than one
  kSeparator,     ///< a thousands separator in an odd place
  kUnit,          ///< a unit that the indicator cannot have: 5 人 of money
  kUnitConflict,  ///< the value's own unit is not the header's
  kNoUnit,        ///< money, and nobody says 元 or 万元
  kRatioBare,     ///< 5 where ratios run from 0 to 1 and no % stands anywhere
  kRange,         ///< outside what is possible at all
  kWhole,         ///< not whole
  kTruth,         ///< neither yes nor no
  kChoice,        ///< none of the indicator's choices
  kDate,
};

/// The last part of the rule: "number", "separator", "unit" …
std::string_view rule_of(ValueFault fault);

struct ReadValue {
  std::optional<model::FactValue> value;
  ValueFault fault = ValueFault::kNone;
};

/// How bare numbers are to be read.
struct ValueTerms {
  const UnitWord* header_unit = nullptr;  ///< said by the header; null: nothing
  bool catalogue_units = false;           ///< bare money is yuan (columns under the indicator's id)
  double bare_ratio_most = 2;             ///< FactLimits
};

/// Reads a value as a person wrote it: 5,200万元, 5.3%, 是, 2026年3月1日, a list parted by 、 or
/// ；. Numbers are taken exactly as written and rounded once; money to whole yuan, halves upwards.
/// REQUIRES: `text` is cleaned and says something.
ReadValue read_fact_value(
    const model::Indicator& indicator,
    std::string_view text,
    const FactWords& words,
    const ValueTerms& terms
);

/// A number that is already in the catalogue's unit: range, wholeness, bare ratios.
ReadValue checked_number(
    const model::Indicator& indicator, double number, double bare_ratio_most, bool bare
);

/// A choice by id, name or alias; null when none fits.
const model::Choice* choice_named(const model::Indicator& indicator, std::string_view text);

/// yes or no by the words of the catalogue.
std::optional<bool> read_truth(std::string_view text, const FactWords& words);

/// A value for the places of messages, in no language: 52,000,000 (yuan), 5.3%, yes, 2026-03-01.
std::string shown(const model::Indicator& indicator, const model::FactValue& value);

}  // namespace rongtong::intake
