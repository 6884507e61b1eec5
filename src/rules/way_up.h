#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/facts.h"
#include "model/indicator.h"
#include "rules/assess.h"
#include "rules/rule_book.h"

namespace rongtong::rules {

/// The cheapest set of changes that makes a rule set say yes within some years: an exact search
/// over bands, cases and alternatives (docs/way-up.md). Costs are the levers' (model/indicator.h):
/// yuan that stand in for effort, not a forecast.
struct WayOptions {
  /// 1 or 2: judged that many years after `on`, so that as many new years of figures can be shaped;
  /// 0: what would have to be different today (the figures of the last full year may differ).
  int years = 1;
  /// By indicator id; each replaces the vocabulary's lever. One that may neither rise nor fall
  /// holds the indicator still.
  std::map<std::string, model::Lever> levers;
  /// What weighs each thing that is left open (to be shown, or for a person to decide) beside the
  /// costs, in yuan: it takes somebody's days and may not turn out. It is no part of `Way::cost`.
  /// 0: open things decide between equal costs only.
  double open_weight = 50'000;
  /// The same for a title that would have to be shown though nobody recorded it and no rule set
  /// grants it: an award, an institution, a mark. Figures are supplied and points scored first.
  double award_weight = 5'000'000;
  /// Ways beside the best, as far as there are really different ones.
  std::size_t alternatives = 2;
  /// Linear programs solved before the search stops and says that it is not proven; 0: no limit.
  std::size_t most_work = 400'000;
};

/// A condition or point item that a step serves or that stays open. Ids are those of `set`.
struct WayPlace {
  const RuleSet* set = nullptr;
  const Condition* condition = nullptr;  ///< of conditions, direct routes, waivers, cases
  const PointItem* item = nullptr;       ///< of the point table; both may be given for a case
  std::optional<std::int32_t> points;    ///< item: hundredths that the step adds

  /// Of the condition or item; empty where it is the point table as a whole, or all conditions.
  std::string id() const {
    if (condition != nullptr) return condition->id;
    return item != nullptr ? item->id : std::string();
  }
};

enum class StepKind : std::uint8_t {
  kChange,  ///< of an indicator, at a cost
  kObtain,  ///< a title is applied for and granted first
  kRenew,   ///< a title that would run out is renewed first
};

/// One thing to do. Steps stand in order of time, titles before what needs them.
struct WayStep {
  StepKind kind = StepKind::kChange;
  int year = 1;  ///< in which year from `on` it happens: 1 or 2 (0 where `years` is 0)
  // kChange
  std::string indicator;
  std::optional<int> of_year;  ///< calendar year of the figure; none: a dated indicator
  model::FactValue from;       ///< the firm's own: what is expected without any step
  model::FactValue to;         ///< with all steps
  /// What this step alone does; a truth that becomes yes: 1, no: −1. to − from, unless other steps
  /// move the figure too (its parts, or an earlier year where it stays).
  double change = 0;
  double cost = 0;  ///< yuan
  // kObtain, kRenew
  std::string title;
  const RuleSet* set = nullptr;  ///< by which it is granted; null: a certificate renewed as usual
  std::vector<WayPlace> serves;  ///< what is no, or has fewer points, without this step
};

enum class OpenKind : std::uint8_t {
  kShow,    ///< a figure or fact that is not known: it must be shown, and be so
  kDecide,  ///< the standard leaves it open, or a person judges it
};

/// What the way rests on without being known.
struct WayOpen {
  OpenKind kind = OpenKind::kShow;
  WayPlace place;
  std::vector<Input> missing;  ///< kShow: what is not known
  // What must turn out so; without number: the condition's text says it.
  std::optional<double> value_now;  ///< value as far as it is known
  std::optional<Comparison> comparison;
  std::optional<double> threshold;  ///< in `unit`
  Unit unit = Unit::kNone;
  std::optional<std::int32_t> points;  ///< hundredths counted on, where it is about points
};

/// A figure of a new year that a condition of the target rests on, taken to be as it last was.
struct WayAssumed {
  std::string indicator;
  int of_year = 0;  ///< calendar year
  model::FactValue value;
};

/// One way.
struct Way {
  double cost = 0;  ///< yuan, the sum of the steps
  std::vector<WayStep> steps;
  std::vector<WayOpen> open;        ///< empty when certain
  std::vector<WayAssumed> assumed;  ///< carried forward and moved by no step
  bool surest = false;     ///< of all ways, the (cheapest) one that rests on the fewest open things
  bool certain = false;    ///< the verdict is yes on what is known and changed
  model::FirmFacts facts;  ///< with all steps taken (and baselines carried forward)
  Assessment after;        ///< of the target on `WaysUp::judged_on`: yes, or unknown by `open`
};

/// Why there is no way.
struct WayObstacle {
  enum class Kind : std::uint8_t {
    kOutOfReach,  ///< the condition alone cannot be met within the limits
    kNotMovable,  ///< it rests on what has no lever, or cannot be computed backwards
    kTitle,       ///< a title that no rule set grants, or not in time
    kPoints,      ///< the points alone cannot reach the mark
    kTogether,    ///< each can be met, not all of these
  };
  Kind kind = Kind::kOutOfReach;
  WayPlace place{};
  std::string title{};                ///< kTitle
  std::optional<double> threshold{};  ///< needed; points are hundredths
  std::optional<double> baseline{};   ///< without any step, when judged
  std::optional<double> reachable{};  ///< the best within the limits
  Unit unit = Unit::kNone;
  std::vector<WayPlace> together{};  ///< kTogether
};

struct WaysUp {
  const RuleSet* set = nullptr;
  base::Date on{};
  base::Date judged_on{};  ///< `on` and the years
  Assessment today;
  Assessment unchanged;  ///< on `judged_on`, when nothing is done
  /// The cheapest first (open things weighed in); then, where that differs, the one that leaves the
  /// least open; then others that do without a lever or title of each former one, likewise leaving
  /// as little open as they can. Empty: see `obstacles`.
  std::vector<Way> ways;
  std::vector<WayObstacle> obstacles;
  bool proven = true;    ///< false: the search hit `most_work`; `ways` are good, not proven best
  std::size_t work = 0;  ///< linear programs solved
};

/// REQUIRES: `set` is of `book` and has conditions or points (throws kInvalidArgument for a
/// classification); 0 ≤ years ≤ 2. Deterministic. The result lives no longer than `book`.
WaysUp ways_up(
    const RuleBook& book,
    const model::Vocabulary& vocabulary,
    const RuleSet& set,
    const model::FirmFacts& firm,
    base::Date on,
    bool review,
    const WayOptions& options = {}
);

}  // namespace rongtong::rules
