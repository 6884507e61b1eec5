#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/snapshot_view.h"
#include "match/weights.h"
#include "model/need.h"

namespace rongtong::match {

/// A term that the need and the registry share.
struct QueryTerm {
  TermKey key = 0;
  std::uint32_t weight = 0;              ///< score of a firm = sum of weight · impact
  std::vector<std::uint32_t> positions;  ///< in the need's texts, ascending; see Token::position
  std::span<const PostingBlock> blocks;
};

/// A need as weighted terms. A term counts by where it stands in the need, saturated as
/// x (k3 + 1) / (k3 + x), times its idf, ln(1 + (N - n + 0.5) / (n + 0.5)) (Robertson & Zaragoza
/// 2009, section 3.4). Weights are whole numbers whose scale is such that no score passes 2^32.
struct Query {
  std::vector<QueryTerm> terms;  ///< ascending by key
  double unit = 1;               ///< what a score of 1 is worth
  std::uint64_t reference = 0;   ///< score that counts as fit 1
};

/// `reader` drops the need's stop phrases and the scope's.
Query query_of(
    const model::Need& need,
    const MatchWeights& weights,
    const SnapshotView& index,
    TokenReader& reader
);

}  // namespace rongtong::match
