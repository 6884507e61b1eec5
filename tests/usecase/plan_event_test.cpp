// Plans of worlds that are small enough to be worked out by hand.
#include "usecase/plan_event.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "model/credit_code.h"

namespace rongtong::usecase {
namespace {

using model::Answer;

model::CreditCode code(int number) {
  std::string text = "91999999MA000000" + std::to_string(number);
  text += model::CreditCode::check_character(text);
  return model::CreditCode::parse(text).value();
}

model::Enterprise firm(int number) {
  return {
      code(number),
      "第" + std::to_string(number) + "公司",
      {},
      false,
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {},
      {}};
}

/// Firms 1 to 9, each with its number as id.
class NineFirms final : public FirmSource {
 public:
  model::Enterprise firm(model::EnterpriseId id) override {
    return usecase::firm(static_cast<int>(id.value));
  }
  std::optional<model::Enterprise> firm(const model::CreditCode& wanted) override {
    for (int i = 1; i <= 9; ++i) {
      if (code(i) == wanted) return usecase::firm(i);
    }
    return std::nullopt;
  }
};

NeedCandidates need(
    const char* public_code, int invitations, const std::vector<std::pair<int, double>>& candidates
) {
  NeedCandidates result;
  result.need.public_code = public_code;
  result.need.title = public_code;
  result.need.issuer = "发榜企业";
  result.need.invitations = invitations;
  for (const auto& [number, fit] : candidates) {
    model::Candidate candidate;
    candidate.enterprise = model::EnterpriseId(number);
    candidate.fit = fit;
    result.result.candidates.push_back(candidate);
  }
  return result;
}

/// One morning of `slots` slots of 20 minutes; each firm may have one meeting.
model::DockingEvent morning(int slots) {
  model::DockingEvent event;
  event.code = "e";
  event.sessions.push_back(
      {std::chrono::year{2026} / std::chrono::June / 8, "上午", {540, 540 + 20 * slots}, {}}
  );
  event.most_meetings_per_firm = 1;
  return event;
}

std::set<std::pair<std::string, std::string>> pairs(const model::Plan& plan) {
  std::set<std::pair<std::string, std::string>> result;
  for (const auto& invitation : plan.invitations) {
    result.emplace(plan.needs[invitation.need].public_code, plan.firms[invitation.firm].name);
  }
  return result;
}

model::Plan plan_of(const model::DockingEvent& event, const std::vector<NeedCandidates>& needs) {
  NineFirms firms;
  return make_plan(event, needs, firms, {"2026-06-01T00:00:00Z", "1"});
}

TEST(MakePlan, IsBestForAllTogetherNotNeedByNeed) {
  // Need by need A takes firm 1 (0.9) and leaves B with nothing; together 0.8 + 0.9 is best.
  const auto plan =
      plan_of(morning(4), {need("A", 1, {{1, 0.9}, {2, 0.8}}), need("B", 1, {{1, 0.9}})});
  EXPECT_EQ(
      pairs(plan),
      (std::set<std::pair<std::string, std::string>>{{"A", "第2公司"}, {"B", "第1公司"}})
  );
  EXPECT_EQ(plan.assignment.objective, plan.assignment.bound);
}

TEST(MakePlan, SlotsEqualTheLargestNumberOfMeetingsOfOneTeam) {
  const auto plan =
      plan_of(morning(6), {need("A", 3, {{1, 0.9}, {2, 0.8}, {3, 0.7}}), need("B", 1, {{4, 0.9}})});
  EXPECT_EQ(plan.meetings.size(), 4U);
  EXPECT_EQ(plan.timetable.bound, 4);
  EXPECT_EQ(plan.timetable.slots_used, 4);
}

TEST(MakePlan, AFirmThatAnsweredNoIsNotInvited) {
  auto event = morning(4);
  event.willingness.push_back({code(1), "A", Answer::kNo, "产能已满", std::nullopt});
  const auto plan = plan_of(event, {need("A", 1, {{1, 0.9}, {2, 0.1}})});
  EXPECT_EQ(pairs(plan), (std::set<std::pair<std::string, std::string>>{{"A", "第2公司"}}));
}

TEST(MakePlan, WillingnessCanOutweighALittleBetterMatch) {
  auto event = morning(4);
  event.willingness.push_back({code(2), "", Answer::kInterested, "", std::nullopt});
  const auto plan = plan_of(event, {need("A", 1, {{1, 0.7}, {2, 0.6}})});
  EXPECT_EQ(pairs(plan), (std::set<std::pair<std::string, std::string>>{{"A", "第2公司"}}));
}

TEST(MakePlan, PinsStayAndForbiddenPairsNeverMeet) {
  auto event = morning(4);
  event.pinned.push_back({code(7), "A"});
  event.forbidden.push_back({code(1), "A"});
  const auto plan = plan_of(event, {need("A", 2, {{1, 0.9}, {2, 0.8}})});
  EXPECT_EQ(
      pairs(plan),
      (std::set<std::pair<std::string, std::string>>{{"A", "第2公司"}, {"A", "第7公司"}})
  );
}

TEST(MakePlan, EveryGuestGetsAMeetingWherePossible) {
  auto event = morning(4);
  event.guests = {code(1), code(2), code(3)};
  const auto plan =
      plan_of(event, {need("A", 2, {{1, 0.9}, {2, 0.2}, {5, 0.99}}), need("B", 1, {{1, 0.9}})});
  const auto met = pairs(plan);
  EXPECT_TRUE(met.contains({"A", "第2公司"}));
  EXPECT_FALSE(met.contains({"A", "第5公司"})) << "not a guest";
  const auto third = std::ranges::find_if(plan.left_out, [&](const model::LeftOut& left) {
    return left.firm && plan.firms[*left.firm].name == "第3公司";
  });
  ASSERT_NE(third, plan.left_out.end());
  EXPECT_EQ(third->why.key, "usecase.plan.firm_no_candidates");
}

TEST(MakePlan, SaysWhyANeedIsShort) {
  const auto plan = plan_of(morning(4), {need("A", 3, {{1, 0.9}}), need("B", 2, {})});
  ASSERT_EQ(plan.left_out.size(), 2U);
  EXPECT_EQ(plan.left_out[0].why, base::msg("usecase.plan.need_all_chosen", 1, 3));
  EXPECT_EQ(plan.left_out[1].why, base::msg("usecase.plan.need_no_candidates", 2));
}

TEST(MakePlan, SaysWhyAMeetingHasNoPlace) {
  const auto plan = plan_of(morning(1), {need("A", 2, {{1, 0.9}, {2, 0.8}})});
  EXPECT_EQ(plan.meetings.size(), 1U);
  EXPECT_EQ(plan.timetable.meetings_unseated, 1U);
  ASSERT_EQ(plan.left_out.size(), 1U);
  EXPECT_TRUE(plan.left_out[0].why.key.starts_with("usecase.plan.unseated"));
}

TEST(MakePlan, WithoutNeedsIsRefused) { EXPECT_THROW(plan_of(morning(1), {}), base::Error); }

TEST(Replan, MovesOnlyTheMeetingThatMustMove) {
  const auto plan = plan_of(morning(6), {need("A", 3, {{1, 0.9}, {2, 0.8}, {3, 0.7}})});
  const auto& first = plan.meetings.front();
  const auto& moved_firm = plan.firms[plan.invitations[first.invitation].firm];
  const AvailabilityChange change{
      std::string(moved_firm.credit_code.text()), "", {{first.day, first.span}}};
  const auto replanned = replan_event(plan, change, "2026-06-02T00:00:00Z");
  ASSERT_EQ(replanned.changes.size(), 1U);
  EXPECT_EQ(replanned.changes[0].invitation, first.invitation);
  EXPECT_TRUE(replanned.fewest_changes_proven);
  EXPECT_EQ(replanned.timetable.bound, 3);
  EXPECT_EQ(replanned.meetings.size(), 3U);
}

TEST(Replan, AFirmThatStaysAwayLosesItsMeetingAndIsTold) {
  const auto plan = plan_of(morning(3), {need("A", 2, {{1, 0.9}, {2, 0.8}})});
  const AvailabilityChange change{
      std::string(code(1).text()), "", {{plan.event.sessions[0].day, std::nullopt}}};
  const auto replanned = replan_event(plan, change, "2026-06-02T00:00:00Z");
  EXPECT_EQ(replanned.meetings.size(), 1U);
  ASSERT_EQ(replanned.changes.size(), 1U);
  EXPECT_FALSE(replanned.changes[0].to);
  EXPECT_EQ(replanned.left_out.size(), 1U);
}

TEST(Replan, UnknownPartiesAreRefused) {
  const auto plan = plan_of(morning(3), {need("A", 1, {{1, 0.9}})});
  EXPECT_THROW(replan_event(plan, {"91", "", {}}, ""), base::Error);
  EXPECT_THROW(replan_event(plan, {"", "没有的团队", {}}, ""), base::Error);
}

}  // namespace
}  // namespace rongtong::usecase
