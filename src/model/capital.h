#pragma once

#include <optional>
#include <string>

#include "model/ids.h"

namespace rongtong::model {

/// Registered capital. A foreign amount keeps `amount` and `currency` and is never converted, so
/// `yuan` stays unknown; an amount in RMB fills all three. Everything empty: unknown (never zero).
struct Capital {
  std::optional<Yuan> yuan;
  std::string amount;    ///< decimal digits in whole units of the currency, e.g. "2500000"
  std::string currency;  ///< ISO 4217, e.g. "CNY", "USD"; withdrawn ones as well ("DEM")

  bool known() const { return !amount.empty(); }
  friend bool operator==(const Capital&, const Capital&) = default;
};

}  // namespace rongtong::model
