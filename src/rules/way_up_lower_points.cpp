#include <algorithm>
#include <bit>
#include <cmath>

#include "rules/way_up_entered.h"
#include "rules/way_up_lower.h"

namespace rongtong::rules::way {

namespace {

/// All subsets of a sum are looked at up to here.
constexpr std::size_t kMostSummands = 10;

void keep_distinct(std::vector<std::int32_t>& marks) {
  std::ranges::sort(marks);
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

}  // namespace

TreeId Lowering::points(const RuleSet& set, bool review, int rounds) {
  if (!set.points) return trees_.yes();
  const Entered entered(*this, {&set, nullptr, nullptr, &view(review), review, rounds});
  std::vector<TreeId> ways;
  for (const auto& direct : set.points->direct) ways.push_back(condition(direct, true));
  ways.push_back(trees_.points(lower_table(*set.points)));
  return trees_.any(ways);
}

TreeId Lowering::table(const RuleSet& set, bool review, int rounds, std::int32_t mark) {
  const Entered entered(*this, {&set, nullptr, nullptr, &view(review), review, rounds});
  Table table = lower_table(*set.points);
  table.mark = mark;
  return trees_.points(std::move(table));
}

Table Lowering::lower_table(const PointTable& points) {
  Table table;
  table.mark = points.above ? points.pass_mark + 1 : points.pass_mark;
  for (const auto& group : points.groups) {
    const auto index = static_cast<std::uint32_t>(table.groups.size());
    table.groups.push_back({group.maximum, group.minimum.value_or(0)});
    for (const auto& item : group.items) table.items.push_back({levels(item), index});
  }
  return table;
}

std::vector<Level> Lowering::levels(
    const RuleSet& set, const PointItem& item, bool review, int rounds
) {
  const Entered entered(*this, {&set, nullptr, nullptr, &view(review), review, rounds});
  return levels(item);
}

/// From what each way to points gives: at least so many points where one of those ways holds.
std::vector<Level> Lowering::levels(const PointItem& item) {
  Scope scope = scope_;
  if (scope.item == nullptr) scope.item = &item;
  const Entered entered(*this, scope);
  const auto options = this->options(item);
  std::vector<std::int32_t> marks{0};
  for (const auto& option : options) marks.push_back(option.points);
  keep_distinct(marks);
  std::vector<Level> levels;
  for (const auto mark : marks) {
    std::vector<TreeId> ways;
    for (const auto& option : options) {
      if (option.points >= mark) ways.push_back(option.tree);
    }
    const auto tree = mark <= 0 ? trees_.yes() : trees_.any(ways);
    if (tree == trees_.no()) break;
    if (tree == trees_.yes()) levels.clear();
    if (!levels.empty() && levels.back().tree == tree) levels.pop_back();
    levels.push_back({mark, tree});
  }
  return levels;
}

std::vector<Lowering::Option> Lowering::options(const PointItem& item) {
  if (item.undecided) return {{item.maximum, open(kNoNode, true, true)}};
  std::vector<Option> found;
  switch (item.kind) {
    case PointItem::Kind::kBands:
      return band_options(item);
    case PointItem::Kind::kCases:
      return case_options(item);
    case PointItem::Kind::kSum:
      return sum_options(item);
    case PointItem::Kind::kPerFull:
      return step_options(item);
    case PointItem::Kind::kGiven:
      return given_options(item);
    case PointItem::Kind::kBetterOf:
      for (const auto& part : item.parts) {
        for (const auto& option : options(part)) found.push_back(option);
      }
      return found;
  }
  return found;
}

/// The value lies in one of the neighbouring bands from `highest` down to `lowest`.
TreeId Lowering::in_run(const Number& value, const Band& lowest, const Band& highest) {
  bool opaque = value.state != Number::State::kKnown;
  std::vector<TreeId> ways;
  for (const auto& piece : value.cases) {
    std::vector<TreeId> parts{piece.guard};
    const auto against = [&](Relation relation, double mark) {
      parts.push_back(compare_cases(piece, relation, constant_case(mark, trees_.yes()), opaque));
    };
    if (lowest.from) {
      against(lowest.from_included ? Relation::kAtLeast : Relation::kAbove, *lowest.from);
    }
    if (highest.to) {
      against(highest.to_included ? Relation::kAtMost : Relation::kBelow, *highest.to);
    }
    ways.push_back(trees_.all(parts));
  }
  return opaque ? trees_.no() : trees_.any(ways);
}

std::vector<Lowering::Option> Lowering::band_options(const PointItem& item) {
  const Number value = number(item.value);
  std::vector<Option> found;
  std::vector<std::int32_t> marks;
  std::int32_t surely = item.bands.front().points.least;
  for (const auto& band : item.bands) {
    marks.push_back(band.points.least);
    marks.push_back(band.points.most);
    surely = std::min(surely, band.points.least);
  }
  keep_distinct(marks);
  found.push_back({surely, trees_.yes()});
  if (value.state == Number::State::kUnknown) {
    found.push_back({marks.back(), open(item.value, true, false)});
    return found;
  }
  if (value.state == Number::State::kOpaque) {
    not_movable_.push_back({scope_.set, nullptr, scope_.item, std::nullopt});
    return found;
  }
  /// Runs of neighbouring bands with enough points, by the certain or the possible ones.
  const auto add_runs = [&](std::int32_t mark, std::int32_t Points::*which, bool to_decide) {
    for (std::size_t i = 0; i < item.bands.size(); ++i) {
      if (item.bands[i].points.*which < mark) continue;
      std::size_t last = i;
      while (last + 1 < item.bands.size() && item.bands[last + 1].points.*which >= mark) ++last;
      auto tree = in_run(value, item.bands[last], item.bands[i]);
      if (to_decide && tree != trees_.no()) {
        tree = trees_.all({tree, open(kNoNode, true, true)});
      }
      found.push_back({mark, tree});
      i = last;
    }
  };
  for (const auto mark : marks) {
    if (mark <= surely) continue;
    add_runs(mark, &Points::least, false);
    const bool ranges = std::ranges::any_of(item.bands, [&](const Band& band) {
      return band.points.most >= mark && band.points.least < mark;
    });
    if (ranges) add_runs(mark, &Points::most, true);
  }
  return found;
}

std::vector<Lowering::Option> Lowering::case_options(const PointItem& item) {
  std::vector<Option> found;
  for (std::size_t k = 0; k < item.cases.size(); ++k) {
    const Points points = item.cases[k].points;
    for (const auto mark : {points.least, points.most}) {
      if (mark <= 0 || (mark == points.most && points.least == points.most && !found.empty() &&
                        found.back().points == mark)) {
        continue;
      }
      std::vector<TreeId> parts{condition(item.cases[k].when, true)};
      for (std::size_t j = 0; j < k && parts.front() != trees_.no(); ++j) {
        if (item.cases[j].points.least >= mark) continue;
        parts.push_back(condition(item.cases[j].when, false));
      }
      if (mark > points.least) parts.push_back(open(kNoNode, true, true));
      found.push_back({mark, trees_.all(parts)});
      if (points.least == points.most) break;
    }
  }
  return found;
}

std::vector<Lowering::Option> Lowering::sum_options(const PointItem& item) {
  struct Summand {
    std::int32_t points;
    TreeId tree;
  };
  std::int32_t surely = 0;
  std::vector<Summand> rest;
  for (const auto& one : item.cases) {
    const auto tree = condition(one.when, true);
    if (tree == trees_.yes()) {
      surely += one.points.least;
    } else if (tree != trees_.no() && rest.size() < kMostSummands) {
      rest.push_back({one.points.least, tree});
    }
  }
  std::vector<Option> found{{std::min(surely, item.maximum), trees_.yes()}};
  const auto sum_of = [&](std::size_t subset) {
    std::int32_t sum = surely;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if ((subset >> i & 1U) != 0) sum += rest[i].points;
    }
    return std::min(sum, item.maximum);
  };
  for (std::size_t subset = 1; subset < (std::size_t{1} << rest.size()); ++subset) {
    // A subset whose maximum is reached without one of its members is no better than without it.
    bool needed = true;
    std::vector<TreeId> parts;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if ((subset >> i & 1U) == 0) continue;
      needed = needed && sum_of(subset & ~(std::size_t{1} << i)) < sum_of(subset);
      parts.push_back(rest[i].tree);
    }
    if (needed) found.push_back({sum_of(subset), trees_.all(parts)});
  }
  return found;
}

