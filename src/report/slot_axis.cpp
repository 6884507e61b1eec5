#include "report/slot_axis.h"

#include <algorithm>
#include <map>
#include <utility>

#include "report/plan_index.h"

namespace rongtong::report {
namespace {

using Beginning = std::pair<base::Date, int>;
using Rows = std::map<Beginning, int>;  ///< until when

void add_segment(Rows& rows, base::Date day, model::ClockSpan span, int slot) {
  for (int from = span.from; from + slot <= span.until; from += slot) {
    rows.emplace(Beginning{day, from}, from + slot);
  }
}

void add_session(Rows& rows, const model::EventSession& session, int slot) {
  auto breaks = session.breaks;
  std::sort(breaks.begin(), breaks.end(), [](const auto& a, const auto& b) {
    return a.from < b.from;
  });
  int from = session.span.from;
  for (const auto& pause : breaks) {
    add_segment(rows, session.day, {from, std::min(pause.from, session.span.until)}, slot);
    from = std::max(from, pause.until);
  }
  add_segment(rows, session.day, {from, session.span.until}, slot);
}

bool sits(const model::PlannedMeeting& meeting, const SlotRow& row) {
  return meeting.day == row.day && meeting.span.from <= row.span.from &&
         row.span.from < meeting.span.until;
}

std::size_t first_row(const std::vector<SlotRow>& axis, const model::PlannedMeeting& meeting) {
  const auto at = std::lower_bound(
      axis.begin(),
      axis.end(),
      Beginning{meeting.day, meeting.span.from},
      [](const SlotRow& row, const Beginning& b) {
        return Beginning{row.day, row.span.from} < b;
      }
  );
  return static_cast<std::size_t>(at - axis.begin());
}

/// Lets the cell at `row` reach down while its meetings last and no other begins.
void stretch(
    std::vector<std::vector<GridCell>>& cells,
    const model::Plan& plan,
    const std::vector<SlotRow>& axis,
    std::size_t row,
    std::size_t table
) {
  auto& cell = cells[row][table];
  const auto lasts = [&](std::size_t below) {
    return std::any_of(cell.meetings.begin(), cell.meetings.end(), [&](std::size_t m) {
      return sits(plan.meetings[m], axis[below]);
    });
  };
  for (std::size_t below = row + 1; below < cells.size(); ++below) {
    if (!cells[below][table].meetings.empty() || !lasts(below)) return;
    cells[below][table].rows = 0;
    ++cell.rows;
  }
}

}  // namespace

std::vector<SlotRow> slot_axis(const model::Plan& plan) {
  Rows rows;
  if (plan.event.slot_minutes > 0) {
    for (const auto& session : plan.event.sessions) {
      add_session(rows, session, plan.event.slot_minutes);
    }
  }
  for (const auto& meeting : plan.meetings) {
    rows.emplace(Beginning{meeting.day, meeting.span.from}, meeting.span.until);
  }
  std::vector<SlotRow> axis;
  for (const auto& [beginning, until] : rows) {
    axis.push_back({beginning.first, {beginning.second, until}});
  }
  return axis;
}

std::vector<int> occupancy(const model::Plan& plan, const std::vector<SlotRow>& axis) {
  std::vector<int> counts(axis.size(), 0);
  for (const auto& meeting : plan.meetings) {
    for (std::size_t row = first_row(axis, meeting); row < axis.size(); ++row) {
      if (!sits(meeting, axis[row])) break;
      ++counts[row];
    }
  }
  return counts;
}

std::vector<std::vector<GridCell>> grid(const model::Plan& plan, const std::vector<SlotRow>& axis) {
  std::size_t used = 0;
  const auto counts = occupancy(plan, axis);
  for (std::size_t row = 0; row < counts.size(); ++row) {
    if (counts[row] > 0) used = row + 1;
  }
  const auto tables = static_cast<std::size_t>(std::max(table_count(plan), 0));
  std::vector<std::vector<GridCell>> cells(used, std::vector<GridCell>(tables));
  for (std::size_t m = 0; m < plan.meetings.size(); ++m) {
    const auto& meeting = plan.meetings[m];
    const auto table = static_cast<std::size_t>(meeting.table - 1);
    cells[first_row(axis, meeting)][table].meetings.push_back(m);
  }
  for (std::size_t row = 0; row < used; ++row) {
    for (std::size_t table = 0; table < tables; ++table) {
      if (!cells[row][table].meetings.empty()) stretch(cells, plan, axis, row, table);
    }
  }
  return cells;
}

}  // namespace rongtong::report
