#include "rules/way_up_plan.h"

#include <algorithm>
#include <cmath>

#include "rules/asked.h"
#include "rules/what_if.h"

namespace rongtong::rules::way {

namespace {

bool grants_something_asked(
    const RuleSet& set, const model::Vocabulary& vocabulary, const std::set<std::string>& titles
) {
  if (set.grants.empty()) return false;
  std::vector<std::string> counts{set.grants};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (titles.contains(counts[i])) return true;
    const auto* kind = vocabulary.find_title(counts[i]);
    if (kind == nullptr) continue;
    counts.insert(counts.end(), kind->includes_in.begin(), kind->includes_in.end());
  }
  return false;
}

bool is_better(Truth with, Truth without) { return with > without; }

}  // namespace

int rounds_within(int years) { return years == 0 ? 3 : years; }

std::set<const RuleSet*> sets_in_play(
    const Question& question, base::Date on, std::string_view region
) {
  std::set<const RuleSet*> sets{&question.set};
  std::vector<const RuleSet*> open{&question.set};
  while (!open.empty()) {
    const RuleSet* set = open.back();
    open.pop_back();
    std::set<std::string> titles;
    for (const auto& input : asked_inputs(question.book.graph(), *set)) {
      const bool title = input.kind == InputKind::kHolds || input.kind == InputKind::kGranted;
      if (title) titles.insert(input.id);
    }
    for (const auto& other : question.book.sets()) {
      if (!grants_something_asked(other, question.vocabulary, titles)) continue;
      for (const auto purpose : {Purpose::kApplication, Purpose::kReview}) {
        const auto* chosen = question.book.choose(other.ladder, on, purpose, region);
        if (chosen != nullptr && sets.insert(chosen).second) open.push_back(chosen);
      }
    }
  }
  return sets;
}

bool WayWriter::is_review(const RuleSet& set) const {
  if (&set == &question_.set) return question_.review;
  const auto found = renewing_.find(&set);
  return found != renewing_.end() && found->second;
}

model::FirmFacts WayWriter::facts(const Found& found) const {
  auto facts = horizon_.after(found.y);
  for (std::size_t b = 0; b < found.burdens.size(); ++b) {
    const Taken& taken = lowering_.taken()[b];
    if (found.burdens[b] == 0 || taken.title.empty()) continue;
    std::erase_if(facts.absences, [&](const model::TitleAbsence& absence) {
      return absence.title == taken.title;
    });
    facts.titles.push_back({taken.title, horizon_.judged_on(), {}, {}, {}, {}, {}});
  }
  return facts;
}

WayWriter::Judged WayWriter::judge(const Found& found) const {
  const auto after = facts(found);
  Judged judged;
  for (const RuleSet* set : sets_) {
    judged.emplace(
        set,
        assess_firm(
            question_.book, question_.vocabulary, *set, after, horizon_.judged_on(), is_review(*set)
        )
    );
  }
  return judged;
}

std::optional<Way> WayWriter::write(const Found& found) {
  sets_ = {&question_.set};
  renewing_.clear();
  for (std::size_t b = 0; b < found.burdens.size(); ++b) {
    const Taken& taken = lowering_.taken()[b];
    if (found.burdens[b] == 0 || taken.granted_by == nullptr) continue;
    sets_.insert(taken.granted_by);
    renewing_[taken.granted_by] = taken.kind == Taken::Kind::kRenew;
  }
  const Judged judged = judge(found);
  const auto refused = [](const auto& each) { return each.second.verdict == Truth::kNo; };
  if (std::ranges::any_of(judged, refused)) return std::nullopt;
  Way way;
  way.facts = facts(found);
  way.after = judged.at(&question_.set);
  way.certain = std::ranges::all_of(judged, [](const auto& each) {
    return each.second.verdict == Truth::kYes;
  });
  add_changes(found, way);
  for (std::uint32_t j = 0, s = 0; j < found.y.size(); ++j) {
    if (found.y[j] != 0) add_served(found, judged, j, way.steps[s++]);
  }
  add_titles(found, way);
  for (auto& step : way.steps) {
    if (step.kind == StepKind::kChange) continue;
    Found without = found;
    for (std::size_t b = 0; b < without.burdens.size(); ++b) {
      if (lowering_.taken()[b].title == step.title) without.burdens[b] = 0;
    }
    add_served(judged, judge(without), step);
  }
  std::ranges::stable_sort(way.steps, {}, &WayStep::year);
  for (const auto& step : way.steps) way.cost += step.cost;
  add_open(found, judged, way);
  add_assumed(found, way);
  return way;
}

