#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "model/facts.h"
#include "model/indicator.h"

namespace rongtong::intake {

/// One check of catalog/intake/indicator-checks.yaml: what the figures of a year say about each
/// other.
struct FactCheck {
  enum class Form { kNotMore, kQuotient, kMinus, kRatio, kJump, kSameSlip };
  std::string id;  ///< the rule is `indicator.` and this
  Form form = Form::kNotMore;
  std::vector<std::string> figures;  ///< ids: of kNotMore part and whole; of kMinus and kRatio what
                                     ///< is said and the two it follows from; of kSameSlip what
                                     ///< is doubted and what a check before it took for a slip
  double factor = 1;
  double slack = 0;
  double tolerance = 0;
  double floor = 0;
  std::optional<double> wide;  ///< of kNotMore: the factor beside a whole that was taken for a slip
  std::optional<double> from;
  std::optional<double> to;
  std::string unknown;  ///< the figure that cannot be true; empty: both are kept
  std::string source;

  friend bool operator==(const FactCheck&, const FactCheck&) = default;
};

/// Reads indicator-checks.yaml; `same_slip` of several figures gives a check for each, all under
/// one id. Throws base::Error (kInvalidArgument) naming `file` and line of what is wrong.
std::vector<FactCheck> parse_fact_checks(std::string_view yaml, const std::string& file);

/// Ids that the checks name and the vocabulary lacks: a check with one of them never speaks.
std::vector<std::string> unknown_figures(
    const std::vector<FactCheck>& checks, const model::Vocabulary& vocabulary
);

/// What a check found of one firm.
struct CheckResult {
  const FactCheck* check = nullptr;
  int year = 0;  ///< of a jump the later of the two
  base::Finding finding;
};

/// Runs every check over `facts` in which at least one of the `touched` (indicator, year) stands.
/// In the order of `checks`; a figure that one of them takes for impossible is unknown to the
/// later, but for those that measure a slip by it as it was read (kSameSlip, `wide`). Counts that
/// hold from a day on are compared by their latest value, beside every year. Findings are warnings
/// at `place`, its column the name of the figure that is doubted.
std::vector<CheckResult> run_checks(
    const std::vector<FactCheck>& checks,
    const model::Vocabulary& vocabulary,
    const model::FirmFacts& facts,
    const std::vector<std::pair<std::string, int>>& touched,
    const base::Place& place
);

}  // namespace rongtong::intake
