#pragma once

#include <cstddef>
#include <vector>

#include "model/plan.h"

namespace rongtong::report {

/// One line of the timetable.
struct SlotRow {
  base::Date day{};
  model::ClockSpan span;
  friend bool operator==(const SlotRow&, const SlotRow&) = default;
};

/// All slots of the event in the order of time, breaks left out (after a break the grid begins
/// anew), and the beginning of each meeting that lies on no slot.
std::vector<SlotRow> slot_axis(const model::Plan& plan);

/// How many meetings sit in each row of `axis`.
std::vector<int> occupancy(const model::Plan& plan, const std::vector<SlotRow>& axis);

/// What stands in one cell of the grid: meetings that begin there (more than one only in a plan
/// that clashes), over how many rows. `rows` 0: a meeting from above covers the cell.
struct GridCell {
  std::vector<std::size_t> meetings;
  std::size_t rows = 1;
};

/// grid[row][table - 1], rows as `axis` up to the last one in use. A cell never reaches over a
/// change of day.
std::vector<std::vector<GridCell>> grid(const model::Plan& plan, const std::vector<SlotRow>& axis);

}  // namespace rongtong::report
