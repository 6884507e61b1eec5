#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "rules/assess.h"
#include "store/store.h"
#include "usecase/choose_rules.h"

namespace rongtong::usecase {

/// What one standard says of one firm, as the compiled program found it.
struct RungVerdict {
  const rules::RuleSet* set = nullptr;
  std::size_t column = 0;  ///< of VerdictColumns
  bool review = false;
  rules::Truth verdict = rules::Truth::kUnknown;
  const rules::ClassCase* size_class = nullptr;  ///< classifications, when certain
  std::optional<rules::Points> points;
  int unmet = 0;
  int undecided = 0;
  /// Of the set's conditions in order, then the point table (if any). Empty for classifications.
  std::vector<rules::Truth> reasons;
};

/// One firm among all.
struct FirmStanding {
  const model::FirmFacts& firm;
  std::string held;     ///< highest rung's title held on the day; empty: none known
  std::string reached;  ///< title of the highest rung whose standard is met
  bool undecided;       ///< some rung's verdict is unknown
  std::vector<RungVerdict> rungs;
  const rules::FactTable& as_applicant;  ///< what the rules saw, for looking closer
  std::size_t row = 0;
};

/// Takes the firms as they come, ascending by credit code. Views are valid during the call.
class StandingSink {
 public:
  virtual ~StandingSink() = default;
  virtual void firm(const FirmStanding& standing) = 0;
};

/// By which standards the firms are judged: a ladder each, or a rule set each where they are named.
struct VerdictColumn {
  std::string id;      ///< of the ladder or rule set
  std::string grants;  ///< title; empty: none
  int order = 0;       ///< rung, as in Ladder
};

struct VerdictCounts {
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t unknown = 0;

  std::uint64_t all() const { return yes + no + unknown; }
  void add(rules::Truth verdict);
};

/// Verdicts counted. Rows have one entry for each column.
struct AssessSummary {
  using Row = std::vector<VerdictCounts>;
  base::Date on{};
  std::uint64_t firms = 0;
  std::vector<VerdictColumn> columns;
  Row all;
  std::map<std::string, Row> by_region;    ///< city (four digits and 00); empty: unknown
  std::map<std::string, Row> by_industry;  ///< section and division, C35; empty: unknown
  std::map<std::string, Row> by_title;     ///< highest rung's title held; empty: none
  std::map<std::string, std::map<std::string, std::uint64_t>>
      reached_by_title;  ///< [held][reached]
  /// [held]: of those in reached_by_title[held][""], how many may reach a rung (one is undecided).
  std::map<std::string, std::uint64_t> undecided_by_title;
  /// Of classifications: [column id][class id], empty for uncertain ones.
  std::map<std::string, std::map<std::string, std::uint64_t>> classes;
};

/// Judges every firm of the store by the compiled program, in chunks: memory does not grow with the
/// number of firms. `sink` may be null.
AssessSummary assess_all(
    const store::Store& store,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const AssessQuestion& question,
    StandingSink* sink,
    base::Progress& progress
);

}  // namespace rongtong::usecase
