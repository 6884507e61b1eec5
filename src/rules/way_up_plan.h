#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/way_up.h"
#include "rules/way_up_horizon.h"
#include "rules/way_up_lower.h"
#include "rules/way_up_search.h"

namespace rongtong::rules::way {

/// One question in the making: who, what, when, and the problem it became.
struct Question {
  const RuleBook& book;
  const model::Vocabulary& vocabulary;
  const RuleSet& set;
  base::Date on;
  bool review;
  const WayOptions& options;
};

/// How many titles can be got one after another: one a year. Today anything may be imagined.
int rounds_within(int years);

/// The sets that may be judged on the way: the target, and those that grant or renew what these
/// ask for.
std::set<const RuleSet*> sets_in_play(
    const Question& question, base::Date on, std::string_view region
);

/// Writes a point of the problem out as steps and judges the result by the interpreter.
class WayWriter {
 public:
  WayWriter(
      const Question& question,
      const Problem& problem,
      const Horizon& horizon,
      const Lowering& lowering
  )
      : question_(question), problem_(problem), horizon_(horizon), lowering_(lowering) {}

  /// Nothing when the interpreter says no to it, which must not happen.
  std::optional<Way> write(const Found& found);

 private:
  using Judged = std::map<const RuleSet*, Assessment>;

  model::FirmFacts facts(const Found& found) const;
  Judged judge(const Found& found) const;
  bool is_review(const RuleSet& set) const;
  void add_changes(const Found& found, Way& way) const;
  void add_titles(const Found& found, Way& way) const;
  void add_served(const Found& found, const Judged& judged, std::uint32_t variable, WayStep& step)
      const;
  void add_served(const Judged& with, const Judged& without, WayStep& step) const;
  void add_open(const Found& found, const Judged& judged, Way& way) const;
  void add_assumed(const Found& found, Way& way) const;
  WayOpen open_of(const Taken& taken) const;
  int year_of(const Move& move, double change) const;

  const Question& question_;
  const Problem& problem_;
  const Horizon& horizon_;
  const Lowering& lowering_;
  std::set<const RuleSet*> sets_;  ///< the target and those of the titles got
  std::map<const RuleSet*, bool> renewing_;
};

/// How many hundredths each of `items`, the open ones that are counted on, must give at least, the
/// first one sparing the most.
void spread_points(
    const PointTable& table, const PointsResult& points, const std::vector<WayOpen*>& items
);

}  // namespace rongtong::rules::way
