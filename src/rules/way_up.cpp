#include "rules/way_up.h"

#include <algorithm>

#include "base/error.h"
#include "rules/asked.h"
#include "rules/way_up_horizon.h"
#include "rules/way_up_lower.h"
#include "rules/way_up_obstacles.h"
#include "rules/way_up_plan.h"
#include "rules/way_up_search.h"
#include "rules/what_if.h"

namespace rongtong::rules {

namespace {

using way::Found;
using way::Problem;
using way::TreeId;

/// Larger than any cost, so that the fewest things are left open; not so large that yuan are lost
/// in the last bits of a double.
constexpr double kAvoided = 1e10;
/// As many other open things as an award counts for, where the fewest are looked for.
constexpr double kAwardCounts = 20;

/// Ways that differ by less, in yuan, cost the same: amounts are rounded to whole yuan.
constexpr double kEquallyDear = 1;

/// Finds ways one after another, each excluding what the former ones rest on.
class Finder {
 public:
  Finder(
      const way::Question& question,
      Problem& problem,
      const way::Horizon& horizon,
      way::Lowering& lowering,
      WaysUp& result
  )
      : question_(question),
        problem_(problem),
        horizon_(horizon),
        lowering_(lowering),
        result_(result),
        writer_(question, problem, horizon, lowering),
        root_(
            lowering.set(question.set, question.review, way::rounds_within(question.options.years))
        ) {}

  void find() {
    const auto usual = problem_.burden_price;
    weigh_open_things(question_.options.open_weight, question_.options.award_weight);
    const auto cheapest = best();
    if (!cheapest) return;
    add(*cheapest);
    weigh_open_things(kAvoided, kAwardCounts * kAvoided);
    if (openness(*cheapest) > 0) {
      const auto surest = best();
      if (surest && openness(*surest) < openness(*cheapest)) add(*surest);
    }
    for (const auto& found : kept_) exclude(found);
    while (kept_.size() < question_.options.alternatives + 1) {
      const auto other = excluded_ ? best() : std::nullopt;
      if (!other) break;
      add(*other);
      exclude(*other);
    }
    problem_.burden_price = usual;
    mark_surest();
  }

 private:
  void weigh_open_things(double weight, double award_weight) {
    for (std::size_t b = 0; b < problem_.burden_price.size(); ++b) {
      const auto& taken = lowering_.taken()[b];
      if (!taken.title.empty()) continue;
      const double weighs = taken.award ? std::max(weight, award_weight) : weight;
      problem_.burden_price[b] = std::max(weighs, way::kTieBreak);
    }
  }

  std::optional<Found> best() {
    const auto found = best({}, way::kInfinity);
    return found ? std::optional(with_fewest_steps(*found)) : found;
  }

  /// With more demands, of those that cost at most `most_cost`.
  std::optional<Found> best(const std::vector<TreeId>& demands, double most_cost) {
    const std::size_t most = question_.options.most_work;
    if (most != 0 && result_.work >= most) {
      result_.proven = false;
      return std::nullopt;
    }
    std::vector<TreeId> parts = exclusions_;
    parts.push_back(root_);
    parts.insert(parts.end(), demands.begin(), demands.end());
    const auto found = way::search(
        problem_, lowering_.trees().all(parts), most == 0 ? 0 : most - result_.work, most_cost
    );
    result_.work += found.work;
    result_.proven = result_.proven && found.proven;
    return found.best;
  }

  /// Of equally dear ways the one with the fewest steps: each figure moved is tried without.
  Found with_fewest_steps(Found found) {
    const bool proven = result_.proven;
    for (std::uint32_t j = 0; j < found.y.size(); ++j) {
      if (found.y[j] == 0 || steps(found) < 2) continue;
      auto& trees = lowering_.trees();
      auto parts = held_still_;
      parts.push_back(trees.at_least_zero({0, {{j, 1}}, {}}, false));
      parts.push_back(trees.at_least_zero({0, {{j, -1}}, {}}, false));
      const auto other = best(parts, found.objective + kEquallyDear);
      if (!other || other->objective > found.objective + kEquallyDear) continue;
      if (steps(*other) >= steps(found)) continue;
      found = *other;
      held_still_ = std::move(parts);
    }
    held_still_.clear();
    result_.proven = proven;
    return found;
  }

