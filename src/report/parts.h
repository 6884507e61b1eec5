#pragma once

#include "report/page.h"

/// The parts of the HTML report, each one section with its own anchor and heading. A part that has
/// nothing to show says so in a sentence.
namespace rongtong::report {

void write_cover(const Page& page);
void write_figures(const Page& page);     // html_summary.cpp
void write_charts(const Page& page);      // html_charts.cpp
void write_changes(const Page& page);     // html_lists.cpp
void write_left_out(const Page& page);    // html_lists.cpp
void write_need_index(const Page& page);  // html_lists.cpp
void write_needs(const Page& page);       // html_needs.cpp
void write_grid(const Page& page);        // html_grid.cpp
void write_by_table(const Page& page);    // html_timetable.cpp
void write_by_team(const Page& page);     // html_timetable.cpp
void write_by_firm(const Page& page);     // html_timetable.cpp
void write_method(const Page& page);      // html_method.cpp

/// The firms invited to one need, with the reasons for each.
void write_invitations(const Page& page, std::size_t need);  // html_invitation.cpp

/// A section's `h2` with its intro sentence (empty: none) below.
void write_heading(const Page& page, std::string_view text, std::string_view intro);

/// A field that hides, as one types, what does not hold the typed text; shown by script only.
/// `selector`: what is hidden. `label`: for readers of the screen.
void write_filter(const Page& page, std::string_view selector, std::string_view label);

/// Headings of a table as `thead`.
void write_table_head(const Page& page, const std::vector<std::string>& headings);

}  // namespace rongtong::report
