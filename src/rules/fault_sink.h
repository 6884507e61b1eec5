#pragma once

#include <string>
#include <string_view>

#include "rules/parse.h"

namespace rongtong::rules {

/// The rule of a phrase: `unknown_name` for `unknown_name_meant`.
constexpr std::string_view without_meant(std::string_view phrase) {
  constexpr std::string_view kEnding = "_meant";
  if (phrase.ends_with(kEnding)) phrase.remove_suffix(kEnding.size());
  return phrase;
}

/// Findings about parts of one expression.
class FaultSink {
 public:
  FaultSink(std::string_view text, const TextOrigin& origin, base::Findings& findings)
      : text_(text), origin_(origin), findings_(findings) {}

  /// Rule `rules.RULE`, phrase `rules.expression.RULE`. A phrase that ends in `_meant` names what
  /// was probably meant; its rule goes without the ending.
  template <class... Args>
  void fault(const Typed& at, std::string_view phrase, const Args&... args) const {
    const std::string key = "rules.expression." + std::string(phrase);
    add(at.begin, at.end, without_meant(phrase), base::msg(key, args...));
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