  static std::ptrdiff_t steps(const Found& found) {
    return std::ranges::count_if(found.y, [](double y) { return y != 0; });
  }

  void add(const Found& found) {
    kept_.push_back(found);
    auto way = writer_.write(found);
    // The interpreter has the last word: what it refuses is not shown.
    if (way) {
      result_.ways.push_back(std::move(*way));
      openness_.push_back(openness(found));
    } else {
      result_.proven = false;
    }
  }

  /// How much is left open; an award counts for many.
  double openness(const Found& found) const {
    double sum = 0;
    for (std::size_t b = 0; b < found.burdens.size(); ++b) {
      const auto& taken = lowering_.taken()[b];
      if (found.burdens[b] != 0 && taken.title.empty()) sum += taken.award ? kAwardCounts : 1;
    }
    return sum;
  }

  /// Another way does without one at least of this way's levers and titles, or, where it has none,
  /// of the things it leaves open.
  void exclude(const Found& found) {
    auto& trees = lowering_.trees();
    std::set<const model::Indicator*> used;
    for (std::size_t j = 0; j < found.y.size(); ++j) {
      if (found.y[j] != 0) used.insert(horizon_.moves()[j].indicator);
    }
    std::vector<TreeId> ways;
    for (const auto* indicator : used) {
      std::vector<TreeId> still;
      for (std::uint32_t j = 0; j < found.y.size(); ++j) {
        if (horizon_.moves()[j].indicator != indicator) continue;
        still.push_back(trees.at_least_zero({0, {{j, 1}}, {}}, false));
        still.push_back(trees.at_least_zero({0, {{j, -1}}, {}}, false));
      }
      ways.push_back(trees.all(still));
    }
    for (const bool titles : {true, false}) {
      if (!titles && !ways.empty()) break;
      for (std::uint32_t b = 0; b < found.burdens.size(); ++b) {
        const bool is_title = !lowering_.taken()[b].title.empty();
        if (found.burdens[b] != 0 && is_title == titles) ways.push_back(trees.forbid(b));
      }
    }
    excluded_ = !ways.empty();
    if (excluded_) exclusions_.push_back(trees.any(ways));
  }

  void mark_surest() {
    const auto surest = std::ranges::min_element(openness_);
    if (surest == openness_.end()) return;
    result_.ways[static_cast<std::size_t>(surest - openness_.begin())].surest = true;
  }

  const way::Question& question_;
  Problem& problem_;
  const way::Horizon& horizon_;
  way::Lowering& lowering_;
  WaysUp& result_;
  way::WayWriter writer_;
  TreeId root_;
  std::vector<Found> kept_;
  std::vector<double> openness_;  ///< of each of the result's ways
  std::vector<TreeId> exclusions_;
  std::vector<TreeId> held_still_;
  bool excluded_ = false;
};

void check(const RuleSet& set, const WayOptions& options) {
  if (!set.classes.empty()) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("rules_way_up.classification", set.id)
    );
  }
  if (options.years < 0 || options.years > 2) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("rules_way_up.years", options.years)
    );
  }
}

}  // namespace

WaysUp ways_up(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const RuleSet& set,
    const model::FirmFacts& firm,
    base::Date on,
    bool review,
    const WayOptions& options
) {
  check(set, options);
  const way::Question question{book, vocabulary, set, on, review, options};
  WaysUp result;
  result.set = &set;
  result.on = on;
  result.judged_on = way::years_later(on, options.years);
  const auto sets = way::sets_in_play(question, result.judged_on, firm.region);
  const auto asked = asked_inputs(book.graph(), sets);
  Problem problem;
  const way::Horizon horizon(vocabulary, firm, on, options, asked, problem);
  way::Lowering lowering(book, vocabulary, horizon, on, asked, problem);
  result.today = assess_firm(book, vocabulary, set, firm, on, review);
  result.unchanged =
      assess_firm(book, vocabulary, set, horizon.expected(), result.judged_on, review);
  Finder(question, problem, horizon, lowering, result).find();
  if (result.ways.empty()) {
    result.obstacles = way::ObstacleFinder(question, problem, lowering).find();
  }
  return result;
}

}  // namespace rongtong::rules
