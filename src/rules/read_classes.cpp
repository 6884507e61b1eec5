#include "rules/read_classes.h"

#include <algorithm>
#include <array>
#include <map>

#include "rules/build.h"
#include "rules/read_condition.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

/// A bound of a row: one indicator with a mark for each class, from the top.
struct Bound {
  Typed value;
  std::vector<NodeId> marks;
};

struct SizeRow {
  std::string id;
  Words text;
  Citation citation;
  Words note;
  std::vector<std::string> trades;  ///< GB/T 4754 codes that it takes in
  std::vector<Bound> bounds;
};

/// A section letter with up to four digits.
bool is_trade(std::string_view code) {
  constexpr std::size_t kLongest = 5;
  if (code.empty() || code.size() > kLongest || code[0] < 'A' || code[0] > 'T') return false;
  code.remove_prefix(1);
  return std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

class SizeTableReader {
 public:
  SizeTableReader(const YamlNode& node, const ReadContext& context)
      : node_(node), context_(context) {}

  std::vector<ClassCase> read() {
    const auto classes = node_.required("classes");
    for (const auto& item : classes.items()) {
      if (auto id = read_id(item)) classes_.push_back(*id);
    }
    const auto below = read_id(node_.required("below"));
    note_ = read_words(node_.child("industry_unknown"));
    for (const auto& row : node_.required("rows").items()) rows_.push_back(read_row(row));
    node_.finish();
    if (classes_.empty() || !below) return {};
    std::vector<ClassCase> cases;
    for (std::size_t i = 0; i < classes_.size(); ++i) cases.push_back(class_case(i));
    ClassCase rest;
    rest.id = *below;
    rest.when.kind = Condition::Kind::kAll;
    rest.when.id = *below;
    cases.push_back(std::move(rest));
    return cases;
  }

 private:
  SizeRow read_row(const YamlNode& node) {
    SizeRow row;
    row.id = id_of(node, context_);
    row.text = read_words(node.child("text"));
    row.citation = read_citation(node);
    row.note = read_words(node.child("note"));
    const auto trades = node.required("industry");
    for (const auto& code : trades.texts()) read_trade(trades, row, code);
    const auto bounds = node.required("bounds");
    if (bounds.is_map()) {
      for (const auto& key : bounds.keys()) row.bounds.push_back(read_bound(bounds, key));
      bounds.finish();
    } else if (bounds.present()) {
      bounds.keys();  // says that a map is wanted
    }
    node.finish();
    return row;
  }

  void read_trade(const YamlNode& node, SizeRow& row, const std::string& code) {
    if (!is_trade(code)) {
      fault(node, "trade", code);
      return;
    }
    for (const auto& [taken, owner] : taken_) {
      const bool meets = code.starts_with(taken) || taken.starts_with(code);
      if (meets) fault(node, "trade_twice", code, taken, owner);
    }
    taken_.emplace_back(code, row.id);
    row.trades.push_back(code);
  }

  /// `employees: [1000人, 300人, 20人]`
  Bound read_bound(const YamlNode& bounds, const std::string& key) {
    Bound bound;
    const auto list = bounds.child(key);
    base::Findings findings;
    bound.value = parse_typed(
        key,
        TextOrigin{.file = list.place().file, .line = list.place().line, .path = list.path()},
        {context_.vocabulary, context_.graph, findings, context_.classes, 0, context_.scope}
    );
    for (auto& finding : findings) bounds.add(std::move(finding));
    const bool number = bound.value.faulty() || bound.value.type == Type::kNumber;
    if (!number) fault(list, "bound_number", key);
    bound.value.name = key;
    const auto marks = list.items();
    if (list.is_list() && marks.size() != classes_.size()) {
      fault(list, "bound_count", marks.size(), classes_.size());
    }
    std::optional<double> before;
    for (const auto& mark : marks) {
      if (!number) break;
      const NodeId node = read_beside(mark, bound.value, context_);
      const auto edge = literal(context_.graph, node);
      if (node != kNoNode && before && edge && *edge >= *before) fault(mark, "bounds_order");
      if (edge) before = edge;
      bound.marks.push_back(node);
    }
    return bound;
  }

  NodeId in_trades(const std::vector<std::string>& trades) {
    const NodeId trade = context_.graph.input({.kind = InputKind::kIndustry, .type = Type::kText});
    const std::uint32_t list = context_.graph.text_list(trades);
    return context_.graph.make(Op::kTextStarts, Type::kTruth, Unit::kNone, std::array{trade}, list);
  }

  Condition in_row(const SizeRow& row, const std::string& prefix) {
    Condition condition;
    condition.id = prefix + ".trade";
    condition.text = row.text;
    condition.citation = row.citation;
    condition.value = in_trades(row.trades);
    return condition;
  }

  /// The bounds of class `index` in one row; a row of doubtful source is unknown for its trades.
  Condition bounds_of(const SizeRow& row, std::size_t index, const std::string& prefix) {
    Condition all;
    all.kind = Condition::Kind::kAll;
    all.id = prefix + ".bounds";
    all.citation = row.citation;
    all.note = row.note;
    all.undecided = is_doubtful(row.citation.mark);
    for (const Bound& bound : row.bounds) {
      if (index >= bound.marks.size()) continue;
      Condition part;
      part.kind = Condition::Kind::kCompare;
      part.id = all.id + "." + std::to_string(all.parts.size() + 1);
      part.citation = row.citation;
      part.value = bound.value.node;
      part.threshold = bound.marks[index];
      all.parts.push_back(std::move(part));
    }
    return all;
  }

  /// Trades outside the table: whatever class is asked for, unknown.
  Condition outside(const std::string& prefix) {
    std::vector<std::string> all;
    for (const SizeRow& row : rows_) all.insert(all.end(), row.trades.begin(), row.trades.end());
    Condition condition;
    condition.kind = Condition::Kind::kAll;
    condition.id = prefix + ".outside";
    condition.parts.resize(2);
    condition.parts[0].id = condition.id + ".1";
    condition.parts[0].value = make_not(context_.graph, in_trades(all));
    condition.parts[1].id = condition.id + ".2";
    condition.parts[1].undecided = true;
    condition.parts[1].note = note_;
    condition.parts[1].text = note_;
    return condition;
  }

  ClassCase class_case(std::size_t index) {
    ClassCase one;
    one.id = classes_[index];
    one.when.kind = Condition::Kind::kAny;
    one.when.id = one.id;
    for (const SizeRow& row : rows_) {
      Condition part;
      part.kind = Condition::Kind::kAll;
      part.id = one.id + "." + row.id;
      part.text = row.text;
      part.citation = row.citation;
      part.citation.mark.clear();
      part.parts.push_back(in_row(row, part.id));
      part.parts.push_back(bounds_of(row, index, part.id));
      one.when.parts.push_back(std::move(part));
    }
    one.when.parts.push_back(outside(one.id));
    return one;
  }

  const YamlNode& node_;
  const ReadContext& context_;
  std::vector<std::string> classes_;
  std::vector<SizeRow> rows_;
  std::vector<std::pair<std::string, std::string>> taken_;  ///< trade and the row that has it
  Words note_;
};

}  // namespace