int WayWriter::year_of(const Move& move, double change) const {
  const int years = question_.options.years;
  if (years == 0) return 0;
  if (move.figure.year != 0) return std::min(move.step + 1, years);
  const auto own = question_.options.levers.find(move.indicator->id);
  const auto& lever = own != question_.options.levers.end() ? own->second : *move.indicator->lever;
  if (!lever.most_change_per_year || *lever.most_change_per_year <= 0) return 1;
  const double needed = std::ceil(std::abs(change) / *lever.most_change_per_year - 1e-9);
  return std::clamp(static_cast<int>(needed), 1, years);
}

void WayWriter::add_changes(const Found& found, Way& way) const {
  const std::vector<double> nothing(found.y.size(), 0);
  for (std::uint32_t j = 0; j < found.y.size(); ++j) {
    if (found.y[j] == 0) continue;
    const Move& move = horizon_.moves()[j];
    WayStep step;
    step.year = year_of(move, found.y[j]);
    step.indicator = move.indicator->id;
    if (move.figure.year != 0) step.of_year = move.figure.year;
    step.change = found.y[j];
    step.cost = problem_.variables[j].cost * std::abs(found.y[j]);
    const double to = horizon_.value(move.figure, found.y).value_or(0);
    const double from = horizon_.value(move.figure, nothing).value_or(0);
    if (move.truth) {
      step.from = from >= 0.5;
      step.to = to >= 0.5;
    } else {
      step.from = from;
      step.to = to;
    }
    way.steps.push_back(std::move(step));
  }
}

/// Titles in the order in which they build on each other, the last one in the last year.
void WayWriter::add_titles(const Found& found, Way& way) const {
  std::vector<WayStep> titles;
  for (std::size_t b = 0; b < found.burdens.size(); ++b) {
    const Taken& taken = lowering_.taken()[b];
    if (found.burdens[b] == 0 || taken.title.empty()) continue;
    WayStep step;
    step.kind = taken.kind == Taken::Kind::kRenew ? StepKind::kRenew : StepKind::kObtain;
    step.title = taken.title;
    step.set = taken.granted_by;
    titles.push_back(std::move(step));
  }
  const int years = question_.options.years;
  int year = years;
  for (auto step = titles.rbegin(); step != titles.rend(); ++step) {
    step->year = years == 0 ? 0 : std::max(1, year--);
  }
  way.steps.insert(way.steps.end(), titles.begin(), titles.end());
}

void WayWriter::add_served(
    const Found& found, const Judged& judged, std::uint32_t variable, WayStep& step
) const {
  Found without = found;
  without.y[variable] = 0;
  add_served(judged, judge(without), step);
}

/// What is worse without the step: single conditions, and items of the point tables.
void WayWriter::add_served(const Judged& with, const Judged& without, WayStep& step) const {
  for (const auto& [set, after] : with) {
    const auto found = differences(without.at(set), after);
    for (const auto& each : found.conditions) {
      const bool single = each.condition->parts.empty() && each.item == nullptr;
      if (!single || !is_better(each.after, each.before)) continue;
      step.serves.push_back({set, each.condition, nullptr, std::nullopt});
    }
    for (const auto& each : found.items) {
      if (each.after.least <= each.before.least) continue;
      step.serves.push_back({set, nullptr, each.item, each.after.least - each.before.least});
    }
  }
}

/// Figures carried forward without which a condition of the target would not be met.
void WayWriter::add_assumed(const Found& found, Way& way) const {
  const std::vector<double> nothing(found.y.size(), 0);
  for (const auto& input : asked_inputs(question_.book.graph(), question_.set)) {
    if (input.kind != InputKind::kYearly) continue;
    const Figure figure{input.id, horizon_.reference_year() + input.offset};
    const auto* value = horizon_.carried(figure);
    if (value == nullptr) continue;
    if (horizon_.value(figure, found.y) != horizon_.value(figure, nothing)) continue;
    auto facts = way.facts;
    std::erase_if(facts.yearly, [&](const model::YearlyFact& fact) {
      return fact.indicator == figure.indicator && fact.year == figure.year;
    });
    const auto without = assess_firm(
        question_.book,
        question_.vocabulary,
        question_.set,
        facts,
        horizon_.judged_on(),
        question_.review
    );
    const auto changed = differences(without, way.after).conditions;
    const bool rests = std::ranges::any_of(changed, [](const ConditionChange& each) {
      const bool single = each.condition->parts.empty() && each.item == nullptr;
      return single && is_better(each.after, each.before);
    });
    if (rests) way.assumed.push_back({figure.indicator, figure.year, *value});
  }
}