std::vector<Lowering::Option> Lowering::step_options(const PointItem& item) {
  const Number value = number(item.value);
  if (value.state == Number::State::kUnknown) {
    return {{item.maximum, open(item.value, true, false)}};
  }
  std::vector<Option> found;
  for (std::int32_t k = 1; item.per_step > 0; ++k) {
    const auto points = std::min(k * item.per_step, item.maximum);
    Band band;
    band.from = k * item.step;
    found.push_back({points, in_run(value, band, band)});
    if (points == item.maximum || found.back().tree == trees_.no()) break;
  }
  return found;
}

/// Points that a person gives; where a lever moves them, in whole points.
std::vector<Lowering::Option> Lowering::given_options(const PointItem& item) {
  const Number value = number(item.value);
  if (value.state == Number::State::kUnknown) {
    return {{item.maximum, open(item.value, true, false)}};
  }
  std::vector<Option> found;
  const auto held = scope_.view->values.known_number(item.value);
  if (held) {
    const double points = std::clamp(std::floor(*held * 100 + 0.5), 0.0, double(item.maximum));
    Band band;
    band.from = points / 100;
    found.push_back({static_cast<std::int32_t>(points), in_run(value, band, band)});
  }
  for (std::int32_t points = 100; points <= item.maximum; points += 100) {
    Band band;
    band.from = points / 100.0;
    found.push_back({points, in_run(value, band, band)});
  }
  return found;
}

}  // namespace rongtong::rules::way
