#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string_view>

#include "base/strong.h"

namespace rongtong::model {

/// What is wrong with a text that should be a unified social credit code (GB 32100-2015).
enum class CreditCodeFault {
  kNone,
  kEmpty,
  kLength,          ///< not 18 characters; 15 digits are an old registration number
  kCharacter,       ///< a character outside 0–9 A–Z without I, O, S, V, Z
  kCheckCharacter,  ///< the 18th character does not follow from the first 17
};

/// A unified social credit code whose check character is right. 18 characters, upper case.
class CreditCode {
 public:
  /// Reads `text` (any letter case, no blanks). Empty when `fault(text)` is not kNone.
  static std::optional<CreditCode> parse(std::string_view text);

  /// Why `text` is no credit code; kNone when it is one.
  static CreditCodeFault fault(std::string_view text);

  /// The check character for 17 leading characters, GB 32100-2015 (weights 3^i mod 31);
  /// '\0' when they are not 17 characters of the code's alphabet.
  static char check_character(std::string_view first17);

  std::string_view text() const { return {characters_.data(), characters_.size()}; }
  /// Registering department and kind of organisation, e.g. "91" enterprise, "93" cooperative.
  std::string_view prefix() const { return text().substr(0, 2); }

  // clang-tidy 14 takes the comparison with 0 in it for a null pointer.
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const CreditCode&, const CreditCode&) = default;

 private:
  CreditCode() = default;
  std::array<char, 18> characters_{};
};

}  // namespace rongtong::model
