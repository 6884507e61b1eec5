#include <algorithm>

#include "report/privacy.h"
#include "report/sheet.h"

namespace rongtong::report {
namespace {

/// Tables and needs of a firm's meetings, each once, in the order of time.
std::string tables_of(const PlanIndex& index, const Words& words, std::size_t firm) {
  std::vector<std::string> names;
  for (const auto m : index.meetings_of_firm[firm]) {
    auto name = words.table(index.plan.event, index.plan.meetings[m].table);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return words.list(names);
}

/// This sheet goes to firms: titles as they are released.
std::string needs_of(const PlanIndex& index, const Words& words, std::size_t firm) {
  std::vector<std::string> titles;
  for (const auto i : index.invitations_of_firm[firm]) {
    titles.push_back(public_title(index.plan.needs[index.plan.invitations[i].need]));
  }
  std::string text;
  for (const auto& title : titles) {
    text += (text.empty() ? "" : words.phrase("report.semicolon")) + title;
  }
  return text;
}

std::string times_of(const PlanIndex& index, const Words& words, std::size_t firm) {
  std::string text;
  for (const auto m : index.meetings_of_firm[firm]) {
    const auto& meeting = index.plan.meetings[m];
    text += (text.empty() ? "" : words.phrase("report.semicolon")) + base::to_iso(meeting.day) +
            " " + clock(meeting.span);
  }
  return text;
}

std::vector<Cell> contact_row(const PlanIndex& index, const Words& words, std::size_t f) {
  const auto& firm = index.plan.firms[f];
  const auto& meetings = index.meetings_of_firm[f];
  Cell day;
  Cell begins;
  if (!meetings.empty()) {
    const auto& first = index.plan.meetings[meetings.front()];
    day = first.day;
    begins = ClockTime{first.span.from};
  }
  return {
      firm.name,
      std::string(firm.credit_code.text()),
      firm.region ? Cell(words.region(*firm.region)) : Cell(),
      firm.address,
      firm.contact_name,
      firm.contact_phone,
      whole(index.invitations_of_firm[f].size()),
      whole(meetings.size()),
      day,
      begins,
      times_of(index, words, f),
      tables_of(index, words, f),
      needs_of(index, words, f)};
}

}  // namespace

Sheet contacts_sheet(const PlanIndex& index, const Words& words) {
  Sheet sheet{
      words.phrase("report.sheet.contacts"),
      {{words.phrase("report.firm"), 34},
       {words.phrase("report.sheet.firm_code"), 22},
       {words.phrase("report.condition.region"), 20},
       {words.phrase("report.sheet.address"), 34},
       {words.phrase("report.sheet.contact"), 14},
       {words.phrase("report.sheet.phone"), 18},
       {words.phrase("report.figure.invitations"), 8, Format::kWhole},
       {words.phrase("report.figure.meetings"), 8, Format::kWhole},
       {words.phrase("report.sheet.first_day"), 13, Format::kDate},
       {words.phrase("report.sheet.first_time"), 9, Format::kTime},
       {words.phrase("report.sheet.times"), 40},
       {words.phrase("report.meeting.table"), 16},
       {words.phrase("report.need"), 50}},
      {}};
  for (const auto f : index.invited_firms) sheet.rows.push_back(contact_row(index, words, f));
  return sheet;
}

}  // namespace rongtong::report
