#include "demo/event.h"

#include <algorithm>
#include <set>

#include "demo/words.h"

namespace rongtong::demo {

namespace {

std::string filled(std::string text, std::string_view mark, const std::string& with) {
  const auto at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), with);
}

std::vector<model::EventSession> sessions(const EventWording& wording, base::Date first) {
  std::vector<model::EventSession> result;
  for (const auto& session : wording.sessions) {
    const auto day = base::date_from_days(base::days_since_epoch(first) + session.day);
    const model::ClockSpan pause{session.break_from, session.break_until};
    result.push_back({day, session.name, {session.from, session.until}, {pause}});
  }
  return result;
}

/// Firms by need that could well meet it: of its trades, no large one, and with one of its keywords
/// in the scope first.
class Prospects {
 public:
  explicit Prospects(const DemoCity& city) : city_(city) {
    for (std::size_t i = city.issuers; i < city.firms.size(); ++i) {
      if (city.firms[i].enterprise.size_class != "large")
        by_trade_[city.firms[i].trade].push_back(i);
    }
  }

  std::vector<std::size_t> of(const DemoNeed& need) const {
    std::vector<std::size_t> named;
    std::vector<std::size_t> others;
    for (const auto trade : need.trades) {
      const auto firms = by_trade_.find(trade);
      if (firms == by_trade_.end()) continue;
      for (const auto firm : firms->second) (names(need, firm) ? named : others).push_back(firm);
    }
    named.insert(named.end(), others.begin(), others.end());
    return named;
  }

 private:
  bool names(const DemoNeed& need, std::size_t firm) const {
    const auto& scope = city_.firms[firm].enterprise.business_scope;
    return std::ranges::any_of(need.need.keywords, [&](const std::string& word) {
      return scope.find(word) != std::string::npos;
    });
  }

  const DemoCity& city_;
  std::map<std::size_t, std::vector<std::size_t>> by_trade_;
};

/// Slots of all meetings of an issuer when every invitation is used.
int slots_wanted(const EventWording& wording, const DemoCity& city, const std::string& issuer) {
  int slots = 0;
  for (const auto& need : city.needs) {
    if (need.need.issuer != issuer) continue;
    const bool is_long = need.need.need_type == "rnd";
    slots += need.need.invitations * (is_long ? wording.long_minutes / wording.slot_minutes : 1);
  }
  return slots;
}

std::vector<model::IssuerTeams> make_teams(
    const Grammar& grammar, const DemoCity& city, const std::vector<model::EventSession>& sessions
) {
  std::vector<model::IssuerTeams> result;
  for (std::size_t i = 0; i < grammar.issuers.size(); ++i) {
    const auto& issuer = grammar.issuers[i];
    const int each = grammar.event.slots_per_team;
    const int wanted = (slots_wanted(grammar.event, city, issuer.name) + each - 1) / each;
    model::IssuerTeams teams{issuer.name, {}};
    for (int number = 1; number <= std::max(wanted, issuer.teams); ++number) {
      teams.teams.push_back({filled(grammar.event.team, "{n}", std::to_string(number)), {}, {}});
    }
    // One issuer in five has a team that is away for part of a session.
    if (i % 5 == 2) {
      const auto& session = sessions[i % sessions.size()];
      const int from = session.span.from;
      teams.teams.back().absences.push_back({session.day, model::ClockSpan{from, from + 60}});
    }
    result.push_back(std::move(teams));
  }
  return result;
}

/// A01 … A12, B01 …: rows of twelve tables.
std::vector<std::string> table_names(const std::vector<model::IssuerTeams>& issuers) {
  constexpr std::size_t kRow = 12;
  std::size_t count = 0;
  for (const auto& issuer : issuers) count += issuer.teams.size();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = std::to_string(i % kRow + 1);
    const auto row = static_cast<char>('A' + static_cast<int>(i / kRow));
    names.push_back(std::string(1, row) + (number.size() < 2 ? "0" : "") + number);
  }
  return names;
}