ClassCase read_class(const YamlNode& node, const ReadContext& context) {
  ClassCase one;
  if (!node.is_map()) {
    fault(node, "item_map");
    return one;
  }
  one.id = read_id(node.required("id")).value_or("");
  one.text = read_words(node.child("text"));
  const auto when = node.child("when");
  const auto otherwise = node.child("otherwise");
  if (when.present() == otherwise.present()) fault(node, "class_form");
  if (when.present()) one.when = read_condition(when, context);
  if (!when.present()) one.when.kind = Condition::Kind::kAll;
  if (otherwise.present() && otherwise.boolean() == false) fault(otherwise, "class_form");
  if (one.when.id.empty()) one.when.id = one.id;
  node.finish();
  return one;
}

std::vector<ClassCase> read_classes(const YamlNode& list, const ReadContext& context) {
  std::vector<ClassCase> classes;
  bool closed = false;
  for (const auto& node : list.items()) {
    if (closed) fault(node, "after_otherwise");
    closed = closed || (node.is_map() && node.child("otherwise").present());
    classes.push_back(read_class(node, context));
    const bool twice = std::ranges::count(classes, classes.back().id, &ClassCase::id) > 1;
    if (twice) fault(node, "id_twice", classes.back().id);
  }
  if (list.is_list() && classes.empty()) fault(list, "no_classes");
  return classes;
}

std::vector<ClassCase> read_size_table(const YamlNode& node, const ReadContext& context) {
  if (!node.is_map()) {
    fault(node, "item_map");
    return {};
  }
  auto classes = SizeTableReader(node, context).read();
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (classes[k].id == classes[i].id) fault(node, "id_twice", classes[i].id);
    }
  }
  return classes;
}

}  // namespace rongtong::rules
