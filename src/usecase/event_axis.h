#pragma once

#include <cstddef>
#include <vector>

#include "model/event.h"
#include "plan/assignment.h"

namespace rongtong::usecase {

/// The meeting slots of an event on one axis, in the order of time. Sessions and breaks cut it into
/// segments; what is left of a segment that is shorter than a slot is not used.
class EventAxis {
 public:
  struct Slot {
    std::size_t session = 0;  ///< index into DockingEvent::sessions
    int from = 0;             ///< minutes since midnight
  };

  explicit EventAxis(const model::DockingEvent& event);

  const std::vector<Slot>& slots() const { return slots_; }
  /// Number of slots of each segment.
  const std::vector<plan::Index>& segments() const { return segments_; }
  int slot_minutes() const { return slot_minutes_; }

  /// The slots that an absence touches, ascending.
  std::vector<plan::Index> touched_by(const std::vector<model::Absence>& absences) const;
  /// How many slots a meeting of `minutes` takes.
  plan::Index length_of(int minutes) const;
  /// The slot that begins then, if any.
  std::optional<plan::Index> slot_at(base::Date day, int from) const;
  base::Date day_of(plan::Index slot) const;

 private:
  void add_segment(std::size_t session, model::ClockSpan span);

  int slot_minutes_;
  std::vector<base::Date> days_;  ///< by session
  std::vector<Slot> slots_;
  std::vector<plan::Index> segments_;
};

}  // namespace rongtong::usecase
