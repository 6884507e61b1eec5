#include <fmt/format.h>

#include "report/report.h"
#include "report/sheet.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_phone(std::string_view text) {
  return text.find_first_not_of("+0123456789 ") == std::string_view::npos;
}

/// A text that a spreadsheet would run as a formula (OWASP, CSV injection) gets an apostrophe; a
/// telephone number with its plus sign is none.
std::string unarmed(std::string text) {
  if (text.empty()) return text;
  const bool formula = std::string_view("=+-@\t\n").find(text.front()) != std::string_view::npos;
  return formula && !is_phone(text) ? "'" + text : text;
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

struct CellText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const std::string& text) const {
    return quoted(unarmed(shown_text(text)));
  }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return fmt::format("{:.6g}", number); }
  std::string operator()(base::Date date) const { return base::to_iso(date); }
  std::string operator()(ClockTime time) const { return clock(time.minutes); }
};

std::string csv(const Sheet& sheet) {
  std::string out(kByteOrderMark);
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
    out += (c == 0 ? "" : ",") + quoted(sheet.columns[c].heading);
  }
  out += "\r\n";
  for (const auto& row : sheet.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ',';
      out += std::visit(CellText{}, row[c]);
    }
    out += "\r\n";
  }
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
