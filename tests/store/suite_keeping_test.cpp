#include <fstream>

#include "tests/store/store_suite.h"

namespace rongtong::tests {

namespace {

model::Plan small_plan(const std::string& title, std::size_t firms) {
  model::Plan plan;
  plan.made_at = "2026-04-02T00:00:00Z";
  plan.event.code = "E1";
  plan.event.title = title;
  plan.event.sessions = {{day(2026, 5, 1), "上午", {540, 720}, {{600, 615}}}};
  model::Need need;
  need.public_code = "Q1";
  plan.needs = {need};
  for (std::size_t n = 0; n < firms; ++n) {
    plan.firms.push_back(register_entry(n));
    model::Invitation invitation;
    invitation.firm = n;
    invitation.rank = static_cast<int>(n) + 1;
    invitation.candidate.score = 0.1 + static_cast<double>(n) / 3;
    invitation.candidate.words = {{"铸造", model::TextField::kName, 3, 0.7}};
    if (n == 0) invitation.answer = model::Answer::kLater;
    plan.invitations.push_back(invitation);
    model::PlannedMeeting meeting;
    meeting.invitation = n;
    meeting.day = day(2026, 5, 1);
    meeting.span = {540, 560};
    meeting.table = 1;
    meeting.team = "一组";
    plan.meetings.push_back(meeting);
  }
  plan.left_out = {{0, std::nullopt, {"plan.no_candidates", {"Q1"}}}};
  return plan;
}

class Watcher final : public base::Progress {
 public:
  void update(std::uint64_t done, std::uint64_t total) override {
    EXPECT_LE(done, total);
    EXPECT_GE(done, done_);
    done_ = done;
    total_ = total;
  }
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace

TEST_P(StoreSuite, KeepsPlansSmallAndLarge) {
  model::Plan small = small_plan("小", 2);
  model::Plan large = small_plan("大", 300);
  small.id = store_->put_plan(small).value;
  large.replanned_from = small.id;
  large.id = store_->put_plan(large).value;
  reopen();
  EXPECT_EQ(store_->find_plan(model::PlanId(small.id)), small);
  EXPECT_EQ(store_->find_plan(model::PlanId(large.id)), large);
  EXPECT_FALSE(store_->find_plan(model::PlanId(77)));
  const auto plans = store_->plans();
  ASSERT_EQ(plans.size(), 2U);
  EXPECT_EQ(plans[1].id.value, large.id);
  EXPECT_EQ(plans[1].event_title, "大");
  EXPECT_EQ(plans[1].event_code, "E1");
  EXPECT_EQ(plans[1].made_at, "2026-04-02T00:00:00Z");
}

TEST_P(StoreSuite, APlanCanOnlyChangeOneThatIsThere) {
  model::Plan plan = small_plan("x", 1);
  plan.replanned_from = 77;
  EXPECT_ERROR(store_->put_plan(plan), kNotFound);
  EXPECT_TRUE(store_->plans().empty());
}

TEST_P(StoreSuite, ABackupIsAWholeStoreOfItsOwn) {
  import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(2, "乙")});
  const auto file = folder_.path() / "backup.db";
  Watcher watcher;
  store_->backup(file, watcher);
  EXPECT_GT(watcher.total_, 0U);
  EXPECT_EQ(watcher.done_, watcher.total_);
  EXPECT_ERROR(store_->backup(file, watcher), kConflict);
  import("b", day(2026, 5, 1), {enterprise(3, "丙")});
  const TemporaryFolder elsewhere;
  std::filesystem::copy_file(file, elsewhere.path() / "rongtong.db");
  EXPECT_EQ(GetParam().open(elsewhere.path())->enterprise_count(), 2U);
}

TEST_P(StoreSuite, ABackupWaitsForNoOne) {
  import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  const auto batch = begin("b", day(2026, 4, 1));
  const auto writer = GetParam().open(folder_.path());
  /// Writes while the copy is being made.
  class Meddler final : public base::Progress {
   public:
    Meddler(store::Store& writer, model::BatchId batch) : writer_(writer), batch_(batch) {}
    void update(std::uint64_t, std::uint64_t) override {
      ++row_;
      writer_.add_enterprises(batch_, chunk(row_, {enterprise(100 + row_, "乙")}));
    }
    std::uint64_t row_ = 0;

   private:
    store::Store& writer_;
    model::BatchId batch_;
  } meddler(*writer, batch.id);
  store_->backup(folder_.path() / "backup.db", meddler);
  EXPECT_GT(meddler.row_, 0U);
  EXPECT_EQ(store_->enterprise_count(), 1U + meddler.row_);
}

TEST_P(StoreSuite, ASoundStoreHasNoProblems) {
  import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  for (const bool thorough : {false, true}) {
    const auto health = store_->check(thorough);
    for (const auto& problem : health.problems) {
      ADD_FAILURE() << base::render(problem.message, base::Language::kEnglish);
    }
    EXPECT_GT(health.schema_version, 0);
    EXPECT_FALSE(health.engine_version.empty());
    EXPECT_GT(health.bytes_on_disk, 0U);
    EXPECT_GT(health.bytes_free_on_disk, 0U);
    EXPECT_EQ(health.enterprises, 1U);
    EXPECT_EQ(health.unfinished_batches, 0U);
  }
}

TEST_P(StoreSuite, AnUnfinishedBatchIsAProblemThatSaysWhatToDo) {
  const auto batch = begin("a", day(2026, 4, 1));
  store_->add_enterprises(batch.id, chunk(1, {enterprise(1, "甲")}));
  const auto health = store_->check(false);
  EXPECT_EQ(health.unfinished_batches, 1U);
  ASSERT_EQ(health.problems.size(), 1U);
  EXPECT_EQ(health.problems[0].rule, "store.unfinished");
  const auto sentence = base::render(health.problems[0].message, base::Language::kEnglish);
  EXPECT_NE(sentence.find("a.csv"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("Import the same file again"), std::string::npos) << sentence;
}

}  // namespace rongtong::tests
