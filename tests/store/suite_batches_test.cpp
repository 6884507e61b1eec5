#include "tests/store/store_suite.h"

namespace rongtong::tests {

namespace {

base::Finding finding(std::string rule, std::uint64_t line, std::string file = "a.csv") {
  return {
      base::Severity::kWarning,
      std::move(rule),
      {std::move(file), line, "注册资本"},
      std::string("原\0文", 7),
      {"intake.some_key", {"一", "\"2\""}}};
}

model::Reject reject(std::uint64_t row) {
  base::Finding why = finding("credit_code.check_character", row + 1);
  why.severity = base::Severity::kReject;
  // Bytes that are no UTF-8 are what rejects are made of.
  why.value = "\xd6\xd0\xce\xc4";
  return {row, std::string("91,\xd6\xd0\0,\"", 8), {why, finding("region.unknown", row + 1)}};
}

bool operator==(const model::Reject& a, const model::Reject& b) {
  return a.row == b.row && a.raw == b.raw && a.findings == b.findings;
}

}  // namespace

TEST_P(StoreSuite, ABatchKnowsWhereItCameFrom) {
  const auto batch = begin("a", day(1969, 12, 31));
  EXPECT_EQ(batch.kind, "enterprises");
  EXPECT_EQ(batch.file_name, "a.csv");
  EXPECT_EQ(batch.file_hash, "a");
  EXPECT_EQ(batch.header, "统一社会信用代码,名称");
  EXPECT_EQ(batch.as_of, day(1969, 12, 31));
  EXPECT_EQ(batch.started_at, "2026-04-01T08:30:00Z");
  EXPECT_EQ(batch.finished_at, "");
  EXPECT_EQ(batch.state, model::BatchState::kRunning);
  EXPECT_EQ(batch.rows_done, 0U);
  const auto finished = store_->finish_batch(batch.id, "2026-04-01T08:31:00Z");
  EXPECT_EQ(finished.state, model::BatchState::kFinished);
  EXPECT_EQ(finished.finished_at, "2026-04-01T08:31:00Z");
  EXPECT_EQ(store_->batches().size(), 1U);
}

TEST_P(StoreSuite, AKilledImportGoesOnWhereItStopped) {
  const auto first = begin("a", day(2026, 4, 1));
  store_->add_enterprises(first.id, chunk(1, {enterprise(1, "甲"), enterprise(2, "乙")}));
  reopen();
  const auto resumed = begin("a", day(2026, 4, 1));
  EXPECT_EQ(resumed.id, first.id);
  EXPECT_EQ(resumed.rows_done, 2U);
  EXPECT_EQ(resumed.counts.added, 2U);
  // The reader may begin again at the first row: what is stored is passed over, chunk by chunk …
  const auto again =
      store_->add_enterprises(first.id, chunk(1, {enterprise(1, "甲"), enterprise(2, "乙")}));
  EXPECT_EQ(again.counts, model::ImportCounts{});
  // … and row by row where chunks are cut otherwise.
  auto rows = chunk(2, {enterprise(2, "乙"), enterprise(3, "丙")});
  rows.rejects = {reject(4)};
  rows.rows_done = 4;
  EXPECT_EQ(store_->add_enterprises(first.id, rows).counts.read, 2U);
  const auto counts = store_->finish_batch(first.id, "2026-04-01T08:31:00Z").counts;
  EXPECT_EQ(counts.added, 3U);
  EXPECT_EQ(counts.rejected, 1U);
  EXPECT_EQ(counts.read, 4U);
  EXPECT_EQ(store_->history(code(2)).size(), 1U);
}

TEST_P(StoreSuite, AnotherFileOrDayOrKindIsAnotherBatch) {
  const auto first = begin("a", day(2026, 4, 1));
  EXPECT_NE(begin("b", day(2026, 4, 1)).id, first.id);
  EXPECT_NE(begin("a", day(2026, 4, 2)).id, first.id);
  EXPECT_NE(store_->begin_batch(request("a", day(2026, 4, 1), "needs")).id, first.id);
  EXPECT_EQ(begin("a", day(2026, 4, 1)).id, first.id);
}

TEST_P(StoreSuite, RejectsAreKeptAsTheyStoodAndOnce) {
  const auto batch = begin("a", day(2026, 4, 1));
  store::EnterpriseChunk rows;
  rows.rejects = {reject(1), reject(3)};
  rows.rows_done = 3;
  store_->add_enterprises(batch.id, rows);
  store_->add_enterprises(batch.id, rows);
  reopen();
  std::vector<model::Reject> kept;
  store_->each_reject(batch.id, [&](const auto& r) { kept.push_back(r); });
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_TRUE(kept[0] == reject(1));
  EXPECT_TRUE(kept[1] == reject(3));
  store_->undo_batch(batch.id);
  kept.clear();
  store_->each_reject(batch.id, [&](const auto& r) { kept.push_back(r); });
  EXPECT_EQ(kept.size(), 2U) << "rejects stay visible after undo";
}

TEST_P(StoreSuite, AChunkThatFailsInTheMiddleLeavesNothing) {
  const auto batch = begin("a", day(2026, 4, 1));
  auto rows = chunk(1, {enterprise(1, "甲"), enterprise(2, "甲")});
  rows.rejects = {reject(3), reject(3)};
  rows.rows_done = 3;
  EXPECT_ERROR(store_->add_enterprises(batch.id, rows), kInternal);
  EXPECT_EQ(store_->enterprise_count(), 0U);
  EXPECT_EQ(store_->find_batch(batch.id)->rows_done, 0U);
  EXPECT_TRUE(store_->warnings_by_rule(batch.id).empty());
  // Nor are names remembered of rows that were not stored.
  rows.rejects.pop_back();
  EXPECT_EQ(store_->add_enterprises(batch.id, rows).noticed.size(), 1U);
  EXPECT_EQ(store_->enterprise_count(), 2U);
}

TEST_P(StoreSuite, WarningsAreKeptAndCountedOncePerRow) {
  const auto batch = begin("a", day(2026, 4, 1));
  auto rows = chunk(1, {enterprise(1, "甲"), enterprise(2, "甲"), enterprise(3, "丙")});
  rows.rows[1].warnings = {finding("capital.unreadable", 3), finding("region.unknown", 3, "b.csv")};
  EXPECT_EQ(store_->add_enterprises(batch.id, rows).counts.warned, 1U);
  std::vector<std::pair<std::uint64_t, base::Finding>> kept;
  store_->each_warning(batch.id, [&](auto row_number, const auto& f) {
    kept.emplace_back(row_number, f);
  });
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[0], std::pair(std::uint64_t{2}, finding("capital.unreadable", 3)));
  EXPECT_EQ(kept[1], std::pair(std::uint64_t{2}, finding("region.unknown", 3, "b.csv")));
  EXPECT_EQ(kept[2].second.rule, "enterprise.same_name");
  const std::vector<std::pair<std::string, std::uint64_t>> by_rule{
      {"capital.unreadable", 1}, {"enterprise.same_name", 1}, {"region.unknown", 1}};
  EXPECT_EQ(store_->warnings_by_rule(batch.id), by_rule);
}

