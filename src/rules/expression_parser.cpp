#include "rules/expression_parser.h"

#include <algorithm>
#include <array>

#include "rules/build.h"

namespace rongtong::rules {

namespace {

/// Parentheses, functions, signs and written-out names within each other; keeps the stack small.
constexpr int kDeepest = 100;
/// The same of the values that an expression stands for, long sums counted by their parts: what
/// walks over the graph, recurses.
constexpr std::uint32_t kLongestWay = 1500;
constexpr std::size_t kLongest = 4000;  ///< bytes of one expression; a page of text

struct ComparisonSign {
  std::string_view sign;
  Op op;
};

constexpr std::array kComparisons{
    ComparisonSign{">=", Op::kGreaterEqual},
    ComparisonSign{">", Op::kGreater},
    ComparisonSign{"<=", Op::kLessEqual},
    ComparisonSign{"<", Op::kLess},
    ComparisonSign{"=", Op::kEqual},
    ComparisonSign{"!=", Op::kNotEqual}};

}  // namespace

ExpressionParser::ExpressionParser(
    std::string_view text, const TextOrigin& origin, const ParseContext& context, bool in_catalogue
)
    : text_(text),
      context_(context),
      in_catalogue_(in_catalogue),
      sink_(text, origin, context.findings),
      check_{context.graph, sink_},
      lexer_(text) {}

Typed ExpressionParser::parse() {
  const Level level(context_.scope->depth_);
  Typed value;
  value.end = text_.size();
  if (text_.size() > kLongest) {
    sink_.add(0, 0, "long", base::msg("rules.expression.long", kLongest));
    return value;
  }
  advance();
  if (token_.kind == Kind::kEnd) {
    stop("empty", base::msg("rules.expression.empty"));
    return value;
  }
  value = disjunction();
  if (!stopped_ && token_.kind != Kind::kEnd) {
    stop("rest", base::msg("rules.expression.rest", text_.substr(token_.begin)));
  }
  const bool deep =
      !value.faulty() && !value.text && context_.graph.depth(value.node) > kLongestWay;
  if (deep) {
    sink_.add(0, 0, "too_deep", base::msg("rules.expression.too_deep", kLongestWay));
    stopped_ = true;
  }
  if (stopped_) return {};
  value.begin = 0;
  value.end = text_.size();
  return value;
}

void ExpressionParser::advance() {
  last_end_ = token_.end;
  token_ = lexer_.next();
  if (token_.kind == Kind::kFault) stop("syntax", token_.message);
}

bool ExpressionParser::is_sign(std::string_view sign) const {
  return token_.kind == Kind::kSign && token_.text == sign;
}

bool ExpressionParser::is_word(std::string_view word) const {
  return token_.kind == Kind::kName && token_.text == word;
}

bool ExpressionParser::take_sign(std::string_view sign) {
  if (!is_sign(sign)) return false;
  advance();
  return true;
}

bool ExpressionParser::expect(std::string_view sign) {
  if (take_sign(sign)) return true;
  if (token_.kind == Kind::kEnd) {
    stop("syntax", base::msg("rules.expression.expected_at_end", sign));
  } else {
    const auto found = text_.substr(token_.begin, token_.end - token_.begin);
    stop("syntax", base::msg("rules.expression.expected", sign, found));
  }
  return false;
}

void ExpressionParser::stop(std::string_view rule, base::Message message) {
  if (!stopped_) sink_.add(token_.begin, token_.end, rule, std::move(message));
  stopped_ = true;
  token_ = {.kind = Kind::kEnd, .begin = text_.size(), .end = text_.size()};
}

Typed ExpressionParser::at(const Token& token) const {
  Typed value;
  value.begin = token.begin;
  value.end = std::max(token.end, last_end_);
  return value;
}

bool ExpressionParser::deeper() {
  if (context_.scope->depth_ < kDeepest) return true;
  stop("too_deep", base::msg("rules.expression.too_deep", kDeepest));
  return false;
}

Typed ExpressionParser::disjunction() {
  Typeds parts{conjunction()};
  while (is_word("or")) {
    advance();
    parts.push_back(conjunction());
  }
  return parts.size() == 1 ? parts.front() : check_.joined(Op::kOr, parts);
}

Typed ExpressionParser::conjunction() {
  Typeds parts{negation()};
  while (is_word("and")) {
    advance();
    parts.push_back(negation());
  }
  return parts.size() == 1 ? parts.front() : check_.joined(Op::kAnd, parts);
}

Typed ExpressionParser::negation() {
  if (!is_word("not")) return comparison();
  const Level level(context_.scope->depth_);
  if (!deeper()) return {};
  const Token word = token_;
  advance();
  Typed value = check_.inverse(negation());
  value.begin = word.begin;
  return value;
}

Typed ExpressionParser::comparison() {
  const Typed left = sum();
  if (is_word("in")) return one_of(left, false);
  if (is_word("not")) {
    advance();
    if (is_word("in")) return one_of(left, true);
    stop("syntax", base::msg("rules.expression.expected", "in", token_.text));
    return {};
  }
  for (const auto& known : kComparisons) {
    if (!is_sign(known.sign)) continue;
    advance();
    const Typed right = sum();
    const bool again =
        std::ranges::any_of(kComparisons, [&](const auto& next) { return is_sign(next.sign); });
    if (again) stop("syntax", base::msg("rules.expression.chained"));
    return check_.compared(known.op, left, right);
  }
  return left;
}

Typed ExpressionParser::one_of(Typed subject, bool inverse) {
  advance();
  if (!expect("[")) return {};
  Typeds texts{written_text()};
  while (!stopped_ && take_sign(",")) texts.push_back(written_text());
  if (!expect("]")) return {};
  const Typed in = check_.one_of(Op::kTextIn, subject, texts);
  return inverse ? check_.inverse(in) : in;
}

Typed ExpressionParser::written_text() {
  if (token_.kind != Kind::kText) {
    const auto found = text_.substr(token_.begin, token_.end - token_.begin);
    stop("syntax", base::msg("rules.expression.expected_text", found));
    return {};
  }
  Typed value;
  value.type = Type::kText;
  value.text = token_.text;
  value.begin = token_.begin;
  value.end = token_.end;
  advance();
  return value;
}

Typed ExpressionParser::sum() {
  Typed value = product();
  while (is_sign("+") || is_sign("-")) {
    const Op op = is_sign("+") ? Op::kAdd : Op::kSubtract;
    advance();
    value = check_.arithmetic(op, value, product());
  }
  return value;
}

Typed ExpressionParser::product() {
  Typed value = unary();
  while (is_sign("*") || is_sign("/")) {
    const Op op = is_sign("*") ? Op::kMultiply : Op::kDivide;
    advance();
    value = check_.arithmetic(op, value, unary());
  }
  return value;
}

Typed ExpressionParser::unary() {
  if (!is_sign("-")) return primary();
  const Level level(context_.scope->depth_);
  if (!deeper()) return {};
  const Token sign = token_;
  advance();
  Typed value = check_.negated(unary());
  value.begin = sign.begin;
  return value;
}

Typed ExpressionParser::nested() {
  const Level level(context_.scope->depth_);
  if (!deeper()) return {};
  const Token open = token_;
  advance();
  Typed value = disjunction();
  expect(")");
  value.indicator = nullptr;
  value.begin = open.begin;
  value.end = last_end_;
  return value;
}

Typed ExpressionParser::primary() {
  const Token token = token_;
  if (token.kind == Kind::kText) return written_text();
  if (is_sign("(")) return nested();
  if (token.kind == Kind::kName) {
    advance();
    return is_sign("(") ? function(token) : named(token);
  }
  if (token.kind == Kind::kNumber || token.kind == Kind::kDate) {
    advance();
    Typed value = at(token);
    value.unit = token.unit;
    value.bare = token.bare;
    value.type = token.kind == Kind::kDate ? Type::kDate : Type::kNumber;
    value.node = token.kind == Kind::kDate ? context_.graph.date(static_cast<int>(token.number))
                                           : context_.graph.number(token.number, token.unit);
    return value;
  }
  if (token.kind == Kind::kEnd) {
    stop("syntax", base::msg("rules.expression.value_at_end"));
  } else {
    stop("syntax", base::msg("rules.expression.value_expected", token.text));
  }
  return {};
}

}  // namespace rongtong::rules
