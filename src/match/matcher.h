#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "match/capability_index.h"
#include "match/weights.h"
#include "model/catalogue.h"
#include "model/enterprise.h"
#include "model/match.h"
#include "model/need.h"

namespace rongtong::match {

struct MatchOptions {
  std::size_t top = 50;  ///< candidates per need, pinned ones beyond it in addition
  std::vector<model::CreditCode> among{};  ///< only these firms and pinned ones; empty: all
  friend bool operator==(const MatchOptions&, const MatchOptions&) = default;
};

/// The present facts of a firm, for the reasons. Asked for returned candidates only; never called
/// by two threads at once.
using FirmLookup = std::function<model::Enterprise(model::EnterpriseId)>;

/// Finds the firms that can meet a need, and says why. Immutable; safe to use from several threads.
///
/// Who is a candidate: every firm whose texts share a word with the need, unless it is a branch, is
/// named in `need.excluded`, is the issuer, or fails a hard condition. A firm of which a hard
/// condition is unknown stays and is marked (ConditionResult). Firms in `need.pinned` come back in
/// any case, behind the best `top` where they are not among them, even if a hard condition fails;
/// not so branches, excluded firms and firms that are not in the index.
///
/// `exclusions` has one entry per hard condition, in their order: how many of the
/// `firms_considered` (all but branches and excluded ones) fail it; a firm may count in several.
///
/// Scores follow BM25F over character bigrams and trigrams (docs/matching.md). Equal scores are
/// ordered by credit code. The same index, weights and need give the same result everywhere.
class Matcher {
 public:
  /// `codes` is borrowed for the life of the matcher.
  Matcher(
      CapabilityIndex index,
      const MatchWeights& weights,
      const StopPhrases& phrases,
      const model::Codes& codes
  );
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  /// An empty need, or one without a word of the registry, has no candidates but its pinned firms.
  /// Throws what `lookup` throws.
  model::MatchResult match(
      const model::Need& need, const MatchOptions& options, const FirmLookup& lookup
  ) const;

  /// Results in the order of `needs`, independent of `threads` (at least 1).
  std::vector<model::MatchResult> match_all(
      std::span<const model::Need> needs,
      const MatchOptions& options,
      const FirmLookup& lookup,
      unsigned threads
  ) const;

  const CapabilityIndex& index() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rongtong::match