void add_willingness(
    base::Random& random,
    const Grammar& grammar,
    const DemoOptions& options,
    const DemoCity& city,
    const Prospects& prospects,
    model::DockingEvent& event
) {
  constexpr std::size_t kAsked = 14;
  for (const auto& need : city.needs) {
    auto firms = prospects.of(need);
    firms.resize(std::min(firms.size(), 2 * kAsked));
    random.shuffle(firms);
    firms.resize(std::min(firms.size(), kAsked / 2));
    for (const auto firm : firms) {
      const auto draw = random.below(100);
      const auto answer = draw < 62   ? model::Answer::kInterested
                          : draw < 85 ? model::Answer::kLater
                                      : model::Answer::kNo;
      const auto& reasons = answer == model::Answer::kInterested ? grammar.willing_reasons
                            : answer == model::Answer::kLater    ? grammar.later_reasons
                                                                 : grammar.unwilling_reasons;
      const auto day = base::days_since_epoch(options.first_day) - between(random, 6, 30);
      event.willingness.push_back(
          {city.firms[firm].enterprise.credit_code,
           need.need.public_code,
           answer,
           random.pick(reasons),
           base::date_from_days(day)}
      );
    }
  }
}

/// Firms that bring one limit or absence of their own.
void add_firm_terms(
    base::Random& random,
    const DemoCity& city,
    const Prospects& prospects,
    model::DockingEvent& event
) {
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < city.needs.size(); i += 4) {
    const auto firms = prospects.of(city.needs[i]);
    if (firms.empty() || !seen.insert(firms[0]).second) continue;
    model::FirmTerms terms{city.firms[firms[0]].enterprise.credit_code, {}, {}};
    const auto& session = event.sessions[random.below(4)];
    if (i % 3 == 0) terms.most_meetings = between(random, 1, 2);
    if (i % 3 == 1) terms.absences.push_back({session.day, std::nullopt});
    if (i % 3 == 2) terms.absences.push_back({session.day, session.span});
    event.firms.push_back(std::move(terms));
  }
}

void add_pairs(const DemoCity& city, const Prospects& prospects, model::DockingEvent& event) {
  const auto pair = [&](std::size_t need, std::size_t at) {
    const auto firms = prospects.of(city.needs[need]);
    const auto& firm = city.firms[firms.at(std::min(at, firms.size() - 1))];
    return model::FirmAndNeed{firm.enterprise.credit_code, city.needs[need].need.public_code};
  };
  const std::size_t step = std::max<std::size_t>(city.needs.size() / 6, 1);
  for (std::size_t need = 1; need < city.needs.size(); need += step) {
    (event.pinned.size() < 3 ? event.pinned : event.forbidden).push_back(pair(need, 1));
  }
}

}  // namespace

model::DockingEvent make_event(
    const Grammar& grammar, const DemoOptions& options, const DemoCity& city
) {
  model::DockingEvent event;
  const auto& wording = grammar.event;
  const auto year = std::to_string(static_cast<int>(options.first_day.year()));
  const auto& place = grammar.city.city;
  event.code = "RT-DEMO-" + year;
  event.title = filled(filled(wording.title, "{year}", year), "{city}", place);
  for (const auto& host : wording.hosts) event.hosts.push_back(filled(host, "{city}", place));
  event.place = filled(wording.place, "{city}", place);
  event.sessions = sessions(wording, options.first_day);
  event.slot_minutes = wording.slot_minutes;
  event.meeting_minutes = wording.slot_minutes;
  for (const auto& need : city.needs) {
    event.needs.push_back(need.need.public_code);
    if (need.need.need_type == "rnd") {
      event.meeting_minutes_of[need.need.public_code] = wording.long_minutes;
    }
  }
  event.issuers = make_teams(grammar, city, event.sessions);
  event.table_names = table_names(event.issuers);
  event.tables = static_cast<int>(event.table_names.size());
  event.most_meetings_per_firm = 3;
  event.least_meetings_per_need = 3;
  event.seed = options.seed;
  event.synthetic = true;
  const Prospects prospects(city);
  base::Random random(options.seed ^ 0xe7e47U);
  add_willingness(random, grammar, options, city, prospects, event);
  add_firm_terms(random, city, prospects, event);
  add_pairs(city, prospects, event);
  return event;
}

}  // namespace rongtong::demo
