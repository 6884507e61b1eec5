#pragma once

#include "rules/assess.h"
#include "rules/evaluate.h"

namespace rongtong::rules {

/// The points that `table` gives for the values of one row.
PointsResult assess_points(const PointTable& table, RowValues& values);

/// What leaves `result` undecided.
std::vector<Input> missing_of(const PointsResult& result);

}  // namespace rongtong::rules
