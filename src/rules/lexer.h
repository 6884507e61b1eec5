#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/message.h"
#include "rules/expression.h"

namespace rongtong::rules {

struct Token {
  enum class Kind { kEnd, kNumber, kDate, kText, kName, kSign, kFault };
  Kind kind = Kind::kEnd;
  std::size_t begin = 0;  ///< bytes in the expression
  std::size_t end = 0;
  std::string text{};  ///< name, content of a text, or sign in its ASCII form (`>=`)
  double number = 0;   ///< in the unit; kDate: days since 1970-01-01
  Unit unit = Unit::kNone;
  bool bare = false;        ///< a number without unit
  base::Message message{};  ///< kFault
};

/// Cuts an expression into tokens. Full-width signs and ≥ ≤ ≠ × ÷ count as their ASCII forms.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// Takes the next token; kEnd again and again behind the last.
  Token next();
  /// The next run of lower-case letters, digits, `-`, `_` and `.`: an id of a rule set or class,
  /// which is no name of the language.
  Token next_id();

 private:
  void skip_blanks();
  Token number();
  Token text(char quote);
  Token name();
  Token sign();
  Token finish(Token token) const;
  bool date(Token& token);
  bool unit(Token& token, int& exponent);

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace rongtong::rules
