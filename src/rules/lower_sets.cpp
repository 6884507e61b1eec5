#include <algorithm>
#include <limits>

#include "rules/kleene.h"
#include "rules/lower.h"

namespace rongtong::rules {

namespace {

Points span_of(const std::vector<Band>& bands) {
  Points span = bands.front().points;
  for (const Band& band : bands) {
    span.least = std::min(span.least, band.points.least);
    span.most = std::max(span.most, band.points.most);
  }
  return span;
}

void append(std::vector<double>& constants, Points points) {
  constants.push_back(points.least);
  constants.push_back(points.most);
}

}  // namespace

StepId Lowering::points(StepCode code, std::vector<StepId> args, std::vector<double> constants) {
  return steps_.add({code, StepKind::kPoints, std::move(args), std::move(constants), 0});
}

StepId Lowering::item(const PointItem& item) {
  if (!item.undecided) return item_by_kind(item);
  return points(StepCode::kFixedPoints, {}, {0.0, static_cast<double>(item.maximum)});
}

StepId Lowering::item_by_kind(const PointItem& item) {
  const double maximum = item.maximum;
  switch (item.kind) {
    case PointItem::Kind::kBands:
      return bands(item);
    case PointItem::Kind::kCases:
      return cases(item, StepCode::kCases);
    case PointItem::Kind::kSum:
      return cases(item, StepCode::kSum);
    case PointItem::Kind::kPerFull:
      return points(
          StepCode::kFullSteps,
          {lower(item.value)},
          {item.step, static_cast<double>(item.per_step), maximum}
      );
    case PointItem::Kind::kGiven:
      return points(StepCode::kGiven, {lower(item.value)}, {maximum});
    case PointItem::Kind::kBetterOf: {
      std::vector<StepId> parts;
      for (const PointItem& part : item.parts) parts.push_back(this->item(part));
      return points(StepCode::kBest, std::move(parts));
    }
  }
  return 0;
}

StepId Lowering::bands(const PointItem& item) {
  std::vector<double> constants;
  append(constants, span_of(item.bands));
  for (std::size_t i = 0; i < item.bands.size(); ++i) {
    const Band& band = item.bands[i];
    const bool last = i + 1 == item.bands.size() || !band.from;
    constants.push_back(
        last ? -std::numeric_limits<double>::infinity()
             : lowest_reaching(*band.from, band.from_included)
    );
    append(constants, band.points);
    if (last) break;
  }
  return points(StepCode::kBands, {lower(item.value)}, std::move(constants));
}

StepId Lowering::cases(const PointItem& item, StepCode code) {
  std::vector<StepId> truths;
  std::vector<double> constants;
  if (code == StepCode::kSum) constants.push_back(item.maximum);
  for (const PointCase& one : item.cases) {
    truths.push_back(lower(one.when.truth));
    append(constants, one.points);
  }
  return points(code, std::move(truths), std::move(constants));
}

StepId Lowering::group(const PointGroup& group, LoweredSet& result) {
  std::vector<StepId> items;
  for (const PointItem& one : group.items) items.push_back(item(one));
  result.items.insert(result.items.end(), items.begin(), items.end());
  return points(StepCode::kTotal, std::move(items), {static_cast<double>(group.maximum)});
}

/// The truth that the table is satisfied.
StepId Lowering::table(const PointTable& table, LoweredSet& result) {
  std::vector<StepId> groups;
  std::vector<StepId> needed;
  for (const PointGroup& one : table.groups) {
    groups.push_back(group(one, result));
    if (!one.minimum) continue;
    const double minimum = *one.minimum;
    needed.push_back(truth(StepCode::kReaches, {groups.back()}, {minimum}));
  }
  const double no_limit = std::numeric_limits<std::int32_t>::max();
  result.points = points(StepCode::kTotal, std::move(groups), {no_limit});
  const double mark = table.above ? table.pass_mark + 1 : table.pass_mark;
  needed.push_back(truth(StepCode::kReaches, {*result.points}, {mark}));
  StepId satisfied = truth(StepCode::kAnd, std::move(needed));
  for (const Condition& direct : table.direct) {
    satisfied = truth(StepCode::kOr, {satisfied, lower(direct.truth)});
  }
  return satisfied;
}

LoweredSet Lowering::lower_classes(const RuleSet& set) {
  LoweredSet result;
  std::vector<StepId> truths;
  for (const ClassCase& one : set.classes) truths.push_back(lower(one.when.truth));
  result.class_index = truth(StepCode::kFirstClass, std::move(truths));
  result.verdict = truth(StepCode::kHasClass, {*result.class_index});
  result.tally = truth(StepCode::kTally, {result.verdict});
  return result;
}

LoweredSet Lowering::lower(const RuleSet& set) {
  if (!set.classes.empty()) return lower_classes(set);
  LoweredSet result;
  for (const Condition& condition : set.conditions) {
    result.reasons.push_back(lower(condition.truth));
  }
  if (set.points) result.reasons.push_back(table(*set.points, result));
  result.verdict = truth(StepCode::kAnd, result.reasons);
  result.tally = truth(StepCode::kTally, result.reasons);
  return result;
}

}  // namespace rongtong::rules
