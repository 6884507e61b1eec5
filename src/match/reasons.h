#pragma once

#include <span>
#include <vector>

#include "match/impact.h"
#include "match/query.h"
#include "match/tokens.h"
#include "model/enterprise.h"
#include "model/match.h"

namespace rongtong::match {

/// Finds the words that a need and a firm share. One object per thread.
class WordFinder {
 public:
  /// All borrowed. `reader` drops the scope's stop phrases, as for the index.
  WordFinder(const Query& query, const ImpactModel& model, TokenReader& reader)
      : query_(&query), model_(&model), reader_(&reader) {}

  /// The longest runs of characters that stand in both, heaviest first. Every term's share of the
  /// score counts for one run only, the heaviest that holds it; runs without a share are left out.
  /// So the weights add up to the text score, if the firm's texts are those of the index. Offsets
  /// in the qualifications count in the list joined by line feeds.
  std::vector<model::MatchedWord> words(const model::Enterprise& enterprise);

 private:
  struct Hit {
    model::TextField field = model::TextField::kName;
    Token token;
    std::size_t term = 0;  ///< in the query
  };
  struct Run {
    std::size_t first = 0;  ///< hits
    std::size_t last = 0;
    std::uint64_t score = 0;
  };

  void find_hits(std::span<const std::string_view> texts);
  void share_scores();
  std::vector<Run> runs() const;
  std::uint64_t take_shares(const Run& run);

  const Query* query_;
  const ImpactModel* model_;
  TokenReader* reader_;
  FieldCounts lengths_{};
  std::vector<Hit> hits_;
  std::vector<FieldCounts> counts_;    ///< by query term
  std::vector<std::uint64_t> shares_;  ///< by query term; 0 once it is given away
};

}  // namespace rongtong::match
