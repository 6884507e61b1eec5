#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "report/plan_index.h"
#include "report/report.h"
#include "report/words.h"

namespace rongtong::report {

/// Minutes since midnight.
struct ClockTime {
  int minutes = 0;
  friend bool operator==(const ClockTime&, const ClockTime&) = default;
};

/// A value of a table; monostate: nothing known.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, base::Date, ClockTime>;

/// How a column is written. Texts may stand in any column.
enum class Format { kText, kWhole, kDecimal, kPercent, kDate, kTime, kMoney };

struct Column {
  std::string heading;
  int width = 12;  ///< in characters of the workbook's font; a Chinese one takes two
  Format format = Format::kText;
};

/// One view of the plan as a table: what the workbook and the CSV share. Every row has as many
/// cells as there are columns.
struct Sheet {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

Sheet build_sheet(View view, const PlanIndex& index, const Words& words);

// The views, each in the file of its kind.
Sheet summary_sheet(const PlanIndex& index, const Words& words);      // sheet_summary.cpp
Sheet changes_sheet(const PlanIndex& index, const Words& words);      // sheet_summary.cpp
Sheet left_out_sheet(const PlanIndex& index, const Words& words);     // sheet_summary.cpp
Sheet needs_sheet(const PlanIndex& index, const Words& words);        // sheet_needs.cpp
Sheet invitations_sheet(const PlanIndex& index, const Words& words);  // sheet_needs.cpp
Sheet grid_sheet(const PlanIndex& index, const Words& words);         // sheet_meetings.cpp
Sheet slots_sheet(const PlanIndex& index, const Words& words);        // sheet_meetings.cpp
Sheet tables_sheet(const PlanIndex& index, const Words& words);       // sheet_meetings.cpp
Sheet firms_sheet(const PlanIndex& index, const Words& words);        // sheet_meetings.cpp
Sheet teams_sheet(const PlanIndex& index, const Words& words);        // sheet_meetings.cpp
Sheet contacts_sheet(const PlanIndex& index, const Words& words);     // sheet_contacts.cpp

/// Whole numbers as cells.
inline Cell whole(std::size_t number) { return static_cast<std::int64_t>(number); }
inline Cell whole(int number) { return static_cast<std::int64_t>(number); }

}  // namespace rongtong::report
