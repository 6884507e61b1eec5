#include <optional>

#include "report/reasons.h"
#include "report/sheet.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

Cell money(const std::optional<model::Yuan>& amount) {
  return amount ? Cell(amount->value) : Cell();
}

Cell date(const std::optional<base::Date>& day) { return day ? Cell(*day) : Cell(); }

std::string joined(const std::vector<std::string>& clauses, const Words& words) {
  std::string text;
  for (const auto& clause : clauses) {
    text += (text.empty() ? "" : words.phrase("report.semicolon")) + clause;
  }
  return text;
}

std::string conditions_of(const model::Need& need, const Words& words) {
  std::vector<std::string> clauses;
  for (const auto& condition : need.conditions) {
    const auto force = condition.hard ? words.phrase("report.condition.hard")
                                      : words.phrase("report.condition.soft");
    clauses.push_back(
        words.say(base::msg("report.condition.line", words.condition(condition), force))
    );
  }
  if (!need.entry_conditions.empty()) clauses.push_back(need.entry_conditions);
  return joined(clauses, words);
}

std::vector<Cell> need_row(const PlanIndex& index, const Words& words, std::size_t n) {
  const auto& need = index.plan.needs[n];
  const auto& invited = index.invitations_of_need[n];
  std::size_t seated = 0;
  for (const auto i : invited) seated += index.meeting_of_invitation[i] ? 1U : 0U;
  const auto mean = index.mean_fit(invited);
  return {
      need.public_code,
      need.title,
      need.restricted ? Cell(words.phrase("report.restricted")) : Cell(),
      need.issuer,
      words.area(need.docking_area),
      words.need_type(need.need_type),
      conditions_of(need, words),
      date(need.response_deadline),
      money(need.budget_planned),
      money(need.bounty),
      whole(need.invitations),
      whole(invited.size()),
      whole(seated),
      mean ? Cell(*mean) : Cell(),
      whole(need.partners_wanted)};
}

std::string parts_of(const model::Candidate& candidate, const Words& words) {
  std::vector<std::string> parts;
  for (const auto& part : candidate.parts) {
    parts.push_back(words.score_part(part.id) + " " + decimals(part.value, 2));
  }
  return words.list(parts);
}

std::string standing(const Reasons& found, const Words& words) {
  std::vector<std::string> clauses;
  for (const auto& line : found.conditions) clauses.push_back(condition_sentence(line, words));
  return joined(clauses, words);
}

void add_seat(std::vector<Cell>& row, const PlanIndex& index, const Words& words, std::size_t i) {
  const auto seat = index.meeting_of_invitation[i];
  if (!seat) {
    row.insert(row.end(), {Cell(words.phrase("report.unseated")), Cell(), Cell()});
    return;
  }
  const auto& meeting = index.plan.meetings[*seat];
  row.emplace_back(meeting.day);
  row.emplace_back(ClockTime{meeting.span.from});
  row.emplace_back(words.table(index.plan.event, meeting.table));
}

std::vector<Cell> invitation_row(const PlanIndex& index, const Words& words, std::size_t i) {
  const auto& invitation = index.plan.invitations[i];
  const auto& need = index.plan.needs[invitation.need];
  const auto& firm = index.plan.firms[invitation.firm];
  const auto found = reasons(need, firm, invitation, words, Reader::kOfficer);
  const bool matched = was_matched(invitation);
  std::vector<Cell> row{
      need.public_code,
      need.title,
      need.restricted ? Cell(words.phrase("report.restricted")) : Cell(),
      matched ? whole(invitation.rank) : Cell(),
      firm.name,
      std::string(firm.credit_code.text()),
      firm.region ? Cell(words.region(*firm.region)) : Cell(),
      words.tier(firm.tier),
      words.size_class(firm.size_class),
      matched ? Cell(invitation.candidate.fit) : Cell(),
      parts_of(invitation.candidate, words),
      words_sentence(found, words),
      standing(found, words),
      words.answer(invitation.answer),
      joined(found.against, words),
      invitation.pinned ? Cell(words.phrase("report.pinned")) : Cell()};
  add_seat(row, index, words, i);
  return row;
}

}  // namespace

Sheet needs_sheet(const PlanIndex& index, const Words& words) {
  Sheet sheet{
      words.phrase("report.title.need_list"),
      {{words.phrase("report.sheet.need_code"), 12},
       {words.phrase("report.need"), 38},
       {words.phrase("report.restricted"), 8},
       {words.phrase("report.need.issuer"), 28},
       {words.phrase("report.need.area"), 16},
       {words.phrase("report.need.type"), 12},
       {words.phrase("report.sheet.conditions"), 44},
       {words.phrase("report.need.deadline"), 13, Format::kDate},
       {words.phrase("report.sheet.budget_yuan"), 18, Format::kMoney},
       {words.phrase("report.sheet.bounty_yuan"), 18, Format::kMoney},
       {words.phrase("report.sheet.wanted"), 10, Format::kWhole},
       {words.phrase("report.sheet.invited"), 10, Format::kWhole},
       {words.phrase("report.figure.meetings"), 10, Format::kWhole},
       {words.phrase("report.figure.fit"), 12, Format::kPercent},
       {words.phrase("report.need.partners"), 12, Format::kWhole}},
      {}};
  for (std::size_t n = 0; n < index.plan.needs.size(); ++n) {
    sheet.rows.push_back(need_row(index, words, n));
  }
  return sheet;
}

Sheet invitations_sheet(const PlanIndex& index, const Words& words) {
  Sheet sheet{
      words.phrase("report.figure.invitations"),
      {{words.phrase("report.sheet.need_code"), 12},
       {words.phrase("report.need"), 34},
       {words.phrase("report.restricted"), 8},
       {words.phrase("report.sheet.rank"), 8, Format::kWhole},
       {words.phrase("report.firm"), 34},
       {words.phrase("report.sheet.firm_code"), 22},
       {words.phrase("report.condition.region"), 20},
       {words.phrase("report.condition.tier"), 18},
       {words.phrase("report.condition.size"), 8},
       {words.phrase("report.invitation.fit"), 10, Format::kPercent},
       {words.phrase("report.sheet.parts"), 24},
       {words.phrase("report.sheet.words"), 44},
       {words.phrase("report.sheet.conditions"), 44},
       {words.phrase("report.sheet.answer"), 12},
       {words.phrase("report.against"), 30},
       {words.phrase("report.pinned"), 8},
       {words.phrase("report.sheet.day"), 13, Format::kDate},
       {words.phrase("report.sheet.begins"), 9, Format::kTime},
       {words.phrase("report.meeting.table"), 10}},
      {}};
  for (const auto i : index.all_invitations) {
    sheet.rows.push_back(invitation_row(index, words, i));
  }
  return sheet;
}

}  // namespace rongtong::report
