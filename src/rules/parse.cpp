#include "rules/parse.h"

#include "base/text/utf8.h"
#include "rules/expression_parser.h"

namespace rongtong::rules {

TextOrigin TextOrigin::of(const base::YamlNode& node) {
  const base::Place place = node.place();
  return {place.file, place.line, place.character, place.column, node};
}

base::Place TextOrigin::place(std::string_view text, std::size_t offset) const {
  if (node) return node->place_at(offset);
  const auto characters = base::count_code_points(text.substr(0, offset));
  return {file, line, path, column == 0 ? 0 : column + characters};
}

bool Scope::define(const std::string& name, Definition definition) {
  return definitions_.emplace(name, std::move(definition)).second;
}

void FaultSink::add(
    std::size_t begin, std::size_t end, std::string_view rule, base::Message message
) const {
  constexpr std::size_t kShown = 200;
  const auto value = text_.substr(begin, end > begin ? end - begin : 0);
  findings_.push_back(
      {base::Severity::kReject,
       "rules." + std::string(rule),
       origin_.place(text_, begin),
       std::string(base::cut_utf8(value, kShown)),
       std::move(message)}
  );
}

std::string FaultSink::shown(const Typed& value) const {
  constexpr std::size_t kShown = 60;
  if (!value.name.empty()) return std::string(base::cut_utf8(value.name, kShown));
  const auto whole = text_.substr(value.begin, value.end - value.begin);
  const auto cut = base::cut_utf8(whole, kShown);
  return std::string(cut) + (cut.size() < whole.size() ? "…" : "");
}

Typed parse_typed(std::string_view text, const TextOrigin& origin, const ParseContext& context) {
  Scope own;
  ParseContext inner = context;
  if (inner.scope == nullptr) inner.scope = &own;
  Typed value = ExpressionParser(text, origin, inner).parse();
  if (!value.text) return value;
  FaultSink(text, origin, context.findings).fault(value, "text_alone", *value.text);
  return {};
}

NodeId parse_expression(
    std::string_view text, const TextOrigin& origin, const ParseContext& context
) {
  return parse_typed(text, origin, context).node;
}

base::Findings check_vocabulary(const model::Vocabulary& vocabulary, std::string_view file) {
  base::Findings findings;
  for (const auto& indicator : vocabulary.indicators()) {
    const TextOrigin origin{
        .file = std::string(file),
        .line = indicator.formula_line,
        .column = indicator.formula_column,
        .path = indicator.id + (indicator.derived() ? ".formula" : "")};
    if (is_reserved(indicator.id)) {
      findings.push_back(
          {base::Severity::kReject,
           "rules.reserved",
           origin.place({}, 0),
           indicator.id,
           base::msg("rules.expression.reserved", indicator.id)}
      );
    }
    if (!indicator.derived()) continue;
    ExpressionGraph graph;
    Scope scope;
    ExpressionParser::check_formula(
        indicator, origin, {vocabulary, graph, findings, nullptr, 0, &scope}
    );
  }
  return findings;
}

std::string_view to_string(Type type) {
  switch (type) {
    case Type::kNumber:
      return "number";
    case Type::kTruth:
      return "truth";
    case Type::kText:
      return "text";
    case Type::kList:
      return "list";
    case Type::kDate:
      return "date";
  }
  return {};
}

std::string_view to_string(Unit unit) {
  switch (unit) {
    case Unit::kNone:
      return "none";
    case Unit::kYuan:
      return "yuan";
    case Unit::kRatio:
      return "ratio";
    case Unit::kCount:
      return "count";
    case Unit::kYears:
      return "years";
    case Unit::kDays:
      return "days";
    case Unit::kPoints:
      return "points";
  }
  return {};
}

}  // namespace rongtong::rules
