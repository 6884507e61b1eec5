#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "intake/need_columns.h"
#include "model/catalogue.h"
#include "model/need.h"

namespace rongtong::intake {

/// The value of one field as it was written: a text, or a list where the source has lists.
struct NeedValue {
  std::string key;   ///< header or key, for the places of findings
  std::string text;  ///< of a list: its members joined by 、
  std::vector<std::string> items;
  bool is_list = false;
  std::optional<bool> hard;  ///< of conditions, when the header said it
  std::int64_t scale = 1;    ///< of bare amounts of money, in yuan
};

/// A condition as JSON states it; `kind` as written.
struct StatedCondition {
  std::string kind;
  bool hard = true;
  std::vector<std::string> values;
  std::string path;  ///< for the places of findings
};

/// One need as read from a row or a line, before any check.
struct NeedInput {
  std::map<NeedField, NeedValue> values;  ///< only those that say something
  std::vector<StatedCondition> conditions;
  std::vector<model::NeedIndicator> indicators;
  std::map<std::string, std::string> extra;
};

/// What became of it. Empty `need`: rejected, and at least one finding is kReject. Else all
/// findings are warnings, and each says which value stayed unknown or was changed.
struct CheckedNeed {
  std::optional<model::Need> need;
  base::Findings findings;
};

/// Checks needs. Pure and thread-safe; borrows `codes` and `columns`.
///
/// Rejected is only a need without a usable title. A missing public code is derived from issuer and
/// title, so that the same need gets the same code in the next import. A condition with a value
/// that is not understood keeps it in `entry_conditions`, so that nothing that the issuer asks for
/// is lost without a trace.
class NeedChecker {
 public:
  NeedChecker(const model::Codes& codes, const NeedColumns& columns, std::string file)
      : codes_(codes), columns_(columns), file_(std::move(file)) {}

  CheckedNeed check(const NeedInput& input, std::uint64_t line) const;

  const std::string& file() const { return file_; }

 private:
  const model::Codes& codes_;
  const NeedColumns& columns_;
  std::string file_;
};

}  // namespace rongtong::intake
