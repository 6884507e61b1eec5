#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/sqlite/database.h"

namespace rongtong::store {

/// Table fact_name in memory: some hundred ids of indicators and titles.
class FactNames {
 public:
  explicit FactNames(const Database& database) : database_(database) {}

  /// The number of a name, given now if it has none. Wants a write transaction.
  std::int64_t number_of(std::string_view name);
  /// The name of a number, read again when another process may have added it. Throws kUnavailable
  /// (damaged) when there is none.
  const std::string& name_of(std::int64_t number);
  /// After a transaction that was rolled back.
  void forget();

 private:
  void load();

  const Database& database_;
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::vector<std::string> names_;  ///< by number; empty: none
};

}  // namespace rongtong::store
