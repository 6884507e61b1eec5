#pragma once

#include <set>
#include <string>
#include <string_view>

#include "intake/enterprise_rules.h"

namespace rongtong::intake {

/// Tells from its name or legal form that an organisation belongs to another and is no legal
/// person.
class BranchDetector {
 public:
  explicit BranchDetector(const BranchWords& words);

  /// `name` cleaned; remarks in brackets at its end are passed over.
  bool is_branch(std::string_view name, std::string_view legal_form) const;

 private:
  bool by_name(std::string_view name) const;

  BranchWords words_;
  std::set<std::string, std::less<>> last_characters_;  ///< of all endings: most names have another
};

}  // namespace rongtong::intake
