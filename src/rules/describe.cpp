#include "rules/describe.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/date.h"

namespace rongtong::rules {

namespace {

using base::Language;

/// How closely an operation binds: a looser one inside a closer one gets parentheses.
enum Binding {
  kLoose,
  kOrBinding,
  kAndBinding,
  kNotBinding,
  kCompareBinding,
  kSumBinding,
  kProductBinding,
  kTight
};

/// Deeper parts of an expression are no help to a reader.
constexpr int kDeepest = 24;

struct Piece {
  std::string text;
  Binding binding = kTight;
};

class Describer {
 public:
  Describer(const ExpressionGraph& graph, const model::Vocabulary& vocabulary, Language language)
      : graph_(graph), vocabulary_(vocabulary), language_(language) {}

  Piece piece(NodeId id, int depth) const {
    if (depth > kDeepest) return {"…"};
    const Node& node = graph_.at(id);
    const auto parts = graph_.children(id);
    switch (node.op) {
      case Op::kNumber:
        return {
            node.type == Type::kDate
                ? base::to_iso(base::date_from_days(static_cast<int>(node.number)))
                : describe_number(node.number, node.unit, language_)};
      case Op::kUnknownNumber:
        return {word("unknown")};
      case Op::kTruth:
        return {word(node.number == 0 ? "no" : node.number == 1 ? "unknown" : "yes")};
      case Op::kInput:
        return {input(graph_.inputs()[node.payload])};
      case Op::kAdd:
        return signs(parts, " + ", kSumBinding, depth);
      case Op::kSubtract:
        return signs(parts, " − ", kSumBinding, depth);
      case Op::kMultiply:
        return signs(parts, " × ", kProductBinding, depth);
      case Op::kDivide:
        return signs(parts, " ÷ ", kProductBinding, depth);
      case Op::kLess:
        return signs(parts, " < ", kCompareBinding, depth);
      case Op::kLessEqual:
        return signs(parts, " ≤ ", kCompareBinding, depth);
      case Op::kGreater:
        return signs(parts, " > ", kCompareBinding, depth);
      case Op::kGreaterEqual:
        return signs(parts, " ≥ ", kCompareBinding, depth);
      case Op::kEqual:
        return signs(parts, " = ", kCompareBinding, depth);
      case Op::kNotEqual:
        return signs(parts, " ≠ ", kCompareBinding, depth);
      case Op::kAnd:
        return signs(parts, word("and"), kAndBinding, depth);
      case Op::kOr:
        return signs(parts, word("or"), kOrBinding, depth);
      case Op::kNegate:
        return {"−" + inside(parts[0], kTight, depth), kProductBinding};
      case Op::kNot:
        return negation(parts[0], depth);
      case Op::kTextIn:
      case Op::kTextStarts:
      case Op::kListHas:
        return {texts(node, parts[0], depth), kCompareBinding};
      case Op::kOrElse:
        return or_else(id, parts, depth);
      case Op::kYearsToYearEnd:
        return {years_to_year_end(node, parts[0], depth)};
      default:
        return {function(node.op, parts, depth)};
    }
  }

  /// The formula of `id`, when it is a derived indicator.
  std::string formula(NodeId id) const {
    if (!derived(id)) return {};
    return piece(graph_.children(id)[0], 0).text;
  }

 private:
  std::string word(std::string_view key) const {
    return base::phrase("rules.words." + std::string(key), language_);
  }
  template <class... Args>
  std::string words(std::string_view key, const Args&... args) const {
    return base::render(base::msg("rules.words." + std::string(key), args...), language_);
  }
  bool english() const { return language_ == Language::kEnglish; }

  std::string inside(NodeId id, Binding around, int depth) const {
    Piece part = piece(id, depth + 1);
    if (part.binding > around || part.binding == kTight) return part.text;
    return english() ? "(" + part.text + ")" : "（" + part.text + "）";
  }

  /// `a + b`; of equal binding, the first needs no parentheses.
  Piece signs(std::span<const NodeId> parts, const std::string& sign, Binding binding, int depth)
      const {
    std::string text;
    constexpr std::size_t kMost = 40;
    for (std::size_t i = 0; i < std::min(parts.size(), kMost); ++i) {
      const bool first = i == 0 && binding != kCompareBinding;
      if (i != 0) text += sign;
      text += inside(parts[i], first ? static_cast<Binding>(binding - 1) : binding, depth);
    }
    return {parts.size() > kMost ? text + sign + "…" : text, binding};
  }

  Piece negation(NodeId id, int depth) const {
    const Node& node = graph_.at(id);
    if (node.op != Op::kInput) return {words("not", piece(id, depth + 1).text), kNotBinding};
    const Input& input = graph_.inputs()[node.payload];
    if (input.kind == InputKind::kReview) return {word("application")};
    if (input.kind == InputKind::kHolds) return {words("holds_not", title(input.id))};
    return {words("is_no", piece(id, depth + 1).text), kCompareBinding};
  }

