#include "rules/lexer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/text/utf8.h"

namespace rongtong::rules {

namespace {

struct UnitName {
  std::string_view text;
  Unit unit;
  int exponent;  ///< of ten, to the unit of the catalogue
};

constexpr std::array kUnits{
    UnitName{"亿元", Unit::kYuan, 8},
    UnitName{"万元", Unit::kYuan, 4},
    UnitName{"千元", Unit::kYuan, 3},
    UnitName{"元", Unit::kYuan, 0},
    UnitName{"年", Unit::kYears, 0},
    UnitName{"天", Unit::kDays, 0},
    UnitName{"日", Unit::kDays, 0},
    UnitName{"人", Unit::kCount, 0},
    UnitName{"名", Unit::kCount, 0},
    UnitName{"项", Unit::kCount, 0},
    UnitName{"件", Unit::kCount, 0},
    UnitName{"个", Unit::kCount, 0},
    UnitName{"家", Unit::kCount, 0},
    UnitName{"次", Unit::kCount, 0},
    UnitName{"分", Unit::kPoints, 0}};

struct SignName {
  std::string_view text;
  std::string_view ascii;
};

constexpr std::array kSigns{
    SignName{">=", ">="},  SignName{"<=", "<="}, SignName{"!=", "!="}, SignName{"==", "="},
    SignName{">＝", ">="}, SignName{"≥", ">="},  SignName{"≤", "<="},  SignName{"≠", "!="},
    SignName{">", ">"},    SignName{"<", "<"},   SignName{"=", "="},   SignName{"+", "+"},
    SignName{"-", "-"},    SignName{"*", "*"},   SignName{"/", "/"},   SignName{"(", "("},
    SignName{")", ")"},    SignName{"[", "["},   SignName{"]", "]"},   SignName{",", ","},
    SignName{"＞", ">"},   SignName{"＜", "<"},  SignName{"＝", "="},  SignName{"＋", "+"},
    SignName{"－", "-"},   SignName{"−", "-"},   SignName{"×", "*"},   SignName{"÷", "/"},
    SignName{"／", "/"},   SignName{"（", "("},  SignName{"）", ")"},  SignName{"，", ","},
    SignName{"［", "["},   SignName{"］", "]"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The Han characters at the front of `text`.
std::string_view han_run(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view behind = rest;
    if (!base::is_han(base::take_code_point(behind))) break;
    rest = behind;
  }
  return text.substr(0, text.size() - rest.size());
}

}  // namespace

void Lexer::skip_blanks() {
  constexpr std::string_view kWide = "\u3000";
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at_;
    } else if (text_.substr(at_).starts_with(kWide)) {
      at_ += kWide.size();
    } else {
      return;
    }
  }
}

Token Lexer::finish(Token token) const {
  token.end = at_;
  return token;
}

Token Lexer::next() {
  skip_blanks();
  if (at_ == text_.size()) return {Token::Kind::kEnd, at_, at_, {}, 0, Unit::kNone, false, {}};
  const char c = text_[at_];
  if (is_digit(c)) return number();
  if (c == '"' || c == '\'') return text(c);
  if (is_letter(c) || !han_run(text_.substr(at_)).empty()) return name();
  return sign();
}

Token Lexer::next_id() {
  skip_blanks();
  Token token{.kind = Token::Kind::kName, .begin = at_};
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (!is_letter(c) && !is_digit(c) && c != '-' && c != '.') break;
    ++at_;
  }
  if (at_ == token.begin) return next();
  token.text = text_.substr(token.begin, at_ - token.begin);
  return finish(std::move(token));
}

/// `2026-04-01` at the front.
bool Lexer::date(Token& token) {
  constexpr std::size_t kLength = 10;
  const std::string_view piece = text_.substr(at_, kLength);
  if (piece.size() < kLength || piece[4] != '-' || piece[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(piece[i])) return false;
  }
  at_ += kLength;
  const auto day = base::parse_date(piece);
  token.kind = day ? Token::Kind::kDate : Token::Kind::kFault;
  if (day) token.number = base::days_since_epoch(*day);
  if (!day) token.message = base::msg("rules.expression.no_date", piece);
  return true;
}

