#include "report/sheet.h"

namespace rongtong::report {

const std::vector<ViewName>& views() {
  static const std::vector<ViewName> kViews{
      {View::kSummary, "summary"},
      {View::kChanges, "changes"},
      {View::kNeeds, "needs"},
      {View::kInvitations, "invitations"},
      {View::kGrid, "grid"},
      {View::kSlots, "slots"},
      {View::kTables, "tables"},
      {View::kFirms, "firms"},
      {View::kTeams, "teams"},
      {View::kLeftOut, "left_out"},
      {View::kContacts, "contacts"}};
  return kViews;
}

std::optional<View> view_by_id(std::string_view id) {
  for (const auto& name : views()) {
    if (name.id == id) return name.view;
  }
  return std::nullopt;
}

Sheet build_sheet(View view, const PlanIndex& index, const Words& words) {
  switch (view) {
    case View::kSummary:
      return summary_sheet(index, words);
    case View::kChanges:
      return changes_sheet(index, words);
    case View::kNeeds:
      return needs_sheet(index, words);
    case View::kInvitations:
      return invitations_sheet(index, words);
    case View::kGrid:
      return grid_sheet(index, words);
    case View::kSlots:
      return slots_sheet(index, words);
    case View::kTables:
      return tables_sheet(index, words);
    case View::kFirms:
      return firms_sheet(index, words);
    case View::kTeams:
      return teams_sheet(index, words);
    case View::kLeftOut:
      return left_out_sheet(index, words);
    case View::kContacts:
      return contacts_sheet(index, words);
  }
  return {};
}

}  // namespace rongtong::report
