#include "rules/read_points.h"

#include <algorithm>
#include <array>

#include "rules/read_condition.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

constexpr std::array<std::string_view, 7> kForms{
    "bands", "cases", "sum", "per_full", "better_of", "given", "undecided"};

std::string form_of(const YamlNode& node) {
  std::string form;
  bool several = false;
  for (const std::string_view key : kForms) {
    if (!node.child(key).present()) continue;
    several = several || !form.empty();
    if (form.empty()) form = key;
  }
  if (form.empty()) fault(node, "no_item_form");
  if (several) fault(node, "several_item_forms");
  return several ? std::string() : form;
}

/// A case: a condition with points. `otherwise` comes last and always holds.
PointCase read_case(
    const YamlNode& node, std::int32_t maximum, bool otherwise_allowed, const ReadContext& context
) {
  PointCase one;
  const auto otherwise = node.child("otherwise");
  const auto points = otherwise.present() ? otherwise : node.required("points");
  if (const auto range = read_range(points)) one.points = *range;
  if (one.points.most > maximum) {
    fault(points, "points_above_maximum", shown_points(one.points.most), shown_points(maximum));
  }
  const Citation citation = read_citation(node);
  if (otherwise.present()) {
    if (!otherwise_allowed) fault(otherwise, "otherwise_in_sum");
    one.when.kind = Condition::Kind::kAll;
    one.when.id = id_of(node, context);
    one.when.text = read_words(node.child("text"));
    one.when.citation = citation;
    one.when.note = read_words(node.child("note"));
    node.finish();
  } else {
    one.when = read_condition(node, context);
  }
  if (!is_doubtful(citation.mark)) return one;
  // The mark is about the points; whether the case holds is not in doubt.
  one.points = {0, maximum};
  one.when.undecided = one.when.kind == Condition::Kind::kIs && one.when.value == kNoNode;
  return one;
}

std::vector<PointCase> read_cases(
    const YamlNode& list, std::int32_t maximum, bool otherwise_allowed, const ReadContext& context
) {
  std::vector<PointCase> cases;
  bool closed = false;
  for (const auto& node : list.items()) {
    if (!node.is_map()) {
      fault(node, "case_form");
      continue;
    }
    if (closed) fault(node, "after_otherwise");
    closed = closed || node.child("otherwise").present();
    cases.push_back(read_case(node, maximum, otherwise_allowed, context));
  }
  if (list.is_list() && cases.empty()) fault(list, "no_cases");
  return cases;
}

void read_per_full(const YamlNode& node, const ReadContext& context, PointItem& item) {
  item.kind = PointItem::Kind::kPerFull;
  const auto value = node.required("value");
  const Typed number = read_number(value, context);
  item.value = number.node;
  const auto step = node.required("step");
  if (const auto width = read_constant(step, number, context)) {
    item.step = *width;
    if (*width <= 0) fault(step, "step", step.text().value_or(""));
  }
  keep(item.per_step, read_points(node.required("points")));
  node.finish();
}

void read_given(const YamlNode& node, const ReadContext& context, PointItem& item) {
  item.kind = PointItem::Kind::kGiven;
  const Typed number = read_number(node, context);
  item.value = number.node;
  const bool fits = number.unit == Unit::kPoints || number.unit == Unit::kNone;
  if (!number.faulty() && !fits) fault(node, "given_unit", to_string(number.unit));
}

void read_better_of(const YamlNode& list, const ReadContext& context, PointItem& item) {
  item.kind = PointItem::Kind::kBetterOf;
  for (const auto& node : list.items()) {
    item.parts.push_back(read_point_item(node, context, item.maximum));
    if (item.parts.back().maximum <= item.maximum) continue;
    fault(
        node,
        "points_above_maximum",
        shown_points(item.parts.back().maximum),
        shown_points(item.maximum)
    );
  }
  if (list.is_list() && item.parts.empty()) fault(list, "no_cases");
}

