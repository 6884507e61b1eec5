#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "model/catalogue.h"
#include "model/plan.h"

/// Renderings of a plan for people and machines: values in, bytes out; writing files is the
/// caller's. Everything here is a function of its arguments: the same plan gives the same bytes.
///
/// Who may see what: `plan_html`, `plan_xlsx`, `plan_csv` and `plan_json` are for the officer and
/// show restricted needs (定向揭榜) in full, marked as such. `invitation_letters_html` and
/// `contact_list_csv` go to firms and show only the released fields of a restricted need
/// (src/report/privacy.h).
///
/// All functions throw base::Error (kInvalidArgument, `report.broken_plan`) for a plan whose
/// indices point outside its lists.
namespace rongtong::report {

/// One table of the plan, a sheet of the workbook and a CSV of its own.
enum class View {
  kSummary,      ///< figures of the plan, name and value
  kNeeds,        ///< a row each need
  kInvitations,  ///< a row each invitation, with its reasons
  kSlots,        ///< a row each meeting, by time, then table
  kGrid,         ///< slots down, tables across
  kTables,       ///< a row each meeting, by table, then time
  kFirms,        ///< a row each meeting, by firm, then time
  kTeams,        ///< a row each meeting, by issuer and team, then time
  kLeftOut,      ///< who or what was left out, and why
  kContacts,     ///< a row each firm with an invitation
  kChanges,      ///< what a re-plan moved; empty for a first plan
};

/// Every view with its stable id ("summary", "needs", "left_out" …), in the order of the workbook.
struct ViewName {
  View view = View::kSummary;
  std::string_view id;
};
const std::vector<ViewName>& views();
std::optional<View> view_by_id(std::string_view id);

/// A printable, self-contained page (inline style, inline SVG, well-formed XML as well as HTML).
/// Nothing is loaded from elsewhere; without scripts only the filter fields are missing.
std::string plan_html(const model::Plan& plan, const model::Codes& codes, base::Language language);

/// An XLSX workbook, one sheet for each view (kChanges only for a re-plan). Dates, times and
/// numbers are real ones, every text is a string, never a formula. Throws kUnavailable when there
/// is no room for temporary files.
std::string plan_xlsx(const model::Plan& plan, const model::Codes& codes, base::Language language);

/// One view as CSV: UTF-8 with byte-order mark, CRLF, a header row. A text that a spreadsheet would
/// take for a formula gets an apostrophe in front.
std::string plan_csv(
    const model::Plan& plan, View view, const model::Codes& codes, base::Language language
);

/// The plan as JSON, fields in a fixed order; described in docs/report.md.
std::string plan_json(const model::Plan& plan);

/// One A4 page for each firm with an invitation, in the order of its first meeting, then name: its
/// meetings, why it was invited, a slip to answer with.
std::string invitation_letters_html(
    const model::Plan& plan, const model::Codes& codes, base::Language language
);

/// A row for each firm with an invitation, for mail merge: UTF-8 with byte-order mark, CRLF.
std::string contact_list_csv(
    const model::Plan& plan, const model::Codes& codes, base::Language language
);

}  // namespace rongtong::report
