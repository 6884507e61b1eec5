#include "tests/model/random_values.h"

namespace rongtong::tests {

model::Enterprise Anything::enterprise() {
  model::Enterprise e = model::blank_enterprise(code());
  e.name = text();
  e.kind = text();
  e.is_branch = truth();
  e.region = maybe([&] { return model::RegionCode(number()); });
  e.address = text();
  e.registered_on = maybe([&] { return date(); });
  e.capital = {maybe([&] { return model::Yuan(large()); }), text(), text()};
  e.legal_form = text();
  e.industry_code = text();
  e.business_scope = text();
  e.main_products = text();
  e.tier = text();
  e.size_class = text();
  e.qualifications = texts();
  e.contact_name = text();
  e.contact_phone = text();
  e.extra = facts();
  return e;
}

model::Need Anything::need() {
  model::Need n;
  for (std::string* part :
       {&n.public_code,
        &n.title,
        &n.need_type,
        &n.docking_area,
        &n.issuer,
        &n.issuer_code,
        &n.industry_code,
        &n.chain_node,
        &n.summary,
        &n.detail,
        &n.difficulties,
        &n.research_content,
        &n.expected_result,
        &n.entry_conditions,
        &n.ip_terms,
        &n.source_channel,
        &n.contact_name,
        &n.contact_phone,
        &n.renewed_from}) {
    *part = text();
  }
  n.year = number();
  n.indicators = some([&] { return model::NeedIndicator{text(), text(), text(), text(), text()}; });
  n.keywords = texts();
  n.needed_from = maybe([&] { return date(); });
  n.needed_until = maybe([&] { return date(); });
  n.response_deadline = maybe([&] { return date(); });
  n.cooperation_modes = texts();
  n.budget_planned = maybe([&] { return model::Yuan(large()); });
  n.bounty = maybe([&] { return model::Yuan(large()); });
  n.conditions = some([&] { return condition(); });
  n.invitations = number();
  n.minimum_meetings = number();
  n.partners_wanted = number();
  n.pinned = some([&] { return code(); });
  n.excluded = some([&] { return code(); });
  n.restricted = truth();
  n.public_fields = texts();
  n.extra = facts();
  return n;
}

model::DockingEvent Anything::event() {
  model::DockingEvent e;
  e.code = text();
  e.title = text();
  e.hosts = texts();
  e.place = text();
  e.sessions = some([&] {
    return model::EventSession{date(), text(), span(), some([&] { return span(); })};
  });
  e.slot_minutes = number();
  e.meeting_minutes = number();
  for (const auto& name : texts()) e.meeting_minutes_of[name] = number();
  e.tables = number();
  e.table_names = texts();
  e.needs = texts();
  e.issuers = some([&] {
    return model::IssuerTeams{
        text(), some([&] {
          return model::IssuerTeam{text(), texts(), some([&] { return absence(); })};
        })};
  });
  e.guests = some([&] { return code(); });
  e.most_meetings_per_firm = number();
  e.least_meetings_per_need = number();
  e.candidates_per_need = number();
  e.firms = some([&] {
    return model::FirmTerms{
        code(), maybe([&] { return number(); }), some([&] { return absence(); })};
  });
  e.willingness = some([&] {
    return model::Willingness{code(), text(), answer(), text(), maybe([&] { return date(); })};
  });
  e.pinned = some([&] { return model::FirmAndNeed{code(), text()}; });
  e.forbidden = some([&] { return model::FirmAndNeed{code(), text()}; });
  e.weights = {real(), real(), real(), real()};
  e.seed = static_cast<std::uint64_t>(large());
  e.synthetic = truth();
  return e;
}

model::Candidate Anything::candidate() {
  model::Candidate c;
  c.enterprise = model::EnterpriseId(large());
  c.score = real();
  c.fit = real();
  c.parts = some([&] { return model::ScorePart{text(), real()}; });
  c.words = some([&] {
    return model::MatchedWord{text(), one_of<model::TextField>(4), index(), real()};
  });
  c.conditions = some([&] {
    return model::ConditionResult{condition(), one_of<model::Verdict>(3), text()};
  });
  return c;
}

model::Plan Anything::plan() {
  model::Plan p;
  p.id = number();
  p.made_at = text();
  p.event = event();
  p.needs = some([&] { return need(); });
  p.firms = some([&] { return enterprise(); });
  p.invitations = some([&] { return invitation(); });
  p.meetings = some([&] { return meeting(); });
  p.left_out = some([&] {
    return model::LeftOut{
        maybe([&] { return index(); }), maybe([&] { return index(); }), message()};
  });
  p.assignment = {large(), large(), index(), index(), index()};
  p.timetable = {number(), number(), number(), index()};
  p.firms_considered = index();
  p.store_revision = text();
  p.replanned_from = number();
  p.changes = some([&] {
    return model::MeetingChange{
        index(), maybe([&] { return meeting(); }), maybe([&] { return meeting(); })};
  });
  p.fewest_changes_proven = truth();
  return p;
}

}  // namespace rongtong::tests
