#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace rongtong::base {

enum class Severity {
  kWarning,  ///< the rest is usable; this value stays unknown or was repaired
  kReject,   ///< the whole row (or document) cannot be trusted
};

/// One fault in people's input. `rule` is a stable id such as `credit_code.check_character`;
/// `value` is what stood there, as read; the message says what is wrong and what to do.
struct Finding {
  Severity severity = Severity::kWarning;
  std::string rule;
  Place place;
  std::string value;
  Message message;

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

inline bool rejected(const Findings& findings) {
  for (const auto& finding : findings) {
    if (finding.severity == Severity::kReject) return true;
  }
  return false;
}

}  // namespace rongtong::base
