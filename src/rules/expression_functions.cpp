#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/text/nearest.h"
#include "rules/build.h"
#include "rules/expression_parser.h"

namespace rongtong::rules {

namespace {

constexpr int kMostYears = 50;  ///< of `granted`; nobody keeps awards for longer
constexpr int kMostRank = 100;

/// How many values a function takes.
struct Arity {
  std::size_t least = 1;
  std::size_t most = 1;
};

const std::map<std::string_view, Arity>& arities() {
  constexpr std::size_t kMany = 64;
  static const std::map<std::string_view, Arity> kArities{
      {"min", {1, kMany}},
      {"max", {1, kMany}},
      {"average", {1, kMany}},
      {"sum", {1, kMany}},
      {"abs", {1, 1}},
      {"sqrt", {1, 1}},
      {"floor", {1, 1}},
      {"growth", {2, 2}},
      {"if", {3, 3}},
      {"or_else", {2, 2}},
      {"years_to_year_end", {1, 1}},
      {"years_to_day", {1, 1}},
      {"days_to_day", {1, 1}},
  };
  return kArities;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names{
      "starts_with", "includes", "holds", "granted", "held_since", "classed"};
  for (const auto& [name, arity] : arities()) names.emplace_back(name);
  return names;
}

constexpr std::uint32_t kNoShift = 128;  ///< of the payload of kYearsToYearEnd

}  // namespace

Typed ExpressionParser::function(const Token& name) {
  const Level level(context_.scope->depth_);
  if (!deeper()) return {};
  if (name.text == "classed") return classed(name);
  if (name.text == "holds") return holds(name, InputKind::kHolds);
  if (name.text == "held_since") return holds(name, InputKind::kSince);
  if (name.text == "granted") return granted(name);
  if (name.text == "starts_with") return text_function(name, Op::kTextStarts);
  if (name.text == "includes") return text_function(name, Op::kListHas);
  const auto arity = arities().find(name.text);
  if (arity == arities().end()) {
    const auto meant = base::nearest(name.text, function_names());
    token_ = name;
    stop(
        "unknown_function",
        meant ? base::msg("rules.expression.unknown_function_meant", name.text, *meant)
              : base::msg("rules.expression.unknown_function", name.text)
    );
    return {};
  }
  Typeds arguments;
  do {
    advance();
    arguments.push_back(disjunction());
  } while (is_sign(",") && !stopped_);
  if (!expect(")")) return {};
  const bool fits =
      arguments.size() >= arity->second.least && arguments.size() <= arity->second.most;
  if (!fits) {
    sink_.fault(at(name), "arguments", name.text, arity->second.least, arguments.size());
    return at(name);
  }
  Typed value = number_function(name, arguments);
  value.begin = name.begin;
  value.end = last_end_;
  return value;
}

Typed ExpressionParser::number_function(const Token& name, const Typeds& arguments) {
  if (std::ranges::any_of(arguments, &Typed::faulty)) return {};
  if (name.text == "min") return extreme(Op::kMin, arguments);
  if (name.text == "max") return extreme(Op::kMax, arguments);
  if (name.text == "sum") return average(arguments, false);
  if (name.text == "average") return average(arguments, true);
  if (name.text == "abs") return one_number(Op::kAbs, arguments.front());
  if (name.text == "sqrt") return one_number(Op::kSqrt, arguments.front());
  if (name.text == "floor") return one_number(Op::kFloor, arguments.front());
  if (name.text == "growth") return growth(arguments);
  if (name.text == "if") return choice(arguments);
  if (name.text == "or_else") return or_else(arguments);
  if (name.text == "years_to_year_end") return span(Op::kYearsToYearEnd, arguments.front());
  if (name.text == "years_to_day") return span(Op::kYearsToDay, arguments.front());
  return span(Op::kDaysToDay, arguments.front());
}

Typed ExpressionParser::extreme(Op op, const Typeds& arguments) {
  bool fit = true;
  for (const Typed& value : arguments) fit = check_.wants(value, Type::kNumber) && fit;
  const auto unit = fit ? check_.common_unit(arguments) : std::nullopt;
  if (!unit) return {};
  Typed value = arguments.front();
  value.indicator = nullptr;
  value.unit = *unit;
  value.bare = std::ranges::all_of(arguments, &Typed::bare);
  value.node = check_.in_unit(arguments.front(), *unit);
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    value.node = make_number(
        context_.graph, op, *unit, std::array{value.node, check_.in_unit(arguments[i], *unit)}
    );
  }
  return value;
}

Typed ExpressionParser::average(const Typeds& arguments, bool divide) {
  Typed value = extreme(Op::kAdd, arguments);
  if (value.faulty() || !divide || arguments.size() == 1) return value;
  const NodeId count = context_.graph.number(static_cast<double>(arguments.size()), Unit::kNone);
  value.node = make_number(context_.graph, Op::kDivide, value.unit, std::array{value.node, count});
  return value;
}

Typed ExpressionParser::one_number(Op op, const Typed& argument) {
  if (!check_.wants(argument, Type::kNumber)) return {};
  const bool rootable = argument.unit == Unit::kRatio || argument.unit == Unit::kNone;
  if (op == Op::kSqrt && !rootable) {
    sink_.fault(argument, "units_root", sink_.shown(argument), to_string(argument.unit));
    return {};
  }
  Typed value = argument;
  value.indicator = nullptr;
  value.node = make_number(context_.graph, op, argument.unit, std::array{argument.node});
  return value;
}

