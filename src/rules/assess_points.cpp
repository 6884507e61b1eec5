#include "rules/assess_points.h"

#include <algorithm>
#include <cmath>

#include "rules/assess_condition.h"
#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

Points cut(Points points, std::int32_t maximum) {
  return {std::min(points.least, maximum), std::min(points.most, maximum)};
}

Points span_of(Points a, Points b) {
  return {std::min(a.least, b.least), std::max(a.most, b.most)};
}

/// The lower end decides, from the top: bands cover every number once.
std::size_t band_of(const std::vector<Band>& bands, double value) {
  for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
    const Band& band = bands[i];
    const auto end = band.from_included ? Comparison::kAtLeast : Comparison::kAbove;
    if (!band.from || compare(value, end, *band.from) == Truth::kYes) return i;
  }
  return bands.size() - 1;
}

double distance_to(const Band& band, double value) {
  if (band.from && value < *band.from) return *band.from - value;
  if (band.to && value > *band.to) return value - *band.to;
  return 0;
}

void find_next_band(const std::vector<Band>& bands, double value, ItemResult& result) {
  for (const Band& band : bands) {
    if (band.points.least <= result.points.least) continue;
    const double distance = distance_to(band, value);
    if (result.to_next && *result.to_next <= distance) continue;
    result.to_next = distance;
    result.next_points = band.points;
  }
}

void assess_bands(const PointItem& item, RowValues& values, ItemResult& result) {
  result.value = values.known_number(item.value);
  if (!result.value) {
    result.points = item.bands.front().points;
    for (const Band& band : item.bands) result.points = span_of(result.points, band.points);
    values.add_missing(item.value, result.missing);
    return;
  }
  result.band = band_of(item.bands, *result.value);
  result.points = item.bands[*result.band].points;
  find_next_band(item.bands, *result.value, result);
}

/// Every case that may be the first to hold; 0 points when perhaps none does.
void assess_cases(const PointItem& item, RowValues& values, ItemResult& result) {
  std::optional<Points> possible;
  const auto add = [&](Points points) {
    possible = possible ? span_of(*possible, points) : points;
  };
  bool found = false;
  for (std::size_t i = 0; i < item.cases.size() && !found; ++i) {
    const auto& when = result.cases.emplace_back(assess_condition(item.cases[i].when, values));
    found = when.truth == Truth::kYes;
    if (found && !possible) result.band = i;
    if (when.truth != Truth::kNo) add(item.cases[i].points);
  }
  if (!found) add({});
  result.points = *possible;
}

void assess_sum(const PointItem& item, RowValues& values, ItemResult& result) {
  Points sum;
  for (const PointCase& part : item.cases) {
    const auto& when = result.cases.emplace_back(assess_condition(part.when, values));
    if (when.truth == Truth::kYes) sum.least += part.points.least;
    if (when.truth != Truth::kNo) sum.most += part.points.most;
  }
  result.points = cut(sum, item.maximum);
}

std::int32_t hundredths_within(double hundredths, std::int32_t maximum) {
  return static_cast<std::int32_t>(std::clamp(hundredths, 0.0, static_cast<double>(maximum)));
}

/// For kPerFull and kGiven: `points_of` the value, 0 … maximum without one.
void assess_value(
    const PointItem& item,
    RowValues& values,
    ItemResult& result,
    double (*points_of)(const PointItem&, double)
) {
  result.value = values.known_number(item.value);
  if (!result.value) {
    result.points = {0, item.maximum};
    values.add_missing(item.value, result.missing);
    return;
  }
  const auto points = hundredths_within(points_of(item, *result.value), item.maximum);
  result.points = {points, points};
}

double full_steps(const PointItem& item, double value) {
  return whole_part(value / item.step) * item.per_step;
}

double given(const PointItem&, double value) { return std::floor(value * 100 + 0.5); }

ItemResult assess_item(const PointItem& item, RowValues& values);

void assess_better(const PointItem& item, RowValues& values, ItemResult& result) {
  Points best;
  for (const PointItem& part : item.parts) {
    const auto& one = result.parts.emplace_back(assess_item(part, values));
    best = {std::max(best.least, one.points.least), std::max(best.most, one.points.most)};
  }
  result.points = best;
}

void assess_kind(const PointItem& item, RowValues& values, ItemResult& result) {
  switch (item.kind) {
    case PointItem::Kind::kBands:
      return assess_bands(item, values, result);
    case PointItem::Kind::kCases:
      return assess_cases(item, values, result);
    case PointItem::Kind::kSum:
      return assess_sum(item, values, result);
    case PointItem::Kind::kPerFull:
      return assess_value(item, values, result, full_steps);
    case PointItem::Kind::kBetterOf:
      return assess_better(item, values, result);
    case PointItem::Kind::kGiven:
      return assess_value(item, values, result, given);
  }
}

ItemResult assess_item(const PointItem& item, RowValues& values) {
  ItemResult result;
  result.item = &item;
  assess_kind(item, values, result);
  if (item.undecided) result.points = {0, item.maximum};
  const bool open = result.points.least != result.points.most;
  if (item.undecided || !open) {
    result.missing.clear();
    return result;
  }
  for (const auto& when : result.cases) add_inputs(result.missing, when.missing);
  for (const auto& part : result.parts) add_inputs(result.missing, part.missing);
  return result;
}

/// Whether points of this range reach the mark.
Truth reaches(Points points, std::int32_t mark, bool above) {
  const std::int32_t needed = above ? mark + 1 : mark;
  if (points.least >= needed) return Truth::kYes;
  return points.most < needed ? Truth::kNo : Truth::kUnknown;
}

GroupResult assess_group(const PointGroup& group, RowValues& values) {
  GroupResult result;
  result.group = &group;
  Points sum;
  for (const PointItem& item : group.items) {
    const auto& one = result.items.emplace_back(assess_item(item, values));
    sum.least += one.points.least;
    sum.most += one.points.most;
  }
  result.points = cut(sum, group.maximum);
  if (group.minimum) result.minimum_reached = reaches(result.points, *group.minimum, false);
  return result;
}

}  // namespace

PointsResult assess_points(const PointTable& table, RowValues& values) {
  PointsResult result;
  Truth minimums = Truth::kYes;
  for (const PointGroup& group : table.groups) {
    const auto& one = result.groups.emplace_back(assess_group(group, values));
    result.total.least += one.points.least;
    result.total.most += one.points.most;
    minimums = both(minimums, one.minimum_reached);
  }
  result.reached = both(reaches(result.total, table.pass_mark, table.above), minimums);
  result.direct = assess_conditions(table.direct, values);
  result.satisfied = result.reached;
  for (const auto& direct : result.direct) {
    result.satisfied = either(result.satisfied, direct.truth);
  }
  return result;
}

std::vector<Input> missing_of(const PointsResult& result) {
  std::vector<Input> missing;
  if (result.satisfied != Truth::kUnknown) return missing;
  for (const auto& direct : result.direct) add_inputs(missing, direct.missing);
  if (result.reached != Truth::kUnknown) return missing;
  for (const auto& group : result.groups) {
    if (group.points.least == group.points.most) continue;
    for (const auto& item : group.items) add_inputs(missing, item.missing);
  }
  return missing;
}

}  // namespace rongtong::rules