void read_item_form(
    const YamlNode& node, std::string_view form, const ReadContext& context, PointItem& item
) {
  const auto child = form.empty() ? node : node.child(form);
  if (form == "bands") {
    const auto value = node.required("value");
    const Typed number = read_number(value, context);
    item.value = number.node;
    item.bands = read_bands(child, number, item.maximum, context);
  } else if (form == "cases" || form == "sum") {
    const bool sum = form == "sum";
    item.kind = sum ? PointItem::Kind::kSum : PointItem::Kind::kCases;
    item.cases = read_cases(child, item.maximum, !sum, context);
  } else if (form == "per_full") {
    read_per_full(child, context, item);
  } else if (form == "better_of") {
    read_better_of(child, context, item);
  } else if (form == "given") {
    read_given(child, context, item);
  } else if (form == "undecided") {
    item.kind = PointItem::Kind::kCases;
    item.undecided = true;
    item.note = read_words(child);
  }
}

std::int32_t sum_of_maxima(const std::vector<PointItem>& items) {
  std::int32_t sum = 0;
  for (const PointItem& item : items) sum += item.maximum;
  return sum;
}

}  // namespace

PointItem read_point_item(
    const YamlNode& node, const ReadContext& context, std::optional<std::int32_t> maximum
) {
  PointItem item;
  item.id = id_of(node, context);
  if (!node.is_map()) {
    fault(node, "item_map");
    return item;
  }
  item.text = read_words(node.child("text"));
  item.citation = read_citation(node);
  item.note = read_words(node.child("note"));
  keep(item.maximum, maximum);
  keep(item.maximum, read_points(maximum ? node.child("maximum") : node.required("maximum")));
  read_item_form(node, form_of(node), context, item);
  item.undecided = item.undecided || is_doubtful(item.citation.mark);
  if (item.text.zh.empty()) item.text = item.note;
  node.finish();
  return item;
}

PointGroup read_point_group(const YamlNode& node, const ReadContext& context) {
  PointGroup group;
  group.id = id_of(node, context);
  if (!node.is_map()) {
    fault(node, "item_map");
    return group;
  }
  group.text = read_words(node.child("text"));
  group.citation = read_citation(node);
  const auto maximum = node.child("maximum");
  if (const auto points = read_points(maximum)) group.maximum = *points;
  if (!maximum.present() && context.open_maxima != nullptr) context.open_maxima->insert(group.id);
  group.minimum = read_points(node.child("minimum"));
  for (const auto& item : node.required("items").items()) {
    group.items.push_back(read_point_item(item, context));
    if (is_doubtful(group.citation.mark)) group.items.back().undecided = true;
  }
  node.finish();
  return group;
}

void read_pass_mark(const YamlNode& node, PointTable& table) {
  const auto mark = node.child("pass_mark");
  const auto above = node.child("above");
  if (mark.present() == above.present()) {
    fault(node, "pass_mark");
    return;
  }
  table.above = above.present();
  keep(table.pass_mark, read_points(mark.present() ? mark : above));
}

PointTable read_points_table(const YamlNode& node, const ReadContext& context) {
  PointTable table;
  if (!node.is_map()) {
    fault(node, "item_map");
    return table;
  }
  read_pass_mark(node, table);
  table.citation = read_citation(node);
  if (is_doubtful(table.citation.mark)) fault(node.child("mark"), "doubtful_table");
  const auto direct = node.child("direct");
  if (direct.present()) table.direct.push_back(read_condition(direct, context));
  for (const auto& group : node.required("groups").items()) {
    table.groups.push_back(read_point_group(group, context));
  }
  node.finish();
  return table;
}

void check_table(
    const YamlNode& node, const std::set<std::string>& open_maxima, PointTable& table
) {
  std::int32_t sum = 0;
  for (PointGroup& group : table.groups) {
    const std::int32_t items = sum_of_maxima(group.items);
    if (open_maxima.contains(group.id)) group.maximum = items;
    const std::int32_t most = std::min(group.maximum, items);
    if (group.minimum && *group.minimum > most) {
      fault(
          node, "minimum_out_of_reach", group.id, shown_points(*group.minimum), shown_points(most)
      );
    }
    sum += most;
  }
  const bool reachable = table.above ? sum > table.pass_mark : sum >= table.pass_mark;
  if (!reachable) {
    fault(node, "mark_out_of_reach", shown_points(table.pass_mark), shown_points(sum));
  }
}

}  // namespace rongtong::rules