TEST_P(StoreSuite, AClosedOrUnknownOrOtherBatchTakesNoRows) {
  const auto done = import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  const auto rows = chunk(2, {enterprise(2, "乙")});
  EXPECT_ERROR(store_->add_enterprises(done.batch.id, rows), kConflict);
  EXPECT_ERROR(store_->add_enterprises(model::BatchId(77), rows), kNotFound);
  EXPECT_ERROR(store_->finish_batch(done.batch.id, "x"), kConflict);
  EXPECT_ERROR(store_->finish_batch(model::BatchId(77), "x"), kNotFound);
  const auto needs = store_->begin_batch(request("n", day(2026, 4, 1), "needs"));
  EXPECT_ERROR(store_->add_enterprises(needs.id, rows), kInvalidArgument);
  EXPECT_FALSE(store_->find_batch(model::BatchId(77)));
  EXPECT_EQ(store_->enterprise_count(), 1U);
}

TEST_P(StoreSuite, OneWritesAtATime) {
  auto lock = store_->lock_for_writing();
  const auto other = GetParam().open(folder_.path());
  EXPECT_ERROR(other->lock_for_writing(), kConflict);
  lock.reset();
  EXPECT_NO_THROW(other->lock_for_writing());
}

TEST_P(StoreSuite, ReadersSeeWholeChunksOnly) {
  const auto reader = GetParam().open(folder_.path());
  const auto batch = begin("a", day(2026, 4, 1));
  store_->add_enterprises(batch.id, chunk(1, {enterprise(1, "甲"), enterprise(2, "乙")}));
  EXPECT_EQ(reader->enterprise_count(), 2U);
  std::uint64_t seen = 0;
  reader->each_enterprise([&](const auto&) {
    // Written while the reader is in the middle: it goes on seeing what it began with.
    if (++seen == 1) store_->add_enterprises(batch.id, chunk(3, {enterprise(3, "丙")}));
  });
  EXPECT_EQ(seen, 2U);
  EXPECT_EQ(reader->enterprise_count(), 3U);
}

TEST_P(StoreSuite, NamesWrittenByAnotherStoreAreNoticed) {
  import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  const auto other = GetParam().open(folder_.path());
  const auto theirs = other->begin_batch(request("b", day(2026, 4, 1)));
  other->add_enterprises(theirs.id, chunk(1, {enterprise(2, "乙")}));
  EXPECT_EQ(import("c", day(2026, 4, 1), {enterprise(3, "乙")}).result.noticed.size(), 1U);
}

}  // namespace rongtong::tests
