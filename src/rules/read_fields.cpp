#include "rules/read_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "rules/build.h"
#include "rules/operators.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

constexpr std::int32_t kHundred = 100;
constexpr double kMostPoints = 100000;

std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

/// `✔5`, `①`, `M`, `⚠`.
bool is_mark(std::string_view mark) {
  constexpr std::string_view kChecked = "✔";
  if (mark == "①" || is_doubtful(mark)) return true;
  if (!mark.starts_with(kChecked)) return false;
  mark.remove_prefix(kChecked.size());
  return !mark.empty() && std::ranges::all_of(mark, [](char c) { return c >= '0' && c <= '9'; });
}

void add_all(const YamlNode& node, base::Findings findings) {
  for (auto& finding : findings) node.add(std::move(finding));
}

/// Runs `check` on the text of `node`, whose faults become the document's.
template <class Check>
auto checked(const YamlNode& node, const ReadContext& context, const Check& check) {
  base::Findings findings;
  const std::string text = node.text().value_or("");
  const TextOrigin origin = TextOrigin::of(node);
  const FaultSink sink(text, origin, findings);
  const auto result = check(Checker{context.graph, sink});
  add_all(node, std::move(findings));
  return result;
}

}  // namespace

bool is_doubtful(std::string_view mark) { return mark == "M" || mark == "⚠"; }

Words read_words(const YamlNode& node) {
  Words words;
  if (!node.present()) return words;
  if (!node.is_map()) {
    keep(words.zh, node.text());
    return words;
  }
  keep(words.zh, node.required("zh").text());
  keep(words.en, node.child("en").text());
  node.finish();
  return words;
}

std::optional<base::Date> read_day(const YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  const auto day = base::parse_date(*text);
  if (!day) fault(node, "day", *text);
  return day;
}

std::optional<int> read_whole(const YamlNode& node, int least, int most) {
  const auto number = node.integer();
  if (!number) return std::nullopt;
  if (*number >= least && *number <= most) return static_cast<int>(*number);
  fault(node, "whole", *number, least, most);
  return std::nullopt;
}

std::optional<MonthDay> read_month_day(const YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  // 2024 has a 29 February.
  const bool shaped = text->size() == 5 && (*text)[2] == '-';
  const auto day = shaped ? base::parse_date("2024-" + *text) : std::nullopt;
  if (day) return MonthDay{static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day())};
  fault(node, "month_day", *text);
  return std::nullopt;
}

Citation read_citation(const YamlNode& node) {
  Citation citation;
  keep(citation.article, node.child("article").text());
  keep(citation.document, node.child("document").text());
  const auto mark = node.child("mark");
  keep(citation.mark, mark.text());
  if (!citation.mark.empty() && !is_mark(citation.mark)) fault(mark, "mark", citation.mark);
  return citation;
}

std::optional<std::int32_t> read_points(const YamlNode& node) {
  constexpr std::string_view kUnit = "分";
  const auto text = node.text();
  if (!text) return std::nullopt;
  std::string_view digits = *text;
  if (digits.ends_with(kUnit)) digits.remove_suffix(kUnit.size());
  while (digits.ends_with(' ')) digits.remove_suffix(1);
  const auto value = plain_number(digits);
  const bool fits = value && *value >= 0 && *value <= kMostPoints &&
                    std::fabs(*value * kHundred - std::round(*value * kHundred)) < 1e-6;
  if (fits) return static_cast<std::int32_t>(std::lround(*value * kHundred));
  fault(node, "points", *text);
  return std::nullopt;
}

std::optional<Points> read_range(const YamlNode& node) {
  if (!node.is_list()) {
    const auto one = read_points(node);
    return one ? std::optional(Points{*one, *one}) : std::nullopt;
  }
  const auto ends = node.items();
  if (ends.size() != 2) {
    fault(node, "points_range", ends.size());
    return std::nullopt;
  }
  const auto least = read_points(ends[0]);
  const auto most = read_points(ends[1]);
  if (!least || !most) return std::nullopt;
  if (*least <= *most) return Points{*least, *most};
  fault(node, "points_backwards", shown_points(*least), shown_points(*most));
  return std::nullopt;
}

std::string shown_points(std::int32_t hundredths) {
  std::string text = std::to_string(hundredths / kHundred);
  const std::int32_t rest = hundredths % kHundred;
  if (rest == 0) return text;
  text += "." + std::to_string(rest / 10);
  return rest % 10 == 0 ? text : text + std::to_string(rest % 10);
}

std::optional<std::string> read_id(const YamlNode& node) {
  const auto id = node.text();
  if (!id) return std::nullopt;
  const bool plain = std::ranges::all_of(*id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
  if (plain && !id->empty()) return id;
  fault(node, "id", *id);
  return std::nullopt;
}

std::string id_of(const YamlNode& node, const ReadContext& context) {
  if (node.is_map()) {
    const auto own = node.child("id");
    if (auto id = read_id(own)) {
      if (context.id_places != nullptr) context.id_places->emplace_back(*id, own);
      return *id;
    }
  }
  // conditions[2].any[0] → conditions.3.any.1
  std::string id = context.id_prefix;
  const std::string& path = node.path();
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '[') {
      if (path[i] != ']') id += path[i];
      continue;
    }
    std::size_t index = 0;
    std::from_chars(path.data() + i + 1, path.data() + path.size(), index);
    id += "." + std::to_string(index + 1);
    i = path.find(']', i);
  }
  return id;
}

Typed read_expression(const YamlNode& node, const ReadContext& context, int year) {
  const auto text = node.text();
  if (!text) return {};
  base::Findings findings;
  const Typed value = parse_typed(
      *text,
      TextOrigin::of(node),
      {context.vocabulary, context.graph, findings, context.classes, year, context.scope}
  );
  add_all(node, std::move(findings));
  return value;
}

NodeId read_truth(const YamlNode& node, const ReadContext& context, int year) {
  const Typed value = read_expression(node, context, year);
  const bool fits = checked(node, context, [&](const Checker& check) {
    return check.wants(value, Type::kTruth);
  });
  return fits ? value.node : kNoNode;
}

Typed read_number(const YamlNode& node, const ReadContext& context, int year) {
  Typed value = read_expression(node, context, year);
  const bool fits = checked(node, context, [&](const Checker& check) {
    return check.wants(value, Type::kNumber);
  });
  if (!fits) value.node = kNoNode;
  value.name = node.text().value_or("");
  return value;
}

NodeId read_beside(const YamlNode& node, const Typed& value, const ReadContext& context, int year) {
  const Typed mark = read_number(node, context, year);
  if (mark.faulty() || value.faulty()) return kNoNode;
  const Typed compared = checked(node, context, [&](const Checker& check) {
    return check.compared(Op::kGreaterEqual, value, mark);
  });
  if (compared.faulty()) return kNoNode;
  const auto number = literal(context.graph, mark.node);
  return mark.bare && number ? context.graph.number(*number, value.unit) : mark.node;
}

std::optional<double> read_constant(
    const YamlNode& node, const Typed& value, const ReadContext& context
) {
  const NodeId mark = read_beside(node, value, context);
  if (mark == kNoNode) return std::nullopt;
  const auto number = literal(context.graph, mark);
  if (!number) fault(node, "constant", node.text().value_or(""));
  return number;
}

}  // namespace rongtong::rules
