#include <algorithm>
#include <array>
#include <climits>

#include "base/text/nearest.h"
#include "rules/build.h"
#include "rules/expression_parser.h"

namespace rongtong::rules {

namespace {

constexpr int kFirstYear = -9;
constexpr int kLastYear = 1;

constexpr std::array<std::string_view, 8> kWords{
    "and", "or", "not", "in", "yes", "no", "review", "region"};

Type type_of(model::IndicatorType type) {
  switch (type) {
    case model::IndicatorType::kNumber:
      return Type::kNumber;
    case model::IndicatorType::kTruth:
      return Type::kTruth;
    case model::IndicatorType::kText:
      return Type::kText;
    case model::IndicatorType::kList:
      return Type::kList;
    case model::IndicatorType::kDate:
      return Type::kDate;
  }
  return Type::kNumber;
}

Unit unit_of(const model::Indicator& indicator) {
  return indicator.type == model::IndicatorType::kNumber ? indicator.unit : Unit::kNone;
}

Input input_of(const model::Indicator& indicator, int offset) {
  const bool dated = indicator.period == model::Period::kDay;
  return {
      .kind = dated ? InputKind::kDated : InputKind::kYearly,
      .id = indicator.id,
      .offset = dated ? 0 : offset,
      .type = type_of(indicator.type),
      .unit = unit_of(indicator)};
}

std::string joined(const std::vector<std::string>& names, const std::string& last) {
  std::string text;
  for (const auto& name : names) text += name + " → ";
  return text + last;
}

}  // namespace

bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 18> kFunctions{
      "industry",
      "min",
      "max",
      "average",
      "sum",
      "abs",
      "sqrt",
      "floor",
      "growth",
      "if",
      "or_else",
      "starts_with",
      "includes",
      "holds",
      "granted",
      "held_since",
      "classed",
      "years_to_year_end"};
  return std::ranges::find(kWords, name) != kWords.end() ||
         std::ranges::find(kFunctions, name) != kFunctions.end() || name == "years_to_day" ||
         name == "days_to_day";
}

Typed ExpressionParser::named(const Token& name) {
  if (is_reserved(name.text)) return built_in(name);
  const bool bracket = is_sign("[");
  const auto year = this->year();
  if (!year) return at(name);
  const auto& definitions = context_.scope->definitions();
  const auto found = definitions.find(name.text);
  if (!in_catalogue_ && found != definitions.end()) {
    return definition(name, found->second, context_.year_offset + *year);
  }
  const auto* indicator = context_.vocabulary.find_indicator(name.text);
  if (indicator == nullptr) return unknown(name);
  return this->indicator(name, *indicator, *year, bracket);
}

Typed ExpressionParser::built_in(const Token& name) {
  Typed value = at(name);
  value.type = Type::kTruth;
  if (name.text == "yes" || name.text == "no") {
    value.node = context_.graph.truth(name.text == "yes" ? Truth::kYes : Truth::kNo);
    return value;
  }
  if (name.text == "review") return input(name, {.kind = InputKind::kReview, .type = Type::kTruth});
  if (name.text == "region") return input(name, {.kind = InputKind::kRegion, .type = Type::kText});
  if (name.text == "industry") {
    return input(name, {.kind = InputKind::kIndustry, .type = Type::kText});
  }
  if (std::ranges::find(kWords, name.text) != kWords.end()) {
    token_ = name;
    stop("syntax", base::msg("rules.expression.value_expected", name.text));
  } else {
    token_ = name;
    stop("syntax", base::msg("rules.expression.function_bare", name.text));
  }
  return {};
}

Typed ExpressionParser::input(const Token& name, Input input) {
  Typed value = at(name);
  value.type = input.type;
  value.unit = input.unit;
  value.node = context_.graph.input(input);
  return value;
}

std::optional<int> ExpressionParser::year() {
  if (!take_sign("[")) return 0;
  const bool negative = take_sign("-");
  const Token number = token_;
  if (number.kind != Kind::kNumber || !number.bare) {
    stop("syntax", base::msg("rules.expression.year_form"));
    return std::nullopt;
  }
  const double year = negative ? -number.number : number.number;
  const bool whole = year >= kFirstYear && year <= kLastYear && year == static_cast<int>(year);
  if (!whole) {
    sink_.add(
        number.begin,
        number.end,
        "year_range",
        base::msg("rules.expression.year_range", kFirstYear, kLastYear)
    );
  }
  advance();
  if (!expect("]") || !whole) return std::nullopt;
  return static_cast<int>(year);
}

Typed ExpressionParser::indicator(
    const Token& name, const model::Indicator& found, int year, bool bracket
) {
  if (bracket && found.period == model::Period::kDay) {
    sink_.fault(at(name), "year_of_dated", found.id);
    return at(name);
  }
  const int offset = context_.year_offset + year;
  Typed value =
      found.derived() ? derived(name, found, offset) : input(name, input_of(found, offset));
  value.indicator = &found;
  return value;
}

