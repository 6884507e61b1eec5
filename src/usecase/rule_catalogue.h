#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/dictionary.h"
#include "model/indicator.h"
#include "rules/rule_book.h"

namespace rongtong::usecase {

/// Where the standards lie.
struct RulePlaces {
  std::filesystem::path catalogue;  ///< indicators.yaml, titles.yaml, rulesets/*.yaml
  /// The data folder: rulesets/*.yaml in it are the centre's own, the compiled book is kept in
  /// cache/. Empty, or not writable: neither is an error.
  std::filesystem::path data;
};

/// The order of ladders whose title is no rung.
inline constexpr int kBesideTheRungs = 90;

/// One ladder: versions of a standard that follow each other.
struct Ladder {
  std::string id;
  std::string grants;  ///< title; empty: none (classifications)
  int order = 0;       ///< as people list them: sizes, then rungs from below, then the rest
};

/// The indicator catalogue and all rule sets, read once. Immutable, thread-safe.
class RuleCatalogue {
 public:
  RuleCatalogue(
      std::shared_ptr<const model::Vocabulary> vocabulary,
      std::shared_ptr<const rules::RuleBook> book,
      const model::Dictionary& tiers
  );

  const model::Vocabulary& vocabulary() const { return *vocabulary_; }
  const rules::RuleBook& book() const { return *book_; }
  /// Those with a set that is chosen by itself, in the order in which people list them.
  const std::vector<Ladder>& ladders() const { return ladders_; }
  const Ladder* find_ladder(std::string_view id) const;  ///< null when absent
  /// Throws kNotFound, naming the nearest id.
  const rules::RuleSet& set(std::string_view id) const;

 private:
  std::shared_ptr<const model::Vocabulary> vocabulary_;
  std::shared_ptr<const rules::RuleBook> book_;
  std::vector<Ladder> ladders_;
};

struct RuleReading {
  std::optional<RuleCatalogue> rules;  ///< what could be read; empty without indicators or titles
  base::Findings findings;             ///< of all files, rejects and warnings
  std::size_t files = 0;
};

/// Reads everything anew, for checking. `more`: files that take part beside those of the places; a
/// file there that is one of these by its path is read once.
RuleReading check_rules(
    const RulePlaces& places, const std::vector<std::filesystem::path>& more = {}
);

/// The catalogue for judging, through the compiled cache. Throws kInvalidArgument with every fault
/// in `language` when a file is faulty.
RuleCatalogue read_rules(const RulePlaces& places, base::Language language);

/// A finding as one line: file:line:column, what is wrong, what to do.
std::string finding_line(const base::Finding& finding, base::Language language);

}  // namespace rongtong::usecase
