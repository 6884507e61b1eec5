#include "usecase/event_axis.h"

#include <gtest/gtest.h>

namespace rongtong::usecase {
namespace {

using std::chrono::June;
constexpr base::Date kFirst = std::chrono::year{2026} / June / 8;
constexpr base::Date kSecond = std::chrono::year{2026} / June / 9;

/// A morning 09:00–10:30 with a break 09:40–09:50, and one hour of the next day; slots of 20
/// minutes.
model::DockingEvent two_days() {
  model::DockingEvent event;
  event.sessions.push_back({kFirst, "上午", {540, 630}, {{580, 590}}});
  event.sessions.push_back({kSecond, "上午", {540, 600}, {}});
  return event;
}

TEST(EventAxis, BreaksAndSessionsCutSegments) {
  const EventAxis axis(two_days());
  EXPECT_EQ(axis.segments(), (std::vector<plan::Index>{2, 2, 3}));
  ASSERT_EQ(axis.slots().size(), 7U);
  EXPECT_EQ(axis.slots()[2].from, 590);
  EXPECT_EQ(axis.day_of(4), kSecond);
}

TEST(EventAxis, AnAbsenceTakesEverySlotItTouches) {
  const EventAxis axis(two_days());
  const model::Absence nine_thirty{kFirst, model::ClockSpan{570, 595}};
  EXPECT_EQ(axis.touched_by({nine_thirty}), (std::vector<plan::Index>{1, 2}));
  EXPECT_EQ(axis.touched_by({{kSecond, std::nullopt}}), (std::vector<plan::Index>{4, 5, 6}));
}

TEST(EventAxis, FindsSlotsByTheirBeginning) {
  const EventAxis axis(two_days());
  EXPECT_EQ(axis.slot_at(kFirst, 590), 2U);
  EXPECT_EQ(axis.slot_at(kFirst, 580), std::nullopt);
  EXPECT_EQ(axis.length_of(20), 1U);
  EXPECT_EQ(axis.length_of(30), 2U);
}

}  // namespace
}  // namespace rongtong::usecase
