#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/lexer.h"
#include "rules/operators.h"
#include "rules/parse.h"

namespace rongtong::rules {

/// Counts a level of nesting while it lives.
class Level {
 public:
  explicit Level(int& depth) : depth_(depth) { ++depth_; }
  ~Level() { --depth_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;

 private:
  int& depth_;
};

/// Recursive descent over one expression; nested ones (formulas, definitions) have parsers of their
/// own that share the scope. After the first fault of syntax nothing more is read; faults of names,
/// types and units do not stop it.
class ExpressionParser {
 public:
  /// REQUIRES: `context.scope`. `in_catalogue`: a formula, which does not see the definitions.
  ExpressionParser(
      std::string_view text,
      const TextOrigin& origin,
      const ParseContext& context,
      bool in_catalogue = false
  );

  /// The whole text.
  Typed parse();

  /// The formula of a derived indicator at its own place, its circles included; adds findings.
  static Typed check_formula(
      const model::Indicator& indicator, const TextOrigin& origin, const ParseContext& context
  );

 private:
  using Kind = Token::Kind;
  using Typeds = std::vector<Typed>;

  // grammar, expression_parser.cpp
  Typed disjunction();
  Typed conjunction();
  Typed negation();
  Typed comparison();
  Typed one_of(Typed subject, bool inverse);
  Typed sum();
  Typed product();
  Typed unary();
  Typed primary();
  Typed nested();  ///< within ( )
  Typed written_text();

  // names, expression_names.cpp
  Typed named(const Token& name);
  Typed built_in(const Token& name);
  std::optional<int> year();  ///< `[-1]`; 0 where there is none
  Typed indicator(const Token& name, const model::Indicator& found, int year, bool bracket);
  Typed derived(const Token& name, const model::Indicator& found, int offset);
  Typed definition(const Token& name, const Scope::Definition& found, int offset);
  Typed write_out(
      const Token& name, int offset, const std::function<Typed(const ParseContext&)>& read
  );
  Typed unknown(const Token& name);
  Typed input(const Token& name, Input input);
  const model::TitleKind* title();

  // functions, expression_functions.cpp
  Typed function(const Token& name);
  Typed holds(const Token& name, InputKind kind);
  Typed granted(const Token& name);
  Typed classed(const Token& name);
  Typed text_function(const Token& name, Op op);
  Typed number_function(const Token& name, const Typeds& arguments);
  Typed extreme(Op op, const Typeds& arguments);
  Typed average(const Typeds& arguments, bool divide);
  Typed one_number(Op op, const Typed& argument);
  Typed growth(const Typeds& arguments);
  Typed choice(const Typeds& arguments);
  Typed or_else(const Typeds& arguments);
  Typed span(Op op, const Typed& date);
  std::optional<Typed> alike(const Typed& a, const Typed& b);
  std::optional<int> whole(Unit unit, int least, int most);

  // tokens
  void advance();
  bool is_sign(std::string_view sign) const;
  bool is_word(std::string_view word) const;
  bool take_sign(std::string_view sign);
  bool expect(std::string_view sign);
  void stop(std::string_view rule, base::Message message);
  Typed at(const Token& token) const;
  bool deeper();

  std::string_view text_;
  ParseContext context_;
  bool in_catalogue_;
  FaultSink sink_;
  Checker check_;
  Lexer lexer_;
  Token token_;
  std::size_t last_end_ = 0;  ///< of the token taken last
  bool stopped_ = false;
};

}  // namespace rongtong::rules
