#include <charconv>
#include <cstdio>

#include "base/message.h"
#include "intake/event_yaml.h"

namespace rongtong::intake {

namespace {

/// A text in double quotes, as YAML 1.2 section 7.3.1 has it.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string clock(int minutes) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
  return text;
}

std::string span(const model::ClockSpan& span) {
  return clock(span.from) + "-" + clock(span.until);
}

std::string number(double value) {
  char text[32];
  const auto [end, code] = std::to_chars(std::begin(text), std::end(text), value);
  return std::string(text, code == std::errc() ? end : text);
}

std::string code_text(const model::CreditCode& code) { return std::string(code.text()); }

const char* answer_text(model::Answer answer) {
  switch (answer) {
    case model::Answer::kInterested:
      return "interested";
    case model::Answer::kLater:
      return "later";
    case model::Answer::kNo:
      break;
  }
  return "no";
}

class Writer {
 public:
  std::string write(const model::DockingEvent& event);

 private:
  /// The comment of one key, Chinese and English, a line each.
  void comment(std::string_view key) {
    for (const auto language : {base::Language::kChinese, base::Language::kEnglish}) {
      text_ += "# " + base::phrase("intake.event.comment." + std::string(key), language) + "\n";
    }
  }
  void line(std::string_view key, const std::string& value) {
    comment(key);
    text_ += std::string(key) + ": " + value + "\n";
  }
  /// A key with a list below it; `[]` when it is empty.
  bool list(std::string_view key, bool empty) {
    comment(key);
    text_ += std::string(key) + (empty ? ": []\n" : ":\n");
    return !empty;
  }
  void texts(std::string_view key, const std::vector<std::string>& values);
  void absences(const std::vector<model::Absence>& absences, const std::string& indent);
  void times(const model::DockingEvent& event);
  void issuers(const model::DockingEvent& event);
  void limits(const model::DockingEvent& event);
  void firms(const model::DockingEvent& event);
  void willingness(const model::DockingEvent& event);
  void pairs(std::string_view key, const std::vector<model::FirmAndNeed>& pairs);

  std::string text_;
};

std::string flow(const std::vector<std::string>& values) {
  std::string text = "[";
  for (const auto& value : values) text += (text.size() > 1 ? ", " : "") + quoted(value);
  return text + "]";
}

void Writer::texts(std::string_view key, const std::vector<std::string>& values) {
  if (!list(key, values.empty())) return;
  for (const auto& value : values) text_ += "  - " + quoted(value) + "\n";
}

void Writer::absences(const std::vector<model::Absence>& absences, const std::string& indent) {
  if (absences.empty()) return;
  text_ += indent + "absences:\n";
  for (const auto& absence : absences) {
    text_ += indent + "  - { day: " + base::to_iso(absence.day);
    if (absence.span) text_ += ", time: " + quoted(span(*absence.span));
    text_ += " }\n";
  }
}

void Writer::times(const model::DockingEvent& event) {
  if (list("sessions", event.sessions.empty())) {
    for (const auto& session : event.sessions) {
      text_ += "  - day: " + base::to_iso(session.day) + "\n";
      if (!session.name.empty()) text_ += "    name: " + quoted(session.name) + "\n";
      text_ += "    time: " + quoted(span(session.span)) + "\n";
      std::vector<std::string> breaks;
      for (const auto& pause : session.breaks) breaks.push_back(span(pause));
      if (!breaks.empty()) text_ += "    breaks: " + flow(breaks) + "\n";
    }
  }
  line("slot_minutes", std::to_string(event.slot_minutes));
  line("meeting_minutes", std::to_string(event.meeting_minutes));
  comment("meeting_minutes_of");
  text_ += event.meeting_minutes_of.empty() ? "meeting_minutes_of: {}\n" : "meeting_minutes_of:\n";
  for (const auto& [need, minutes] : event.meeting_minutes_of) {
    text_ += "  " + quoted(need) + ": " + std::to_string(minutes) + "\n";
  }
}

void Writer::issuers(const model::DockingEvent& event) {
  if (!list("issuers", event.issuers.empty())) return;
  for (const auto& issuer : event.issuers) {
    text_ += "  - issuer: " + quoted(issuer.issuer) + "\n";
    text_ += issuer.teams.empty() ? "    teams: []\n" : "    teams:\n";
    for (const auto& team : issuer.teams) {
      text_ += "      - name: " + quoted(team.name) + "\n";
      if (!team.needs.empty()) text_ += "        needs: " + flow(team.needs) + "\n";
      absences(team.absences, "        ");
    }
  }
}

void Writer::limits(const model::DockingEvent& event) {
  line("most_meetings_per_firm", std::to_string(event.most_meetings_per_firm));
  line("least_meetings_per_need", std::to_string(event.least_meetings_per_need));
  line("candidates_per_need", std::to_string(event.candidates_per_need));
  comment("weights");
  text_ += "weights: { match: " + number(event.weights.match);
  text_ += ", interested: " + number(event.weights.interested);
  text_ += ", later: " + number(event.weights.later);
  text_ += ", unanswered: " + number(event.weights.unanswered) + " }\n";
}

void Writer::firms(const model::DockingEvent& event) {
  if (!list("firms", event.firms.empty())) return;
  for (const auto& firm : event.firms) {
    text_ += "  - firm: " + quoted(code_text(firm.firm)) + "\n";
    if (firm.most_meetings) {
      text_ += "    most_meetings: " + std::to_string(*firm.most_meetings) + "\n";
    }
    absences(firm.absences, "    ");
  }
}

void Writer::willingness(const model::DockingEvent& event) {
  if (!list("willingness", event.willingness.empty())) return;
  for (const auto& answer : event.willingness) {
    text_ += "  - { firm: " + quoted(code_text(answer.firm));
    if (!answer.need.empty()) text_ += ", need: " + quoted(answer.need);
    text_ += std::string(", answer: ") + quoted(answer_text(answer.answer));
    if (!answer.reason.empty()) text_ += ", reason: " + quoted(answer.reason);
    if (answer.given_on) text_ += ", given_on: " + base::to_iso(*answer.given_on);
    text_ += " }\n";
  }
}

void Writer::pairs(std::string_view key, const std::vector<model::FirmAndNeed>& pairs) {
  if (!list(key, pairs.empty())) return;
  for (const auto& pair : pairs) {
    text_ +=
        "  - { firm: " + quoted(code_text(pair.firm)) + ", need: " + quoted(pair.need) + " }\n";
  }
}

std::string Writer::write(const model::DockingEvent& event) {
  comment("head");
  line("code", quoted(event.code));
  line("title", quoted(event.title));
  texts("hosts", event.hosts);
  if (!event.place.empty()) line("place", quoted(event.place));
  times(event);
  line("tables", std::to_string(event.tables));
  comment("table_names");
  text_ += "table_names: " + flow(event.table_names) + "\n";
  comment("needs");
  text_ += "needs: " + flow(event.needs) + "\n";
  issuers(event);
  std::vector<std::string> guests;
  for (const auto& guest : event.guests) guests.push_back(code_text(guest));
  texts("guests", guests);
  limits(event);
  firms(event);
  willingness(event);
  pairs("pinned", event.pinned);
  pairs("forbidden", event.forbidden);
  line("seed", std::to_string(event.seed));
  line("synthetic", event.synthetic ? "true" : "false");
  return std::move(text_);
}

}  // namespace

std::string event_to_yaml(const model::DockingEvent& event) { return Writer().write(event); }

}  // namespace rongtong::intake
