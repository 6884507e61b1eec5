#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "match/conditions.h"
#include "match/snapshot_view.h"
#include "model/credit_code.h"

namespace rongtong::match {

/// Which firms may be candidates for a need.
struct FirmFilter {
  std::vector<std::uint64_t> words;          ///< a bit per firm
  std::size_t considered = 0;                ///< firms that are asked and no branches
  std::vector<model::Exclusion> exclusions;  ///< one per hard condition, in their order

  bool has(FirmNumber firm) const { return (words[firm / 64] >> (firm % 64) & 1U) != 0; }
};

/// Who is asked at all: everybody but `excluded`; where `among` names firms, only those.
FirmFilter firm_filter(
    const SnapshotView& index,
    std::span<const JudgedCondition> conditions,
    std::span<const model::CreditCode> excluded,
    std::span<const model::CreditCode> among = {}
);

}  // namespace rongtong::match
