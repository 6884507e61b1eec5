#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/facts.h"
#include "model/indicator.h"
#include "rules/expression.h"

namespace rongtong::rules {

/// What is on record of titles, asked on one day (rules: bind_facts in fact_table.h).
class TitleQuestion {
 public:
  /// `input` is kHolds, kGranted or kSince. Keeps views of the vocabulary's titles.
  TitleQuestion(const Input& input, const model::Vocabulary& vocabulary, base::Date on);

  Truth holds(const model::FirmFacts& firm) const;
  Truth granted(const model::FirmFacts& firm) const;
  std::optional<base::Date> since(const model::FirmFacts& firm) const;
  /// Last day of the grants that run on the day, the latest; none: no end is known.
  std::optional<base::Date> until(const model::FirmFacts& firm) const;
  /// Last day of the latest grant that ran out before the day and was not ended by anybody; none
  /// where the firm holds the title.
  std::optional<base::Date> ran_out(const model::FirmFacts& firm) const;

 private:
  struct Kind {
    std::string id;
    std::optional<int> valid_years;  ///< none: without end
  };

  /// The state of one grant on the day. kUndated: neither its first nor its last day is known;
  /// somebody says that the firm holds the title, which stands until a list of all holders says
  /// otherwise.
  enum class State { kRuns, kOver, kNotYet, kUndated };

  State state_of(const Kind& kind, const model::TitleGrant& grant) const;
  std::optional<base::Date> last_day(const Kind& kind, const model::TitleGrant& grant) const;
  Truth holds(const Kind& kind, const model::FirmFacts& firm) const;
  Truth granted(const Kind& kind, const model::FirmFacts& firm) const;
  Truth granted_by(const model::TitleGrant& grant) const;
  bool absent(const Kind& kind, const model::FirmFacts& firm) const;

  std::vector<Kind> kinds_;  ///< the title and all that include it
  base::Date on_;
  base::Date window_start_;
  int rank_;
};

}  // namespace rongtong::rules
