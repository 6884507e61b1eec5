#include "tests/store/store_suite.h"

namespace rongtong::tests {

namespace {

model::Need need(std::string public_code, std::string title) {
  model::Need n;
  n.public_code = std::move(public_code);
  n.title = std::move(title);
  n.year = 2026;
  return n;
}

store::NeedChunk need_chunk(std::uint64_t first, std::vector<model::Need> needs) {
  store::NeedChunk result;
  for (auto& n : needs) {
    result.rows.push_back({first, first + 1, std::move(n), {}});
    ++first;
  }
  result.rows_done = first - 1;
  return result;
}

struct ImportedNeeds {
  model::Batch batch;
  store::ChunkResult result;
};

ImportedNeeds import_needs(
    store::Store& store, const std::string& hash, base::Date as_of, std::vector<model::Need> needs
) {
  const auto batch = store.begin_batch(request(hash, as_of, "needs"));
  auto result = store.add_needs(batch.id, need_chunk(1, std::move(needs)));
  return {store.finish_batch(batch.id, "2026-04-01T08:31:00Z"), std::move(result)};
}

}  // namespace

TEST_P(StoreSuite, KeepsNeedsWholeAndInOrder) {
  model::Need full = need("Q2-0002", "精密铸件");
  full.indicators = {{"精度", "<=", "0.01", "mm", "三坐标"}};
  full.conditions = {{model::ConditionKind::kRegion, false, {"330000"}}};
  full.pinned = {code(1)};
  full.response_deadline = day(2026, 6, 30);
  full.budget_planned = model::Yuan(3'000'000);
  full.restricted = true;
  full.extra = {{"备注", "x"}};
  const auto done = import_needs(*store_, "n", day(2026, 4, 1), {full, need("Q1-0001", "一")});
  EXPECT_EQ(done.batch.counts.added, 2U);
  reopen();
  EXPECT_EQ(store_->find_need("Q2-0002"), full);
  EXPECT_FALSE(store_->find_need("Q9"));
  ASSERT_EQ(store_->needs().size(), 2U);
  EXPECT_EQ(store_->needs()[0].public_code, "Q1-0001");
}

TEST_P(StoreSuite, TheLatestStatementOfANeedHoldsWhole) {
  model::Need first = need("Q1", "一");
  first.summary = "旧";
  import_needs(*store_, "a", day(2026, 5, 1), {first});
  EXPECT_EQ(import_needs(*store_, "a", day(2026, 5, 1), {first}).batch.counts.unchanged, 1U);
  EXPECT_EQ(
      import_needs(*store_, "b", day(2026, 4, 1), {need("Q1", "更早")}).batch.counts.unchanged, 1U
  );
  EXPECT_EQ(store_->find_need("Q1"), first);
  EXPECT_EQ(
      import_needs(*store_, "c", day(2026, 5, 1), {need("Q1", "三")}).batch.counts.changed, 1U
  );
  EXPECT_EQ(store_->find_need("Q1"), need("Q1", "三")) << "replaced as a whole, not merged";
}

TEST_P(StoreSuite, UndoOfNeedsBringsBackTheOneBefore) {
  const auto a = import_needs(*store_, "a", day(2026, 4, 1), {need("Q1", "一"), need("Q2", "二")});
  const auto b = import_needs(*store_, "b", day(2026, 5, 1), {need("Q1", "新"), need("Q3", "三")});
  const auto undone = store_->undo_batch(b.batch.id);
  EXPECT_EQ(undone.removed, 1U);
  EXPECT_EQ(undone.restored, 1U);
  EXPECT_EQ(store_->find_need("Q1")->title, "一");
  EXPECT_EQ(store_->undo_batch(a.batch.id).removed, 2U);
  EXPECT_TRUE(store_->needs().empty());
}

TEST_P(StoreSuite, TheSameNeedTwiceInOneFileIsNoticed) {
  const auto done =
      import_needs(*store_, "a", day(2026, 4, 1), {need("Q1", "一"), need("Q1", "二")});
  EXPECT_EQ(store_->find_need("Q1")->title, "二");
  EXPECT_EQ(done.batch.counts.added, 1U);
  EXPECT_EQ(done.batch.counts.changed, 1U);
  EXPECT_EQ(done.batch.counts.warned, 1U);
  ASSERT_EQ(done.result.noticed.size(), 1U);
  EXPECT_EQ(done.result.noticed[0].second.rule, "need.same_code_in_file");
  EXPECT_EQ(done.result.noticed[0].second.message.args.at(1), "2");
}

TEST_P(StoreSuite, ACorrectionByHandHoldsUntilALaterFile) {
  import_needs(*store_, "a", day(2026, 4, 1), {need("Q1", "一")});
  store_->put_need(need("Q1", "改"));
  store_->put_need(need("Q1", "再改"));
  EXPECT_EQ(store_->find_need("Q1")->title, "再改");
  const auto older = import_needs(*store_, "b", day(2026, 3, 1), {need("Q1", "更早")});
  EXPECT_EQ(older.batch.counts.unchanged, 1U);
  EXPECT_EQ(store_->find_need("Q1")->title, "再改");
  const auto later = import_needs(*store_, "c", day(2026, 4, 1), {need("Q1", "后")});
  EXPECT_EQ(store_->find_need("Q1")->title, "后");
  store_->undo_batch(later.batch.id);
  EXPECT_EQ(store_->find_need("Q1")->title, "再改");
}

TEST_P(StoreSuite, ANeedPutByHandStandsAlone) {
  store_->put_need(need("R1", "续发"));
  EXPECT_EQ(store_->find_need("R1")->title, "续发");
  const auto done = import_needs(*store_, "a", day(1960, 1, 1), {need("R1", "文件")});
  EXPECT_EQ(store_->find_need("R1")->title, "文件");
  EXPECT_EQ(store_->undo_batch(done.batch.id).restored, 1U);
  EXPECT_EQ(store_->find_need("R1")->title, "续发");
}

}  // namespace rongtong::tests
