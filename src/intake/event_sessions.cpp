#include "intake/event_sessions.h"

#include <algorithm>
#include <tuple>

#include "intake/event_fields.h"

namespace rongtong::intake {

namespace {

/// A session with the node it was read from, for faults that show only beside others.
struct Found {
  model::EventSession session;
  base::YamlNode node;
};

bool overlap(const model::ClockSpan& a, const model::ClockSpan& b) {
  return a.from < b.until && b.from < a.until;
}

std::vector<model::ClockSpan> read_breaks(const base::YamlNode& list, const model::ClockSpan& in) {
  std::vector<std::pair<model::ClockSpan, base::YamlNode>> breaks;
  for (const auto& node : list.items()) {
    const auto span = read_span(node);
    if (!span) continue;
    if (span->from < in.from || span->until > in.until) {
      event_fault(node, "break_outside", node.text().value_or(""));
      continue;
    }
    for (const auto& [other, there] : breaks) {
      if (!overlap(other, *span)) continue;
      event_fault(node, "break_overlap", node.text().value_or(""), there.text().value_or(""));
    }
    breaks.emplace_back(*span, node);
  }
  std::vector<model::ClockSpan> result;
  result.reserve(breaks.size());
  for (const auto& [span, node] : breaks) result.push_back(span);
  std::ranges::sort(result, {}, &model::ClockSpan::from);
  return result;
}

/// Minutes of the runs between the breaks.
std::vector<int> runs_of(const model::EventSession& session) {
  std::vector<int> runs;
  int from = session.span.from;
  for (const auto& pause : session.breaks) {
    runs.push_back(pause.from - from);
    from = pause.until;
  }
  runs.push_back(session.span.until - from);
  return runs;
}

void check_grid(const Found& found, int slot_minutes) {
  int slots = 0;
  int rest = 0;
  for (const int run : runs_of(found.session)) {
    slots += std::max(run, 0) / slot_minutes;
    rest += std::max(run, 0) % slot_minutes;
  }
  if (slots == 0) event_fault(found.node, "session_too_short", found.session.name, slot_minutes);
  if (slots > 0 && rest > 0) {
    found.node.fault(
        "event.session_rest",
        base::msg("intake.event.session_rest", found.session.name, rest, slot_minutes),
        base::Severity::kWarning
    );
  }
}

std::optional<Found> read_session(const base::YamlNode& node) {
  Found found{{}, node};
  const auto day = read_day(node.required("day"));
  const auto span = read_span(node.required("time"));
  keep(found.session.name, read_text(node.child("name")));
  const auto breaks = node.child("breaks");
  if (span && breaks.present()) found.session.breaks = read_breaks(breaks, *span);
  node.finish();
  if (!day || !span) return std::nullopt;
  found.session.day = *day;
  found.session.span = *span;
  return found;
}

void check_overlaps(const std::vector<Found>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto& a = found[i].session;
      const auto& b = found[j].session;
      if (a.day != b.day || !overlap(a.span, b.span)) continue;
      event_fault(found[i].node, "session_overlap", a.name, b.name, found[j].node.place().line);
    }
  }
}

}  // namespace

std::vector<model::EventSession> read_sessions(const base::YamlNode& list, int slot_minutes) {
  std::vector<Found> found;
  for (const auto& node : list.items()) {
    if (auto session = read_session(node)) found.push_back(std::move(*session));
  }
  if (list.is_list() && list.items().empty()) event_fault(list, "no_sessions", list.path());
  check_overlaps(found);
  for (const auto& session : found) check_grid(session, slot_minutes);
  std::vector<model::EventSession> sessions;
  sessions.reserve(found.size());
  for (auto& session : found) sessions.push_back(std::move(session.session));
  std::ranges::stable_sort(sessions, [](const auto& a, const auto& b) {
    return std::tie(a.day, a.span.from) < std::tie(b.day, b.span.from);
  });
  return sessions;
}

int longest_run(const std::vector<model::EventSession>& sessions, int slot_minutes) {
  int longest = 0;
  for (const auto& session : sessions) {
    for (const int run : runs_of(session)) {
      longest = std::max(longest, run / slot_minutes * slot_minutes);
    }
  }
  return longest;
}

}  // namespace rongtong::intake
