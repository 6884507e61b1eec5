#pragma once

#include <set>
#include <string>
#include <string_view>

#include "intake/enterprise_rules.h"

namespace rongtong::intake {

/// Tells the cells in which somebody wrote that there is nothing to write.
class Nothing {
 public:
  explicit Nothing(const NothingWords& words);

  /// `text` cleaned. True for the empty text, the words of nothing.yaml in any letter case, and
  /// texts without any letter or digit: -, ***, ……
  bool says_nothing(std::string_view text) const;

 private:
  std::set<std::string, std::less<>> words_;
  std::size_t longest_ = 0;  ///< bytes
};

}  // namespace rongtong::intake