  std::string name(const std::string& id) const {
    const auto* found = vocabulary_.find_indicator(id);
    if (found == nullptr) return id;
    return english() && !found->en.empty() ? found->en : found->zh;
  }

  std::string title(const std::string& id) const {
    const auto* found = vocabulary_.find_title(id);
    if (found == nullptr) return id;
    return english() && !found->en.empty() ? found->en : found->zh;
  }

  std::string year(int offset) const {
    if (offset == 1) return word("this_year");
    if (offset == 0) return word("last_year");
    if (offset == -1) return word("year_before_last");
    return words("years_ago", 1 - offset);
  }

  std::string input(const Input& input) const {
    switch (input.kind) {
      case InputKind::kYearly:
        return words("in_year", name(input.id), year(input.offset));
      case InputKind::kDated:
        return name(input.id);
      case InputKind::kHolds:
        return words("holds", title(input.id));
      case InputKind::kGranted:
        return input.rank == 0 ? words("granted", title(input.id), input.years)
                               : words("granted_rank", title(input.id), input.years, input.rank);
      case InputKind::kSince:
        return words("held_since", title(input.id));
      case InputKind::kReview:
        return word("review");
      case InputKind::kRegion:
        return word("region");
      case InputKind::kIndustry:
        return word("industry");
    }
    return input.id;
  }

  /// The derived indicator that `id` is: its formula, or else the figure as reported.
  const Input* derived(NodeId id) const {
    const Node& node = graph_.at(id);
    if (node.op != Op::kOrElse) return nullptr;
    const Node& second = graph_.at(graph_.children(id)[1]);
    if (second.op != Op::kInput) return nullptr;
    const Input& reported = graph_.inputs()[second.payload];
    const auto* indicator = vocabulary_.find_indicator(reported.id);
    return indicator != nullptr && indicator->derived() ? &reported : nullptr;
  }

  Piece or_else(NodeId id, std::span<const NodeId> parts, int depth) const {
    if (const Input* reported = derived(id)) return {input(*reported)};
    const std::string first = piece(parts[0], depth + 1).text;
    return {words("or_else", first, piece(parts[1], depth + 1).text), kLoose};
  }

  std::string choice(const Node& subject, const std::string& text) const {
    if (subject.op != Op::kInput) return text;
    const auto* indicator = vocabulary_.find_indicator(graph_.inputs()[subject.payload].id);
    if (indicator == nullptr) return text;
    const auto found = std::ranges::find(indicator->choices, text, &model::Choice::id);
    if (found == indicator->choices.end()) return text;
    return english() && !found->en.empty() ? found->en : found->zh;
  }

  std::string texts(const Node& node, NodeId subject, int depth) const {
    std::string list;
    for (const auto& text : graph_.texts(node.payload)) {
      if (!list.empty()) list += word("list_comma");
      list += choice(graph_.at(subject), text);
    }
    const std::string_view key = node.op == Op::kTextIn       ? "is_one_of"
                                 : node.op == Op::kTextStarts ? "starts_with"
                                                              : "includes";
    return words(key, piece(subject, depth + 1).text, list);
  }

  std::string years_to_year_end(const Node& node, NodeId date, int depth) const {
    constexpr int kNoShift = 128;
    const int offset = static_cast<int>(node.payload) - kNoShift;
    return words("years_to_year_end", piece(date, depth + 1).text, year(offset));
  }

  std::string function(Op op, std::span<const NodeId> parts, int depth) const {
    std::vector<std::string> args;
    for (const NodeId part : parts) args.push_back(piece(part, depth + 1).text);
    args.resize(3);
    switch (op) {
      case Op::kMin:
        return words("min", args[0], args[1]);
      case Op::kMax:
        return words("max", args[0], args[1]);
      case Op::kAbs:
        return words("abs", args[0]);
      case Op::kSqrt:
        return words("sqrt", args[0]);
      case Op::kFloor:
        return words("floor", args[0]);
      case Op::kGrowth:
        return words("growth", args[0], args[1]);
      case Op::kIf:
        return words("if", args[0], args[1], args[2]);
      case Op::kYearsToDay:
        return words("years_to_day", args[0]);
      default:
        return words("days_to_day", args[0]);
    }
  }

  const ExpressionGraph& graph_;
  const model::Vocabulary& vocabulary_;
  Language language_;
};

}  // namespace

std::string describe(
    const ExpressionGraph& graph,
    NodeId node,
    const model::Vocabulary& vocabulary,
    Language language
) {
  return Describer(graph, vocabulary, language).piece(node, 0).text;
}

std::string describe_formula(
    const ExpressionGraph& graph,
    NodeId node,
    const model::Vocabulary& vocabulary,
    Language language
) {
  return Describer(graph, vocabulary, language).formula(node);
}

}  // namespace rongtong::rules
