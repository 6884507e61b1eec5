#include <algorithm>
#include <map>
#include <set>

#include "intake/event_yaml.h"

namespace rongtong::intake {

namespace {

/// Collects findings that have a path but no line.
class Check {
 public:
  Check(
      const model::DockingEvent& event,
      const std::vector<model::Need>& needs,
      const std::function<bool(const model::CreditCode&)>& knows
  )
      : event_(event), knows_(knows) {
    for (const auto& need : needs) issuer_of_[need.public_code] = need.issuer;
  }

  base::Findings run() {
    check_needs();
    check_issuers();
    check_firms();
    check_pairs();
    return std::move(findings_);
  }

 private:
  template <class... Args>
  void add(
      base::Severity severity,
      std::string_view rule,
      std::string path,
      const std::string& value,
      const Args&... args
  ) {
    findings_.push_back(
        {severity,
         "event." + std::string(rule),
         {"", 0, std::move(path)},
         value,
         base::msg("intake.event." + std::string(rule), value, args...)}
    );
  }
  template <class... Args>
  void reject(std::string_view rule, std::string path, const std::string& value, const Args&... a) {
    add(base::Severity::kReject, rule, std::move(path), value, a...);
  }
  template <class... Args>
  void warn(std::string_view rule, std::string path, const std::string& value, const Args&... a) {
    add(base::Severity::kWarning, rule, std::move(path), value, a...);
  }

  static std::string at(std::string_view list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
  }
  bool has_need(const std::string& code) const { return issuer_of_.contains(code); }

  void check_needs();
  void check_issuers();
  void check_team(const model::IssuerTeams& issuer, std::size_t team, const std::string& path);
  void check_firms();
  void check_pairs();
  bool never_there(const std::vector<model::Absence>& absences) const;

  const model::DockingEvent& event_;
  const std::function<bool(const model::CreditCode&)>& knows_;
  std::map<std::string, std::string> issuer_of_;  ///< by public code
  base::Findings findings_;
};

/// Whether the absences cover every session, taken one by one: enough for people's files.
bool Check::never_there(const std::vector<model::Absence>& absences) const {
  if (absences.empty() || event_.sessions.empty()) return false;
  return std::ranges::all_of(event_.sessions, [&](const model::EventSession& session) {
    return std::ranges::any_of(absences, [&](const model::Absence& absence) {
      if (absence.day != session.day) return false;
      return !absence.span ||
             (absence.span->from <= session.span.from && absence.span->until >= session.span.until);
    });
  });
}

void Check::check_needs() {
  for (std::size_t i = 0; i < event_.needs.size(); ++i) {
    if (!has_need(event_.needs[i])) reject("unknown_need", at("needs", i), event_.needs[i]);
  }
  for (const auto& [need, minutes] : event_.meeting_minutes_of) {
    if (!has_need(need)) warn("unknown_need_of", "meeting_minutes_of." + need, need);
  }
}

void Check::check_team(
    const model::IssuerTeams& issuer, std::size_t team, const std::string& path
) {
  const auto& needs = issuer.teams[team].needs;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const auto found = issuer_of_.find(needs[i]);
    const auto place = path + "." + at("needs", i);
    if (found == issuer_of_.end()) {
      reject("unknown_need", place, needs[i]);
    } else if (found->second != issuer.issuer) {
      reject("need_of_another", place, needs[i], issuer.issuer, found->second);
    }
  }
  if (never_there(issuer.teams[team].absences)) {
    warn("team_never_there", path + ".absences", issuer.teams[team].name, issuer.issuer);
  }
}

void Check::check_issuers() {
  std::set<std::string> with_need;
  for (const auto& [need, issuer] : issuer_of_) with_need.insert(issuer);
  for (std::size_t i = 0; i < event_.issuers.size(); ++i) {
    const auto& issuer = event_.issuers[i];
    const auto path = at("issuers", i);
    if (!with_need.contains(issuer.issuer)) {
      warn("issuer_without_need", path + ".issuer", issuer.issuer);
    }
    for (std::size_t team = 0; team < issuer.teams.size(); ++team) {
      check_team(issuer, team, path + "." + at("teams", team));
    }
  }
}

void Check::check_firms() {
  const auto known = [&](const model::CreditCode& code) { return knows_(code); };
  for (std::size_t i = 0; i < event_.guests.size(); ++i) {
    const auto code = std::string(event_.guests[i].text());
    if (!known(event_.guests[i])) reject("unknown_guest", at("guests", i), code);
  }
  for (std::size_t i = 0; i < event_.firms.size(); ++i) {
    const auto& firm = event_.firms[i];
    const auto code = std::string(firm.firm.text());
    if (!known(firm.firm)) warn("unknown_firm", at("firms", i) + ".firm", code);
    if (never_there(firm.absences)) warn("firm_never_there", at("firms", i) + ".absences", code);
  }
  for (std::size_t i = 0; i < event_.willingness.size(); ++i) {
    const auto& answer = event_.willingness[i];
    const auto path = at("willingness", i);
    if (!known(answer.firm)) {
      warn("unknown_firm", path + ".firm", std::string(answer.firm.text()));
    }
    if (!answer.need.empty() && !has_need(answer.need)) {
      warn("unknown_need_of", path + ".need", answer.need);
    }
  }
}

void Check::check_pairs() {
  for (std::size_t i = 0; i < event_.pinned.size(); ++i) {
    const auto& pin = event_.pinned[i];
    const auto path = at("pinned", i);
    const auto code = std::string(pin.firm.text());
    if (!knows_(pin.firm)) reject("unknown_pin", path + ".firm", code);
    if (!has_need(pin.need)) reject("unknown_need", path + ".need", pin.need);
    if (std::ranges::count(event_.forbidden, pin) > 0) {
      reject("pinned_and_forbidden", path, code + " " + pin.need);
    }
  }
  for (std::size_t i = 0; i < event_.forbidden.size(); ++i) {
    const auto& pair = event_.forbidden[i];
    const auto path = at("forbidden", i);
    if (!knows_(pair.firm)) warn("unknown_firm", path + ".firm", std::string(pair.firm.text()));
    if (!has_need(pair.need)) warn("unknown_need_of", path + ".need", pair.need);
  }
}

}  // namespace

base::Findings check_event_against(
    const model::DockingEvent& event,
    const std::vector<model::Need>& needs,
    const std::function<bool(const model::CreditCode&)>& knows
) {
  return Check(event, needs, knows).run();
}

}  // namespace rongtong::intake
