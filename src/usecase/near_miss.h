#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/rule_words.h"
#include "usecase/assess_all.h"

namespace rongtong::usecase {

/// How near a firm must be to a standard to be in the cultivation pool (培育库).
struct PoolLimits {
  std::uint64_t conditions = 2;  ///< conditions short, the points counted as one
  std::uint64_t points = 10;     ///< points short at most
  std::uint64_t open = 0;        ///< conditions that may be undecided
  std::size_t most = 100'000;    ///< entries kept, the nearest
};

/// A firm that lacks little of a standard it does not hold the title of.
struct NearMiss {
  std::string code;
  std::string name;
  std::string region;
  std::string industry;
  std::string held;
  const rules::RuleSet* set = nullptr;
  /// Sum over what is short of the share that it lacks of its mark (1 for what is no number): the
  /// smaller, the nearer.
  double gap = 0;
  std::uint64_t short_of = 0;      ///< how many
  std::vector<std::string> lacks;  ///< in words, with the distance
  std::vector<std::string> open;   ///< what is undecided, in words
};

/// The share of its mark that a condition lacks; 0 where it holds.
double gap_of(const rules::ConditionResult& result);

/// Empty when `result` is no near miss.
std::optional<NearMiss> near_miss(
    const rules::Assessment& result, const PoolLimits& limits, const report::RuleWords& words
);

/// Gathers near misses among all firms, for standards of higher rungs than the firm stands on.
class PoolSink final : public StandingSink {
 public:
  PoolSink(const RuleCatalogue& rules, const PoolLimits& limits, base::Language language);
  void firm(const FirmStanding& standing) override;
  /// Nearest first.
  std::vector<NearMiss> take();
  /// Near misses found, those beyond `most` too.
  std::uint64_t found() const { return found_; }

 private:
  bool may_be_near(const RungVerdict& rung) const;
  void keep(NearMiss entry);

  const RuleCatalogue& rules_;
  PoolLimits limits_;
  report::RuleWords words_;
  std::vector<NearMiss> entries_;  ///< a heap, the farthest on top
  std::uint64_t found_ = 0;
};

}  // namespace rongtong::usecase