/// The unit behind a number. False: there is one that nobody knows.
bool Lexer::unit(Token& token, int& exponent) {
  const std::size_t before = at_;
  skip_blanks();
  const std::string_view rest = text_.substr(at_);
  for (const std::string_view sign : {"%", "％"}) {
    if (!rest.starts_with(sign)) continue;
    at_ += sign.size();
    token.unit = Unit::kRatio;
    exponent = -2;
    return true;
  }
  const std::string_view run = han_run(rest);
  for (const auto& known : kUnits) {
    if (run != known.text) continue;
    at_ += run.size();
    token.unit = known.unit;
    exponent = known.exponent;
    return true;
  }
  if (run.empty()) at_ = before;
  if (run.empty()) token.bare = true;
  if (!run.empty()) {
    at_ += run.size();
    token.message = base::msg("rules.expression.unit_unknown", run);
  }
  return run.empty();
}

Token Lexer::number() {
  constexpr std::size_t kDigits = 30;
  Token token{.kind = Token::Kind::kNumber, .begin = at_};
  if (date(token)) return finish(std::move(token));
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  const bool fraction =
      text_.substr(at_).size() > 1 && text_[at_] == '.' && is_digit(text_[at_ + 1]);
  if (fraction) ++at_;
  while (fraction && at_ < text_.size() && is_digit(text_[at_])) ++at_;
  std::string digits(text_.substr(token.begin, at_ - token.begin));
  int exponent = 0;
  if (!unit(token, exponent)) {
    token.kind = Token::Kind::kFault;
    return finish(std::move(token));
  }
  if (digits.size() > kDigits) {
    token.kind = Token::Kind::kFault;
    token.message = base::msg("rules.expression.number_long", digits.substr(0, kDigits));
    return finish(std::move(token));
  }
  // The shift by ten goes into the digits, so that 7.2% is the double nearest to 0.072.
  digits += "e" + std::to_string(exponent);
  std::from_chars(digits.data(), digits.data() + digits.size(), token.number);
  return finish(std::move(token));
}

Token Lexer::text(char quote) {
  Token token{.kind = Token::Kind::kText, .begin = at_};
  const std::size_t end = text_.find(quote, at_ + 1);
  if (end == text_.npos) {
    at_ = text_.size();
    token.kind = Token::Kind::kFault;
    token.message = base::msg("rules.expression.text_open", std::string(1, quote));
    return finish(std::move(token));
  }
  token.text = text_.substr(at_ + 1, end - at_ - 1);
  at_ = end + 1;
  return finish(std::move(token));
}

Token Lexer::name() {
  Token token{.kind = Token::Kind::kName, .begin = at_};
  while (at_ < text_.size()) {
    const std::string_view han = han_run(text_.substr(at_));
    if (han.empty() && !is_letter(text_[at_]) && !is_digit(text_[at_])) break;
    at_ += han.empty() ? 1 : han.size();
  }
  token.text = text_.substr(token.begin, at_ - token.begin);
  return finish(std::move(token));
}

Token Lexer::sign() {
  Token token{.kind = Token::Kind::kSign, .begin = at_};
  const std::string_view rest = text_.substr(at_);
  for (const auto& known : kSigns) {
    if (!rest.starts_with(known.text)) continue;
    at_ += known.text.size();
    token.text = known.ascii;
    return finish(std::move(token));
  }
  std::string_view behind = rest;
  base::take_code_point(behind);
  token.kind = Token::Kind::kFault;
  token.text = rest.substr(0, rest.size() - behind.size());
  at_ += token.text.size();
  token.message = base::msg("rules.expression.character", token.text);
  return finish(std::move(token));
}

}  // namespace rongtong::rules
