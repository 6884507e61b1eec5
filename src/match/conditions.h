#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/snapshot_view.h"
#include "model/catalogue.h"
#include "model/match.h"
#include "model/need.h"

namespace rongtong::match {

/// Whether a firm with `value` (as the snapshot's column holds it; empty: unknown) meets a
/// condition.
///  - region: the firm's division lies in one of those named; a coarser one is unknown;
///  - tier: its rung is at least the lowest named; titles beside the ladder (rank 0) are met by the
///    same title only and leave every other tier unknown;
///  - size: one of those named;
///  - qualification: one of its qualifications contains a named one, case, width and punctuation
///    aside; a firm without any is unknown;
///  - industry: its code begins with one of those named; a coarser one is unknown.
/// Values that the code tables do not know are unknown; a condition without values is met.
model::Verdict verdict(
    const model::NeedCondition& condition, std::string_view value, const model::Codes& codes
);

Column column_of(model::ConditionKind kind);

/// A condition, judged for every value of its column.
struct JudgedCondition {
  model::NeedCondition condition;
  Column column = Column::kRegion;
  std::vector<model::Verdict> verdicts;  ///< by value number

  model::Verdict of(const SnapshotView& index, FirmNumber firm) const {
    return verdicts[index.column(column)[firm]];
  }
};

/// In the order of the need.
std::vector<JudgedCondition> judged_conditions(
    std::span<const model::NeedCondition> conditions,
    const SnapshotView& index,
    const model::Codes& codes
);

}  // namespace rongtong::match