Typed ExpressionParser::growth(const Typeds& arguments) {
  bool fit = true;
  for (const Typed& value : arguments) fit = check_.wants(value, Type::kNumber) && fit;
  if (!fit || !check_.common_unit(arguments)) return {};
  Typed value;
  value.unit = Unit::kRatio;
  value.node = make_number(
      context_.graph, Op::kGrowth, Unit::kRatio, std::array{arguments[0].node, arguments[1].node}
  );
  return value;
}

/// The two values that `if` and `or_else` choose from: numbers of one unit, or truths.
std::optional<Typed> ExpressionParser::alike(const Typed& a, const Typed& b) {
  Typed value;
  if (a.type == Type::kTruth && !a.text) {
    if (!check_.wants(b, Type::kTruth)) return std::nullopt;
    value.type = Type::kTruth;
    return value;
  }
  const bool fit = check_.wants(a, Type::kNumber);
  if (!check_.wants(b, Type::kNumber) || !fit) return std::nullopt;
  const std::array both{a, b};
  const auto unit = check_.common_unit(both);
  if (!unit) return std::nullopt;
  value.unit = *unit;
  value.bare = a.bare && b.bare;
  return value;
}

Typed ExpressionParser::choice(const Typeds& arguments) {
  const bool fit = check_.wants(arguments[0], Type::kTruth);
  auto value = alike(arguments[1], arguments[2]);
  if (!fit || !value) return {};
  const std::array nodes{
      check_.in_unit(arguments[1], value->unit), check_.in_unit(arguments[2], value->unit)};
  value->node = make_if(context_.graph, arguments[0].node, nodes[0], nodes[1]);
  return *value;
}

Typed ExpressionParser::or_else(const Typeds& arguments) {
  auto value = alike(arguments[0], arguments[1]);
  if (!value) return {};
  const std::array nodes{
      check_.in_unit(arguments[0], value->unit), check_.in_unit(arguments[1], value->unit)};
  value->node = make_or_else(context_.graph, nodes[0], nodes[1]);
  return *value;
}

Typed ExpressionParser::span(Op op, const Typed& date) {
  if (!check_.wants(date, Type::kDate)) return {};
  Typed value;
  value.unit = op == Op::kDaysToDay ? Unit::kDays : Unit::kYears;
  const int shift = op == Op::kYearsToYearEnd ? context_.year_offset : 0;
  const auto payload = op == Op::kYearsToYearEnd
                           ? static_cast<std::uint32_t>(static_cast<int>(kNoShift) + shift)
                           : 0U;
  value.node = context_.graph.make(op, Type::kNumber, value.unit, std::array{date.node}, payload);
  return value;
}

Typed ExpressionParser::holds(const Token& name, InputKind kind) {
  advance();
  const auto* found = title();
  if (!expect(")") || found == nullptr) return at(name);
  const Type type = kind == InputKind::kHolds ? Type::kTruth : Type::kDate;
  return input(name, {.kind = kind, .id = found->id, .type = type});
}

/// A whole number as written, for years and ranks.
std::optional<int> ExpressionParser::whole(Unit unit, int least, int most) {
  const Token number = token_;
  const bool fits = number.kind == Kind::kNumber && (number.bare || number.unit == unit) &&
                    number.number >= least && number.number <= most &&
                    number.number == std::floor(number.number);
  if (!fits) {
    const auto rule =
        unit == Unit::kYears ? "rules.expression.years_expected" : "rules.expression.rank_expected";
    stop("syntax", base::msg(rule, least, most));
    return std::nullopt;
  }
  advance();
  return static_cast<int>(number.number);
}

Typed ExpressionParser::granted(const Token& name) {
  advance();
  const auto* found = title();
  if (!expect(",")) return at(name);
  const auto years = whole(Unit::kYears, 1, kMostYears);
  std::optional<int> rank = 0;
  if (years && take_sign(",")) rank = whole(Unit::kCount, 1, kMostRank);
  if (!years || !rank || !expect(")") || found == nullptr) return at(name);
  return input(
      name,
      {.kind = InputKind::kGranted,
       .id = found->id,
       .years = *years,
       .rank = *rank,
       .type = Type::kTruth}
  );
}

Typed ExpressionParser::text_function(const Token& name, Op op) {
  advance();
  const Typed subject = disjunction();
  Typeds texts;
  while (!stopped_ && take_sign(",")) texts.push_back(written_text());
  if (!expect(")")) return at(name);
  if (texts.empty()) {
    sink_.fault(at(name), "arguments", name.text, 2, 1);
    return at(name);
  }
  Typed value = check_.one_of(op, subject, texts);
  value.begin = name.begin;
  value.end = last_end_;
  return value;
}

Typed ExpressionParser::classed(const Token& name) {
  std::vector<Token> ids;
  do {
    last_end_ = token_.end;
    token_ = lexer_.next_id();  // the sign before it is the one just seen
    if (token_.kind != Kind::kName) {
      stop("syntax", base::msg("rules.expression.class_expected"));
      return {};
    }
    ids.push_back(token_);
    advance();
  } while (is_sign(","));
  if (!expect(")")) return at(name);
  Typed value = at(name);
  value.type = Type::kTruth;
  if (ids.size() < 2) {
    sink_.fault(value, "arguments", name.text, 2, ids.size());
    return value;
  }
  std::vector<std::string> classes;
  for (std::size_t i = 1; i < ids.size(); ++i) classes.push_back(ids[i].text);
  ClassResolver::Answer answer;
  if (context_.classes != nullptr) answer = context_.classes->classed(ids.front().text, classes);
  value.node = answer.node;
  if (value.faulty()) {
    if (answer.fault.key.empty()) {
      answer.fault = base::msg("rules.expression.no_classes", ids.front().text);
    }
    sink_.add(ids.front().begin, value.end, "classed", answer.fault);
  }
  return value;
}

}  // namespace rongtong::rules
