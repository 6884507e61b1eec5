#include "rules/read_condition.h"

#include <algorithm>
#include <array>

namespace rongtong::rules {

namespace {

using base::YamlNode;

struct ComparisonKey {
  std::string_view key;
  Comparison comparison;
};

constexpr std::array kComparisons{
    ComparisonKey{"at_least", Comparison::kAtLeast},
    ComparisonKey{"above", Comparison::kAbove},
    ComparisonKey{"at_most", Comparison::kAtMost},
    ComparisonKey{"below", Comparison::kBelow},
    ComparisonKey{"equals", Comparison::kEqual}};

constexpr std::array<std::string_view, 6> kForms{
    "value", "is", "all", "any", "at_least_of", "undecided"};

constexpr int kFirstYear = -9;
constexpr int kLastYear = 1;
/// Of `at_least_of`: its truth takes parts times count nodes.
constexpr std::size_t kMostParts = 64;

/// The one form that `node` has; empty, with a finding, when it has none or several.
std::string form_of(const YamlNode& node) {
  std::string form;
  bool several = false;
  for (const std::string_view key : kForms) {
    if (!node.child(key).present()) continue;
    several = several || !form.empty();
    if (form.empty()) form = key;
  }
  if (form.empty()) fault(node, "no_form");
  if (several) fault(node, "several_forms");
  return several ? std::string() : form;
}

/// The comparison that stands beside `value`, with its place.
const ComparisonKey* comparison_of(const YamlNode& node) {
  const ComparisonKey* found = nullptr;
  bool several = false;
  for (const auto& known : kComparisons) {
    if (!node.child(known.key).present()) continue;
    several = several || found != nullptr;
    found = &known;
  }
  if (found == nullptr) fault(node, "no_comparison");
  if (several) fault(node, "several_comparisons");
  return several ? nullptr : found;
}

void read_compare(
    const YamlNode& node, const ReadContext& context, int year, Condition& condition
) {
  condition.kind = Condition::Kind::kCompare;
  const auto value = node.child("value");
  const Typed number = read_number(value, context, year);
  condition.value = number.node;
  const ComparisonKey* comparison = comparison_of(node);
  if (comparison == nullptr) return;
  condition.comparison = comparison->comparison;
  condition.threshold = read_beside(node.child(comparison->key), number, context, year);
}

void read_leaf(const YamlNode& node, const ReadContext& context, int year, Condition& condition) {
  if (node.child("value").present()) {
    read_compare(node, context, year, condition);
  } else {
    condition.kind = Condition::Kind::kIs;
    condition.value = read_truth(node.child("is"), context, year);
  }
}

std::vector<int> read_years(const YamlNode& list) {
  std::vector<int> years;
  for (const auto& item : list.items()) {
    if (const auto year = read_whole(item, kFirstYear, kLastYear)) years.push_back(*year);
  }
  if (years.empty()) fault(list, "no_years");
  return years;
}

bool is_faulty(const Condition& part) {
  return part.value == kNoNode ||
         (part.kind == Condition::Kind::kCompare && part.threshold == kNoNode);
}

/// One part for each year; all of them or one of them must hold.
void read_years_form(const YamlNode& node, const ReadContext& context, Condition& condition) {
  const auto each = node.child("each_year");
  const auto any = node.child("any_year");
  if (each.present() && any.present()) fault(any, "each_and_any");
  const YamlNode& list = each.present() ? each : any;
  condition.kind = each.present() ? Condition::Kind::kAll : Condition::Kind::kAny;
  for (const int year : read_years(list)) {
    Condition part;
    part.id = condition.id + "." + std::to_string(condition.parts.size() + 1);
    part.citation.article = condition.citation.article;
    part.citation.document = condition.citation.document;
    read_leaf(node, context, year, part);
    if (is_faulty(part)) break;  // the other years would say the same
    const bool same = !condition.parts.empty() && condition.parts.back().value == part.value;
    if (same) {
      fault(list, "years_say_nothing");
      break;
    }
    condition.parts.push_back(std::move(part));
  }
}

void read_at_least_of(const YamlNode& node, const ReadContext& context, Condition& condition) {
  condition.kind = Condition::Kind::kAtLeastOf;
  condition.parts = read_conditions(node.required("of"), context);
  const auto count = node.required("count");
  const std::size_t most = std::max<std::size_t>(1, std::min(condition.parts.size(), kMostParts));
  const auto number = read_whole(count, 1, static_cast<int>(most));
  if (number) condition.count = static_cast<std::uint32_t>(*number);
  if (condition.parts.size() > kMostParts) fault(node, "too_many_parts", kMostParts);
  node.finish();
}

void read_group(
    const YamlNode& list, Condition::Kind kind, const ReadContext& context, Condition& condition
) {
  condition.kind = kind;
  condition.parts = read_conditions(list, context);
  if (list.is_list() && condition.parts.empty()) fault(list, "empty_group");
}

void read_form(
    const YamlNode& node, std::string_view form, const ReadContext& context, Condition& condition
) {
  if (form == "all") {
    read_group(node.child("all"), Condition::Kind::kAll, context, condition);
  } else if (form == "any") {
    read_group(node.child("any"), Condition::Kind::kAny, context, condition);
  } else if (form == "at_least_of") {
    read_at_least_of(node.child("at_least_of"), context, condition);
  } else if (form == "undecided") {
    condition.kind = Condition::Kind::kIs;
    condition.undecided = true;
    condition.note = read_words(node.child("undecided"));
    if (condition.text.zh.empty()) condition.text = condition.note;
  } else if (!form.empty()) {
    const bool years = node.child("each_year").present() || node.child("any_year").present();
    if (years) read_years_form(node, context, condition);
    if (!years) read_leaf(node, context, 0, condition);
  }
}

/// Keys that this form has no use for stay unknown, so that `finish` names them.
void allow_keys(const YamlNode& node, std::string_view form) {
  if (form == "value") {
    for (const auto& known : kComparisons) node.child(known.key);
  }
}

Condition plain_truth(const YamlNode& node, const ReadContext& context) {
  Condition condition;
  condition.id = id_of(node, context);
  condition.value = read_truth(node, context);
  return condition;
}

}  // namespace

Condition read_condition(const YamlNode& node, const ReadContext& context) {
  if (!node.is_map()) return plain_truth(node, context);
  Condition condition;
  condition.id = id_of(node, context);
  condition.text = read_words(node.child("text"));
  condition.citation = read_citation(node);
  const std::string form = form_of(node);
  const auto note = node.child("note");
  condition.note = read_words(note);
  read_form(node, form, context, condition);
  condition.undecided = condition.undecided || is_doubtful(condition.citation.mark);
  const auto waiver = node.child("waived_when");
  if (waiver.present()) condition.waived_when.push_back(read_condition(waiver, context));
  const auto applies = node.child("applies_when");
  if (applies.present()) condition.applies_when = read_truth(applies, context);
  allow_keys(node, form);
  node.finish();
  return condition;
}

std::vector<Condition> read_conditions(const YamlNode& list, const ReadContext& context) {
  std::vector<Condition> conditions;
  for (const auto& node : list.items()) {
    if (!node.present()) {
      fault(node, "no_form");
      continue;
    }
    conditions.push_back(read_condition(node, context));
  }
  return conditions;
}

}  // namespace rongtong::rules
