#include "report/sheet.h"

namespace rongtong::report {
namespace {

/// Fills a two-column sheet.
class Pairs {
 public:
  Pairs(Sheet& sheet, const Words& words) : sheet_(sheet), words_(words) {}
  void add(std::string label, Cell value) {
    sheet_.rows.push_back({std::move(label), std::move(value)});
  }
  void text(std::string label, const std::string& value) {
    if (!value.empty()) add(std::move(label), value);
  }
  std::string phrase(std::string_view key) const { return words_.phrase(key); }

 private:
  Sheet& sheet_;
  const Words& words_;
};

void add_event(Pairs& pairs, const PlanIndex& index, const Words& words) {
  const auto& plan = index.plan;
  if (plan.event.synthetic) {
    pairs.text(words.phrase("report.demo.short"), words.phrase("report.demo.long"));
  }
  pairs.text(words.phrase("report.event.title"), plan.event.title);
  pairs.text(words.phrase("report.event.days"), words.days(plan.event));
  pairs.text(words.phrase("report.event.place"), plan.event.place);
  pairs.text(words.phrase("report.event.hosts"), words.list(plan.event.hosts));
  pairs.text(words.phrase("report.event.made_at"), words.moment(plan.made_at));
  if (plan.id > 0) pairs.add(words.phrase("report.event.plan"), plan.id);
}

void add_figures(Pairs& pairs, const PlanIndex& index, const Words& words) {
  const auto& plan = index.plan;
  const auto units = [](std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; };
  pairs.add(words.phrase("report.figure.needs"), whole(plan.needs.size()));
  pairs.add(words.phrase("report.sheet.needs_met"), whole(plan.assignment.needs_met));
  pairs.add(words.phrase("report.figure.invitations"), whole(plan.invitations.size()));
  pairs.add(words.phrase("report.figure.firms"), whole(index.invited_firms.size()));
  pairs.add(words.phrase("report.figure.meetings"), whole(plan.meetings.size()));
  pairs.add(words.phrase("report.sheet.unseated"), whole(plan.timetable.meetings_unseated));
  const auto mean = index.mean_fit(index.all_invitations);
  pairs.add(words.phrase("report.sheet.mean_fit"), mean ? Cell(*mean) : Cell());
  pairs.add(words.phrase("report.figure.objective"), units(plan.assignment.objective));
  pairs.add(words.phrase("report.method.bound"), units(plan.assignment.bound));
  pairs.add(words.phrase("report.figure.slots"), whole(plan.timetable.slots_used));
  pairs.add(words.phrase("report.method.slots.bound"), whole(plan.timetable.bound));
  pairs.add(words.phrase("report.method.slots.available"), whole(plan.timetable.slots_available));
  pairs.add(words.phrase("report.figure.left_out"), whole(plan.left_out.size()));
  pairs.add(words.phrase("report.method.considered"), whole(plan.firms_considered));
  pairs.add(words.phrase("report.method.seed"), std::to_string(plan.event.seed));
  pairs.text(words.phrase("report.method.revision"), plan.store_revision);
}

/// Day, from, table; nothing when there is no seat.
void add_seat(
    std::vector<Cell>& row,
    const PlanIndex& index,
    const Words& words,
    const std::optional<model::PlannedMeeting>& seat
) {
  if (!seat) {
    row.insert(row.end(), {Cell(words.phrase("report.change.nowhere")), Cell(), Cell()});
    return;
  }
  row.emplace_back(seat->day);
  row.emplace_back(ClockTime{seat->span.from});
  row.emplace_back(words.table(index.plan.event, seat->table));
}

}  // namespace

Sheet summary_sheet(const PlanIndex& index, const Words& words) {
  Sheet sheet{
      words.phrase("report.title.summary"),
      {{words.phrase("report.sheet.item"), 28}, {words.phrase("report.sheet.value"), 60}},
      {}};
  Pairs pairs(sheet, words);
  add_event(pairs, index, words);
  add_figures(pairs, index, words);
  return sheet;
}

Sheet changes_sheet(const PlanIndex& index, const Words& words) {
  const auto from = words.phrase("report.change.from");
  const auto to = words.phrase("report.change.to");
  const auto named = [&](const std::string& when, std::string_view key) {
    return when + " " + words.phrase(key);
  };
  Sheet sheet{
      words.phrase("report.title.changes"),
      {{words.phrase("report.sheet.need_code"), 12},
       {words.phrase("report.need"), 36},
       {words.phrase("report.firm"), 34},
       {named(from, "report.sheet.day"), 14, Format::kDate},
       {named(from, "report.meeting.time"), 14, Format::kTime},
       {named(from, "report.meeting.table"), 14},
       {named(to, "report.sheet.day"), 14, Format::kDate},
       {named(to, "report.meeting.time"), 14, Format::kTime},
       {named(to, "report.meeting.table"), 14}},
      {}};
  for (const auto& change : index.plan.changes) {
    const auto& invitation = index.plan.invitations[change.invitation];
    const auto& need = index.plan.needs[invitation.need];
    std::vector<Cell> row{need.public_code, need.title, index.plan.firms[invitation.firm].name};
    add_seat(row, index, words, change.from);
    add_seat(row, index, words, change.to);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

Sheet left_out_sheet(const PlanIndex& index, const Words& words) {
  Sheet sheet{
      words.phrase("report.title.left_out"),
      {{words.phrase("report.sheet.need_code"), 12},
       {words.phrase("report.need"), 36},
       {words.phrase("report.sheet.firm_code"), 22},
       {words.phrase("report.firm"), 34},
       {words.phrase("report.why"), 70}},
      {}};
  for (const auto& left : index.plan.left_out) {
    std::vector<Cell> row(5);
    if (left.need) {
      row[0] = index.plan.needs[*left.need].public_code;
      row[1] = index.plan.needs[*left.need].title;
    }
    if (left.firm) {
      row[2] = std::string(index.plan.firms[*left.firm].credit_code.text());
      row[3] = index.plan.firms[*left.firm].name;
    }
    row[4] = words.say(left.why);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace rongtong::report
