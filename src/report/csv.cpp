#include "report/csv_cells.h"
#include "report/report.h"
#include "report/sheet.h"

namespace rongtong::report {
namespace {

std::string csv(const Sheet& sheet) {
  std::string out(kByteOrderMark);
  append_csv_headings(out, sheet.columns);
  for (const auto& row : sheet.rows) append_csv_row(out, row);
  return out;
}

}  // namespace

std::string plan_csv(
    const model::Plan& plan, View view, const model::Codes& codes, base::Language language
) {
  return csv(build_sheet(view, PlanIndex(plan), Words(codes, language)));
}

std::string contact_list_csv(
    const model::Plan& plan, const model::Codes& codes, base::Language language
) {
  return plan_csv(plan, View::kContacts, codes, language);
}

}  // namespace rongtong::report
