#include "usecase/event_axis.h"

#include <algorithm>

#include "base/error.h"

namespace rongtong::usecase {

EventAxis::EventAxis(const model::DockingEvent& event) : slot_minutes_(event.slot_minutes) {
  RT_INVARIANT(slot_minutes_ > 0, "an event without slot length");
  for (std::size_t s = 0; s < event.sessions.size(); ++s) {
    const auto& session = event.sessions[s];
    days_.push_back(session.day);
    auto breaks = session.breaks;
    std::ranges::sort(breaks, {}, &model::ClockSpan::from);
    int from = session.span.from;
    for (const auto& pause : breaks) {
      add_segment(s, {from, pause.from});
      from = pause.until;
    }
    add_segment(s, {from, session.span.until});
  }
}

void EventAxis::add_segment(std::size_t session, model::ClockSpan span) {
  plan::Index count = 0;
  for (int from = span.from; from + slot_minutes_ <= span.until; from += slot_minutes_) {
    slots_.push_back({session, from});
    ++count;
  }
  if (count > 0) segments_.push_back(count);
}

std::vector<plan::Index> EventAxis::touched_by(const std::vector<model::Absence>& absences) const {
  std::vector<plan::Index> touched;
  for (plan::Index i = 0; i < slots_.size(); ++i) {
    const int from = slots_[i].from;
    const int until = from + slot_minutes_;
    const bool away = std::ranges::any_of(absences, [&](const model::Absence& absence) {
      if (absence.day != days_[slots_[i].session]) return false;
      return !absence.span || (absence.span->from < until && from < absence.span->until);
    });
    if (away) touched.push_back(i);
  }
  return touched;
}

plan::Index EventAxis::length_of(int minutes) const {
  return static_cast<plan::Index>(std::max(1, (minutes + slot_minutes_ - 1) / slot_minutes_));
}

std::optional<plan::Index> EventAxis::slot_at(base::Date day, int from) const {
  for (plan::Index i = 0; i < slots_.size(); ++i) {
    if (days_[slots_[i].session] == day && slots_[i].from == from) return i;
  }
  return std::nullopt;
}

base::Date EventAxis::day_of(plan::Index slot) const { return days_[slots_[slot].session]; }

}  // namespace rongtong::usecase