WayOpen WayWriter::open_of(const Taken& taken) const {
  WayOpen open;
  open.kind = taken.kind == Taken::Kind::kDecide ? OpenKind::kDecide : OpenKind::kShow;
  open.place = taken.place;
  open.missing = taken.missing;
  const auto* condition = taken.place.condition;
  if (condition == nullptr || condition->kind != Condition::Kind::kCompare) return open;
  const auto& graph = question_.book.graph();
  open.comparison = condition->comparison;
  if (condition->threshold != kNoNode && graph.at(condition->threshold).op == Op::kNumber) {
    open.threshold = graph.at(condition->threshold).number;
    open.unit = graph.at(condition->threshold).unit;
  }
  return open;
}

void WayWriter::add_open(const Found& found, const Judged& judged, Way& way) const {
  std::map<const RuleSet*, std::vector<std::size_t>> items;
  for (std::size_t b = 0; b < found.burdens.size(); ++b) {
    const Taken& taken = lowering_.taken()[b];
    if (found.burdens[b] == 0 || !taken.title.empty()) continue;
    if (taken.place.item != nullptr) items[taken.place.set].push_back(way.open.size());
    way.open.push_back(open_of(taken));
  }
  for (auto& [set, places] : items) {
    const auto assessed = judged.find(set);
    if (assessed == judged.end() || !assessed->second.points) continue;
    std::vector<WayOpen*> opened;
    for (const auto place : places) opened.push_back(&way.open[place]);
    spread_points(*set->points, *assessed->second.points, opened);
  }
}

namespace {

constexpr std::int32_t kOnePoint = 100;

struct OpenItem {
  const ItemResult* result = nullptr;
  std::size_t group = 0;
};

OpenItem find_item(const PointsResult& points, const PointItem* item) {
  for (std::size_t g = 0; g < points.groups.size(); ++g) {
    for (const auto& each : points.groups[g].items) {
      if (each.item == item) return {&each, g};
    }
  }
  return {};
}

/// The lowest points that a band gives from `needed` on, and where that band begins.
std::int32_t fit_to_bands(const PointItem& item, std::int32_t needed, WayOpen& open) {
  const Band* best = nullptr;
  for (const auto& band : item.bands) {
    if (band.points.least < needed) continue;
    if (best == nullptr || band.points.least < best->points.least) best = &band;
  }
  if (best == nullptr) return needed;
  if (best->from) {
    open.comparison = best->from_included ? Comparison::kAtLeast : Comparison::kAbove;
    open.threshold = best->from;
  } else if (best->to) {
    open.comparison = best->to_included ? Comparison::kAtMost : Comparison::kBelow;
    open.threshold = best->to;
  }
  return best->points.least;
}

bool reaches(const PointTable& table, const std::vector<std::int32_t>& sums) {
  std::int32_t total = 0;
  for (std::size_t g = 0; g < sums.size(); ++g) {
    const auto counted = std::min(sums[g], table.groups[g].maximum);
    if (counted < table.groups[g].minimum.value_or(0)) return false;
    total += counted;
  }
  return table.above ? total > table.pass_mark : total >= table.pass_mark;
}

}  // namespace

void spread_points(
    const PointTable& table, const PointsResult& points, const std::vector<WayOpen*>& items
) {
  std::vector<std::int32_t> sums;
  for (const auto& group : points.groups) {
    std::int32_t sum = 0;
    for (const auto& item : group.items) {
      const bool counted = std::ranges::any_of(items, [&](const WayOpen* open) {
        return open->place.item == item.item;
      });
      sum += counted ? item.points.most : item.points.least;
    }
    sums.push_back(sum);
  }
  for (WayOpen* open : items) {
    const OpenItem item = find_item(points, open->place.item);
    const ItemResult* result = item.result;
    const std::size_t group = item.group;
    if (result == nullptr) continue;
    auto given = result->points.least;
    auto with = sums;
    const auto try_again = [&] {
      with[group] = sums[group] - result->points.most + given;
      return !reaches(table, with) && given < result->points.most;
    };
    while (try_again()) given = std::min(given + kOnePoint, result->points.most);
    if (result->item->kind == PointItem::Kind::kBands && !result->item->undecided) {
      given = std::min(fit_to_bands(*result->item, given, *open), result->points.most);
    }
    open->points = given;
    sums[group] += given - result->points.most;
  }
}

}  // namespace rongtong::rules::way
