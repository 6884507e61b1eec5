#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/finding.h"
#include "model/indicator.h"
#include "rules/expression.h"
#include "rules/rule_set.h"

namespace rongtong::rules {

/// A file of catalog/rulesets/, as bytes.
struct RuleFile {
  std::string name;  ///< as findings name it: catalog/rulesets/srdi-2026.yaml
  std::string text;
};

/// All rule sets that were read together, over one graph. Immutable, thread-safe.
class RuleBook {
 public:
  RuleBook() = default;
  RuleBook(ExpressionGraph graph, std::vector<RuleSet> sets);

  const ExpressionGraph& graph() const { return graph_; }
  const std::vector<RuleSet>& sets() const { return sets_; }  ///< ascending by id
  const RuleSet* find(std::string_view id) const;             ///< null when absent

  /// The version of `ladder` that holds on `on` for `purpose` in `region` (six digits; empty:
  /// unknown, then national sets only): the set of the narrowest region; of a set and its overlay
  /// the overlay. Null when none holds.
  const RuleSet* choose(
      std::string_view ladder, base::Date on, Purpose purpose, std::string_view region
  ) const;
  /// The ladders' names, ascending.
  std::vector<std::string> ladders() const;

 private:
  ExpressionGraph graph_;
  std::vector<RuleSet> sets_;
};

struct ReadBook {
  RuleBook book;  ///< the sets without fault; others, and overlays of those, are left out
  base::Findings findings;
};

/// Reads rule sets (form: docs/rules.md), resolves gates, classifications and overlays, type-checks
/// everything. Every fault of every file is returned: unknown indicator, type or unit clash,
/// overlapping or gapped bands, circles of overlays, two versions that hold on one day, unknown
/// keys, …
ReadBook read_rule_book(std::span<const RuleFile> files, const model::Vocabulary& vocabulary);

}  // namespace rongtong::rules
