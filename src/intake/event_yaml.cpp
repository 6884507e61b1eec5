#include "intake/event_yaml.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "intake/event_fields.h"
#include "intake/event_sessions.h"

namespace rongtong::intake {

namespace {

using base::YamlNode;

/// Tells values that were given before.
template <class T>
class Once {
 public:
  /// `rule`: of the finding about a repeated one.
  explicit Once(std::string_view rule) : rule_(rule) {}
  bool first(const YamlNode& node, const T& value, const std::string& shown) {
    if (seen_.insert(value).second) return true;
    event_fault(node, rule_, shown);
    return false;
  }

 private:
  std::string rule_;
  std::set<T> seen_;
};

std::vector<std::string> read_names(const YamlNode& list, std::string_view rule) {
  std::vector<std::string> names;
  if (!list.present()) return names;
  Once<std::string> once(rule);
  for (const auto& node : list.items()) {
    if (auto name = read_text(node)) {
      if (once.first(node, *name, *name)) names.push_back(std::move(*name));
    }
  }
  return names;
}

model::IssuerTeam read_team(const YamlNode& node) {
  model::IssuerTeam team;
  keep(team.name, read_text(node.required("name")));
  team.needs = read_names(node.child("needs"), "need_twice");
  const auto absences = node.child("absences");
  if (absences.present()) team.absences = read_absences(absences);
  node.finish();
  return team;
}

void read_issuers(const YamlNode& list, model::DockingEvent& event) {
  Once<std::string> once("issuer_twice");
  for (const auto& node : list.items()) {
    model::IssuerTeams issuer;
    const auto name_node = node.required("issuer");
    keep(issuer.issuer, read_text(name_node));
    Once<std::string> teams("team_twice");
    for (const auto& team : node.required("teams").items()) {
      issuer.teams.push_back(read_team(team));
      const auto& name = issuer.teams.back().name;
      if (!name.empty()) teams.first(team, name, name);
    }
    node.finish();
    if (issuer.issuer.empty()) continue;
    if (once.first(name_node, issuer.issuer, issuer.issuer)) {
      event.issuers.push_back(std::move(issuer));
    }
  }
}

void read_firms(const YamlNode& list, model::DockingEvent& event) {
  Once<model::CreditCode> once("firm_twice");
  for (const auto& node : list.items()) {
    const auto code = read_code(node.required("firm"));
    const auto most = read_int(node.child("most_meetings"), 0, 100);
    const auto absences = node.child("absences");
    auto away = absences.present() ? read_absences(absences) : std::vector<model::Absence>();
    node.finish();
    if (!code || !once.first(node, *code, std::string(code->text()))) continue;
    event.firms.push_back({*code, most, std::move(away)});
  }
}

std::optional<model::Answer> read_answer(const YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  if (*text == "interested") return model::Answer::kInterested;
  if (*text == "later") return model::Answer::kLater;
  if (*text == "no") return model::Answer::kNo;
  event_fault(node, "answer", *text);
  return std::nullopt;
}

void read_willingness(const YamlNode& list, model::DockingEvent& event) {
  for (const auto& node : list.items()) {
    const auto code = read_code(node.required("firm"));
    const auto answer = read_answer(node.required("answer"));
    const auto need = read_text(node.child("need"));
    const auto reason = node.child("reason").text();
    const auto day = read_day(node.child("given_on"));
    node.finish();
    if (!code || !answer) continue;
    event.willingness.push_back({*code, need.value_or(""), *answer, reason.value_or(""), day});
  }
}

std::vector<model::FirmAndNeed> read_pairs(const YamlNode& list) {
  std::vector<model::FirmAndNeed> pairs;
  Once<std::pair<model::CreditCode, std::string>> once("pair_twice");
  for (const auto& node : list.items()) {
    const auto code = read_code(node.required("firm"));
    const auto need = read_text(node.required("need"));
    node.finish();
    if (!code || !need) continue;
    if (once.first(node, {*code, *need}, std::string(code->text()) + " " + *need)) {
      pairs.push_back({*code, *need});
    }
  }
  return pairs;
}

void read_guests(const YamlNode& list, model::DockingEvent& event) {
  Once<model::CreditCode> once("guest_twice");
  for (const auto& node : list.items()) {
    const auto code = read_code(node);
    if (code && once.first(node, *code, std::string(code->text()))) event.guests.push_back(*code);
  }
}

void read_weights(const YamlNode& node, model::PlanWeights& weights) {
  keep(weights.match, read_weight(node.child("match")));
  keep(weights.interested, read_weight(node.child("interested")));
  keep(weights.later, read_weight(node.child("later")));
  keep(weights.unanswered, read_weight(node.child("unanswered")));
  node.finish();
}

void check_length(const YamlNode& node, int minutes, const model::DockingEvent& event) {
  if (minutes % event.slot_minutes != 0) {
    event_fault(node, "off_grid", minutes, event.slot_minutes);
  } else if (!event.sessions.empty() && minutes > longest_run(event.sessions, event.slot_minutes)) {
    event_fault(node, "too_long", minutes, longest_run(event.sessions, event.slot_minutes));
  }
}

/// Lengths: the grid, the sessions that lie on it, and the meetings.
void read_times(const YamlNode& root, model::DockingEvent& event) {
  keep(event.slot_minutes, read_int(root.child("slot_minutes"), 5, 240));
  event.sessions = read_sessions(root.required("sessions"), event.slot_minutes);
  const auto length = root.child("meeting_minutes");
  event.meeting_minutes = event.slot_minutes;
  keep(event.meeting_minutes, read_int(length, 5, 480));
  if (length.present()) check_length(length, event.meeting_minutes, event);
  const auto by_need = root.child("meeting_minutes_of");
  if (!by_need.present()) return;
  for (const auto& need : by_need.keys()) {
    const auto node = by_need.child(need);
    const auto minutes = read_int(node, 5, 480);
    if (!minutes) continue;
    check_length(node, *minutes, event);
    event.meeting_minutes_of[need] = *minutes;
  }
}

void read_tables(const YamlNode& root, model::DockingEvent& event) {
  keep(event.tables, read_int(root.child("tables"), 0, 10000));
  const auto names = root.child("table_names");
  event.table_names = read_names(names, "table_twice");
  if (event.table_names.empty()) return;
  const auto count = static_cast<int>(event.table_names.size());
  if (event.tables == 0) event.tables = count;
  if (count != event.tables) event_fault(names, "table_names", count, event.tables);
}

void read_seed(const YamlNode& node, std::uint64_t& seed) {
  const auto text = node.text();
  if (!text) return;
  const auto [stop, code] = std::from_chars(text->data(), text->data() + text->size(), seed);
  if (code != std::errc() || stop != text->data() + text->size()) event_fault(node, "seed", *text);
}

/// Reads a list that may be missing.
template <class Read>
void if_present(const YamlNode& node, Read read) {
  if (node.present()) read(node);
}

void read_limits(const YamlNode& root, model::DockingEvent& event) {
  keep(event.most_meetings_per_firm, read_int(root.child("most_meetings_per_firm"), 1, 100));
  keep(event.least_meetings_per_need, read_int(root.child("least_meetings_per_need"), 0, 200));
  keep(event.candidates_per_need, read_int(root.child("candidates_per_need"), 1, 10000));
  if_present(root.child("weights"), [&](const auto& node) { read_weights(node, event.weights); });
  read_seed(root.child("seed"), event.seed);
  keep(event.synthetic, root.child("synthetic").boolean());
}

model::DockingEvent read_root(const YamlNode& root) {
  model::DockingEvent event;
  keep(event.code, read_text(root.required("code")));
  keep(event.title, read_text(root.required("title")));
  event.hosts = read_names(root.child("hosts"), "host_twice");
  keep(event.place, read_text(root.child("place")));
  read_times(root, event);
  read_tables(root, event);
  event.needs = read_names(root.child("needs"), "need_twice");
  if_present(root.child("issuers"), [&](const auto& node) { read_issuers(node, event); });
  if_present(root.child("guests"), [&](const auto& node) { read_guests(node, event); });
  read_limits(root, event);
  if_present(root.child("firms"), [&](const auto& node) { read_firms(node, event); });
  if_present(root.child("willingness"), [&](const auto& node) { read_willingness(node, event); });
  if_present(root.child("pinned"), [&](const auto& node) { event.pinned = read_pairs(node); });
  if_present(root.child("forbidden"), [&](const auto& node) {
    event.forbidden = read_pairs(node);
  });
  root.finish();
  return event;
}

}  // namespace

ReadEvent read_event_yaml(std::string_view text, const std::string& file) {
  const auto document = base::YamlDocument::parse(text, file);
  ReadEvent result;
  if (!base::rejected(document.findings())) {
    if (document.root().is_map()) {
      result.event = read_root(document.root());
    } else {
      document.root().fault("event.no_map", base::msg("intake.event.no_map"));
    }
  }
  result.findings = document.findings();
  if (base::rejected(result.findings)) result.event.reset();
  return result;
}

}  // namespace rongtong::intake
