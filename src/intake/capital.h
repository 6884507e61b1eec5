#pragma once

#include <string>
#include <string_view>

#include "intake/columns.h"
#include "intake/decimal.h"
#include "intake/enterprise_rules.h"
#include "model/capital.h"
#include "model/dictionary.h"

namespace rongtong::intake {

/// What is wrong with a capital as written. Ids of the rules: `capital.` and the name.
enum class CapitalFault {
  kNone,
  kZero,
  kNoUnit,        ///< 50(): a number whose unit is not said anywhere
  kUnitConflict,  ///< 12人民币元 below a header that says 万元
  kUnreadable,    ///< no number, or more in the cell than one amount
  kSeparator,     ///< 10,1520000: a thousands separator in an odd place, so the size is not certain
  kCurrency,      ///< a currency that is not in currencies.csv
  kOutOfRange,    ///< beyond limits.yaml
  kForeign,       ///< read for certain; yuan stays unknown
};

/// The id of the rule: "capital.zero" …; empty for kNone.
std::string_view rule_of(CapitalFault fault);

struct ReadCapital {
  model::Capital capital;  ///< empty unless the fault is kNone or kForeign
  CapitalFault fault = CapitalFault::kNone;
};

/// Reads registered capital as licences and registers write it: 5,400(万美元), 1000万元, 1.5亿元,
/// 人民币壹佰万元整, USD 500,000, or a bare number below a header that says the unit. By decimal
/// arithmetic; parts of a yuan are rounded half up in `yuan` and kept in `amount`.
class CapitalReader {
 public:
  /// Borrows `currencies`.
  CapitalReader(const model::Dictionary& currencies, const IntakeLimits& limits)
      : currencies_(currencies), limits_(limits) {}

  /// `text` is a cleaned cell, not empty. `unit` is what the header says of bare numbers,
  /// `currency` the cell of a currency column or empty.
  ReadCapital read(std::string_view text, const HeaderUnit& unit, std::string_view currency) const;

 private:
  const model::DictionaryEntry* currency_named(std::string_view words) const;
  ReadCapital read_marked(std::string_view text, const HeaderUnit& unit, std::string_view currency)
      const;
  ReadCapital in_range(const Decimal& amount, const std::string& currency) const;

  const model::Dictionary& currencies_;
  IntakeLimits limits_;
};

}  // namespace rongtong::intake
