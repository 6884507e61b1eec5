#pragma once

#include <optional>
#include <string>

#include "model/ids.h"

namespace rongtong::model {

/// Registered capital. A foreign amount keeps `amount` and `currency` and is never converted, so
/// `yuan` stays unknown; an amount in RMB fills all three, `yuan` rounded half up. Everything
/// empty: unknown (never zero).
struct Capital {
  std::optional<Yuan> yuan;
  std::string
      amount;  ///< exact decimal in units of the currency (not 10,000 of it): "2500000", "8536.5"
  std::string currency;  ///< ISO 4217, e.g. "CNY", "USD"; withdrawn ones as well ("DEM")

  bool known() const { return !amount.empty(); }
  friend bool operator==(const Capital&, const Capital&) = default;
};

}  // namespace rongtong::model
