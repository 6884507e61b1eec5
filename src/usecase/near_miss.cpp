#include "usecase/near_miss.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "report/verdict_digest.h"

namespace rongtong::usecase {

namespace {

using rules::Condition;
using rules::Truth;

/// Nearest first; equals by code and rule set, so that the order never hangs on anything else.
bool nearer(const NearMiss& a, const NearMiss& b) {
  return std::tie(a.gap, a.code, a.set->id) < std::tie(b.gap, b.code, b.set->id);
}

double smallest(std::vector<double> gaps, std::size_t count) {
  std::ranges::sort(gaps);
  double sum = 0;
  for (std::size_t i = 0; i < std::min(count, gaps.size()); ++i) sum += gaps[i];
  return sum;
}

double gap_of_points(const rules::PointsResult& points, const rules::PointTable& table) {
  double gap = 0;
  const auto share = [](std::int32_t has, std::int32_t mark) {
    return mark <= 0 || has >= mark ? 0.0 : static_cast<double>(mark - has) / mark;
  };
  gap += share(points.total.most, table.pass_mark);
  for (const auto& group : points.groups) {
    if (group.minimum_reached == Truth::kNo) gap += share(group.points.most, *group.group->minimum);
  }
  return gap;
}

/// Points short in hundredths, of the mark or of the minimum that lacks most.
std::int32_t points_short(const rules::PointsResult& points, const rules::PointTable& table) {
  std::int32_t lack = std::max(0, table.pass_mark - points.total.most);
  for (const auto& group : points.groups) {
    if (group.minimum_reached != Truth::kNo) continue;
    lack = std::max(lack, *group.group->minimum - group.points.most);
  }
  return lack;
}

}  // namespace

double gap_of(const rules::ConditionResult& result) {
  if (result.truth == Truth::kYes) return 0;
  std::vector<double> gaps;
  for (const auto& part : result.parts) gaps.push_back(gap_of(part));
  switch (result.condition->kind) {
    case Condition::Kind::kCompare: {
      if (!result.distance || !result.threshold || *result.threshold == 0) return 1;
      return std::min(1.0, *result.distance / std::abs(*result.threshold));
    }
    case Condition::Kind::kAll:
      return gaps.empty() ? 1 : smallest(gaps, gaps.size());
    case Condition::Kind::kAny:
      return gaps.empty() ? 1 : smallest(gaps, 1);
    case Condition::Kind::kAtLeastOf: {
      const auto yes = static_cast<std::size_t>(
          std::ranges::count(result.parts, Truth::kYes, &rules::ConditionResult::truth)
      );
      std::erase(gaps, 0.0);
      return smallest(gaps, result.condition->count > yes ? result.condition->count - yes : 0);
    }
    case Condition::Kind::kIs:
      break;
  }
  return 1;
}

std::optional<NearMiss> near_miss(
    const rules::Assessment& result, const PoolLimits& limits, const report::RuleWords& words
) {
  if (result.verdict != Truth::kNo) return std::nullopt;
  const auto causes = report::digest(result, words);
  NearMiss entry;
  entry.set = result.set;
  entry.short_of = causes.unmet.size();
  for (const auto* unmet : causes.unmet) {
    entry.gap += gap_of(*unmet);
    entry.lacks.push_back(report::lack_text(*unmet, words));
  }
  if (result.points && result.points->satisfied == Truth::kNo) {
    const auto& table = *result.set->points;
    const auto most = static_cast<std::int32_t>(limits.points * 100);
    if (points_short(*result.points, table) > most) return std::nullopt;
    ++entry.short_of;
    entry.gap += gap_of_points(*result.points, table);
    const auto lacks = report::point_lacks(*result.points, table, words);
    entry.lacks.insert(entry.lacks.end(), lacks.begin(), lacks.end());
  }
  for (const auto* open : causes.open) entry.open.push_back(words.text(open->condition->text));
  for (const auto* open : causes.asked) entry.open.push_back(words.text(open->condition->text));
  if (result.points && result.points->satisfied == Truth::kUnknown) {
    entry.open.push_back(words.phrase("usecase_assess.the_points"));
  }
  if (entry.short_of > limits.conditions || entry.open.size() > limits.open) return std::nullopt;
  return entry;
}

PoolSink::PoolSink(const RuleCatalogue& rules, const PoolLimits& limits, base::Language language)
    : rules_(rules), limits_(limits), words_(rules.vocabulary(), rules.book(), language) {}

/// By the counts of the program alone: the rest is not looked at closer.
bool PoolSink::may_be_near(const RungVerdict& rung) const {
  return !rung.review && rung.set->classes.empty() && rung.verdict == Truth::kNo &&
         static_cast<std::uint64_t>(rung.unmet) <= limits_.conditions &&
         static_cast<std::uint64_t>(rung.undecided) <= limits_.open;
}

void PoolSink::firm(const FirmStanding& standing) {
  const auto* held = standing.held.empty() ? nullptr : &standing.held;
  int rung_held = 0;
  for (const auto& ladder : rules_.ladders()) {
    if (held != nullptr && ladder.grants == *held) rung_held = ladder.order;
  }
  for (const auto& rung : standing.rungs) {
    if (!may_be_near(rung)) continue;
    const auto* ladder = rules_.find_ladder(rung.set->ladder);
    if (ladder != nullptr && ladder->order <= rung_held) continue;
    const auto result =
        rules::assess(rules_.book(), *rung.set, standing.as_applicant, standing.row);
    auto entry = near_miss(result, limits_, words_);
    if (!entry) continue;
    const auto& firm = standing.firm;
    entry->code = firm.id;
    entry->name = firm.name;
    entry->region = firm.region;
    entry->industry = firm.industry;
    entry->held = standing.held;
    keep(std::move(*entry));
  }
}

void PoolSink::keep(NearMiss entry) {
  ++found_;
  entries_.push_back(std::move(entry));
  std::ranges::push_heap(entries_, nearer);
  if (entries_.size() <= limits_.most) return;
  std::ranges::pop_heap(entries_, nearer);
  entries_.pop_back();
}

std::vector<NearMiss> PoolSink::take() {
  std::ranges::sort(entries_, nearer);
  return std::move(entries_);
}

}  // namespace rongtong::usecase