/// Reads what a name stands for once; later uses of the same year take it from the scope.
Typed ExpressionParser::write_out(
    const Token& name, int offset, const std::function<Typed(const ParseContext&)>& read
) {
  Scope& scope = *context_.scope;
  const Typed place = at(name);
  const auto key = std::pair(name.text, offset);
  auto known = scope.written_out_.find(key);
  if (known == scope.written_out_.end()) {
    const auto other = scope.written_out_.lower_bound(std::pair(name.text, INT_MIN));
    const bool same_name = other != scope.written_out_.end() && other->first.first == name.text;
    if (same_name && other->second.faulty()) return place;  // another year, the same faults
    if (std::ranges::find(scope.open_, name.text) != scope.open_.end()) {
      sink_.fault(place, "circle", joined(scope.open_, name.text));
      return place;
    }
    if (!deeper()) return place;
    scope.open_.push_back(name.text);
    ParseContext inner = context_;
    inner.year_offset = offset;
    const Typed value = read(inner);
    scope.open_.pop_back();
    known = scope.written_out_.emplace(key, value).first;
  }
  Typed value = known->second;
  value.begin = place.begin;
  value.end = place.end;
  return value;
}

Typed ExpressionParser::definition(const Token& name, const Scope::Definition& found, int offset) {
  return write_out(name, offset, [&](const ParseContext& inner) {
    return ExpressionParser(found.text, found.origin, inner).parse();
  });
}

Typed ExpressionParser::derived(const Token& name, const model::Indicator& found, int offset) {
  const Typed value = write_out(name, offset, [&](const ParseContext& outer) {
    base::Findings faults;
    ParseContext inner{
        outer.vocabulary, outer.graph, faults, outer.classes, outer.year_offset, outer.scope};
    const TextOrigin origin{.path = found.id + ".formula"};
    Typed formula = check_formula(found, origin, inner);
    if (faults.empty()) return formula;
    const auto circle = std::ranges::find(faults, "rules.circle", &base::Finding::rule);
    if (circle != faults.end()) {
      sink_.add(name.begin, name.end, "circle", circle->message);
    } else {
      sink_.fault(at(name), "formula_faulty", found.id);
    }
    return Typed{};
  });
  if (value.faulty()) return at(name);
  Typed whole = value;
  const NodeId reported = context_.graph.input(input_of(found, offset));
  whole.node = make_or_else(context_.graph, value.node, reported);
  whole.unit = unit_of(found);
  whole.bare = false;
  return whole;
}

Typed ExpressionParser::check_formula(
    const model::Indicator& indicator, const TextOrigin& origin, const ParseContext& context
) {
  auto& open = context.scope->open_;
  const bool outermost = open.empty();
  if (outermost) open.push_back(indicator.id);
  ExpressionParser parser(indicator.formula, origin, context, true);
  Typed value = parser.parse();
  if (outermost) open.pop_back();
  const Type type = type_of(indicator.type);
  if (type != Type::kNumber && type != Type::kTruth) {
    parser.sink_.fault(value, "formula_type", indicator.id, to_string(type));
    return {};
  }
  if (value.faulty() || !parser.check_.wants(value, type)) return {};
  const Unit unit = unit_of(indicator);
  if (value.bare) {
    Typed like = value;
    like.bare = false;
    like.unit = unit;
    if (!parser.check_.common_unit(std::array{like, value})) return {};
    value.bare = false;
  } else if (value.unit != unit) {
    parser.sink_.fault(value, "formula_unit", indicator.id, to_string(unit), to_string(value.unit));
    return {};
  }
  value.unit = unit;
  return value;
}

Typed ExpressionParser::unknown(const Token& name) {
  const auto& vocabulary = context_.vocabulary;
  const Typed place = at(name);
  if (vocabulary.find_title(name.text) != nullptr) {
    sink_.fault(place, "title_as_value", name.text);
    return place;
  }
  if (const auto* meant = vocabulary.indicator_named(name.text)) {
    sink_.fault(place, "unknown_name_meant", name.text, meant->id);
    return place;
  }
  std::vector<std::string> known;
  for (const auto& [id, text] : context_.scope->definitions()) known.push_back(id);
  for (const auto& indicator : vocabulary.indicators()) known.push_back(indicator.id);
  known.insert(known.end(), {"review", "region", "industry"});
  if (const auto meant = base::nearest(name.text, known)) {
    sink_.fault(place, "unknown_name_meant", name.text, *meant);
  } else {
    sink_.fault(place, "unknown_name", name.text);
  }
  return place;
}

const model::TitleKind* ExpressionParser::title() {
  const Token name = token_;
  if (name.kind != Kind::kName) {
    stop("syntax", base::msg("rules.expression.title_expected", name.text));
    return nullptr;
  }
  advance();
  const auto& vocabulary = context_.vocabulary;
  if (const auto* found = vocabulary.find_title(name.text)) return found;
  std::vector<std::string> known;
  for (const auto& kind : vocabulary.titles()) known.push_back(kind.id);
  const auto* named = vocabulary.title_named(name.text);
  const auto meant = named != nullptr ? std::optional(named->id) : base::nearest(name.text, known);
  if (meant) {
    sink_.fault(at(name), "unknown_title_meant", name.text, *meant);
  } else {
    sink_.fault(at(name), "unknown_title", name.text);
  }
  return nullptr;
}

}  // namespace rongtong::rules
