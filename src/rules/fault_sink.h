#pragma once

#include <string>
#include <string_view>

#include "rules/parse.h"

namespace rongtong::rules {

/// Findings about parts of one expression.
class FaultSink {
 public:
  FaultSink(std::string_view text, const TextOrigin& origin, base::Findings& findings)
      : text_(text), origin_(origin), findings_(findings) {}

  /// Rule `rules.RULE`, phrase `rules.expression.RULE`; shown is what stands at the place.
  template <class... Args>
  void fault(const Typed& at, std::string_view rule, const Args&... args) const {
    add(at.begin, at.end, rule, base::msg("rules.expression." + std::string(rule), args...));
  }
  void add(std::size_t begin, std::size_t end, std::string_view rule, base::Message message) const;

  /// The text of a value, for messages.
  std::string shown(const Typed& value) const;

 private:
  std::string_view text_;
  const TextOrigin& origin_;
  base::Findings& findings_;
};

}  // namespace rongtong::rules
