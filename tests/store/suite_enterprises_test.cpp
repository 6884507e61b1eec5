#include "tests/store/store_suite.h"

namespace rongtong::tests {

namespace {

model::Enterprise full_enterprise() {
  model::Enterprise e = enterprise(1, "甲市精密机械有限公司");
  e.kind = "enterprise";
  e.is_branch = true;
  e.region = model::RegionCode(330106);
  e.address = "甲市 1 号";
  e.registered_on = day(1958, 10, 1);
  e.capital = {std::nullopt, "2500000", "USD"};
  e.legal_form = "有限责任公司";
  e.industry_code = "3521";
  e.business_scope = std::string("带 NUL 的\0文本", 18);
  e.main_products = "模具";
  e.tier = "srdi";
  e.size_class = "small";
  e.qualifications = {"ISO 9001", "\"引号\""};
  e.contact_name = "王";
  e.contact_phone = "0571-1";
  e.extra = {{"员工数", "12"}, {"空", ""}};
  return e;
}

struct CapitalCase {
  const char* name;
  model::Capital capital;
};

const CapitalCase kCapitals[] = {
    {"Unknown", {}},
    {"Yuan", {model::Yuan(500000), "500000", "CNY"}},
    {"NotOne", {model::Yuan(0), "0", "CNY"}},
    {"Foreign", {std::nullopt, "2500000", "USD"}},
    {"AmountWithoutYuan", {std::nullopt, "12.5", "CNY"}},
    {"YuanWrittenOtherwise", {model::Yuan(500000), "500000.00", "CNY"}},
    {"YuanAlone", {model::Yuan(5), "", ""}},
    {"YuanOfAnotherCurrency", {model::Yuan(5), "5", "USD"}},
};

}  // namespace

TEST_P(StoreSuite, KeepsEveryFieldOfAnEnterprise) {
  import("a", day(2026, 4, 1), {full_enterprise()});
  reopen();
  EXPECT_EQ(held(1), full_enterprise());
  EXPECT_EQ(store_->enterprise_count(), 1U);
}

TEST_P(StoreSuite, KeepsAnEnterpriseOfWhichOnlyTheCodeIsKnown) {
  import("a", day(2026, 4, 1), {model::blank_enterprise(code(7))});
  EXPECT_EQ(held(7), model::blank_enterprise(code(7)));
}

TEST_P(StoreSuite, KeepsCapitalAsItWasSaid) {
  std::uint64_t n = 0;
  std::vector<model::Enterprise> said;
  for (const auto& c : kCapitals) {
    said.push_back(enterprise(++n, c.name));
    said.back().capital = c.capital;
  }
  import("a", day(2026, 4, 1), said);
  n = 0;
  for (const auto& c : kCapitals) EXPECT_EQ(held(++n).capital, c.capital) << c.name;
}

TEST_P(StoreSuite, FindsByIdAndByCodeAndNothingElse) {
  import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(2, "乙")});
  const auto record = store_->find_enterprise(code(2));
  ASSERT_TRUE(record);
  EXPECT_EQ(store_->find_enterprise(record->id)->enterprise, record->enterprise);
  EXPECT_FALSE(store_->find_enterprise(code(3)));
  EXPECT_FALSE(store_->find_enterprise(model::EnterpriseId(99)));
}

TEST_P(StoreSuite, TheSameFileTwiceChangesNothing) {
  std::vector<model::Enterprise> said;
  for (std::uint64_t n = 0; n < 50; ++n) said.push_back(register_entry(n));
  const auto first = import("a", day(2026, 4, 1), said);
  const auto before = everything();
  const auto revision = store_->enterprise_revision();
  const auto second = import("a", day(2026, 4, 1), said);
  EXPECT_EQ(first.batch.counts.added, 50U);
  EXPECT_EQ(second.batch.counts.unchanged, 50U);
  EXPECT_EQ(second.batch.counts.stored(), 50U);
  EXPECT_NE(first.batch.id, second.batch.id);
  EXPECT_EQ(everything(), before);
  EXPECT_EQ(store_->enterprise_revision(), revision);
}

TEST_P(StoreSuite, TheUnknownNeverOverwritesTheKnown) {
  model::Enterprise older = enterprise(1, "甲");
  older.address = "旧址";
  older.tier = "srdi";
  model::Enterprise newer = enterprise(1, "甲");
  newer.address = "新址";
  import("a", day(2026, 4, 1), {older});
  const auto second = import("b", day(2026, 5, 1), {newer});
  EXPECT_EQ(second.batch.counts.changed, 1U);
  EXPECT_EQ(held(1).address, "新址");
  EXPECT_EQ(held(1).tier, "srdi");
}

TEST_P(StoreSuite, AnOlderFileThatComesLaterFillsOnlyWhatIsUnknown) {
  model::Enterprise newer = enterprise(1, "甲");
  newer.address = "新址";
  model::Enterprise older = enterprise(1, "甲");
  older.address = "旧址";
  older.tier = "srdi";
  import("a", day(2026, 5, 1), {newer});
  import("b", day(2026, 4, 1), {older});
  EXPECT_EQ(held(1).address, "新址");
  EXPECT_EQ(held(1).tier, "srdi");
  // And one that says nothing new changes nothing.
  model::Enterprise oldest = enterprise(1, "甲");
  oldest.address = "更旧";
  EXPECT_EQ(import("c", day(2026, 3, 1), {oldest}).batch.counts.unchanged, 1U);
}

TEST_P(StoreSuite, TheSameCodeTwiceInOneFileIsTwoStatementsByLine) {
  model::Enterprise first = enterprise(1, "甲");
  first.address = "一";
  model::Enterprise second = enterprise(1, "甲");
  second.address = "二";
  const auto done = import("a", day(2026, 4, 1), {first, enterprise(2, "乙"), second});
  EXPECT_EQ(held(1).address, "二");
  EXPECT_EQ(done.batch.counts.added, 2U);
  EXPECT_EQ(done.batch.counts.changed, 1U);
  ASSERT_EQ(done.result.noticed.size(), 1U);
  const auto& [row_number, finding] = done.result.noticed.front();
  EXPECT_EQ(row_number, 3U);
  EXPECT_EQ(finding.rule, "enterprise.same_code_in_file");
  EXPECT_EQ(finding.place.line, 4U);
  // The earlier line, for people: row 1 stands in line 2.
  EXPECT_EQ(finding.message.args, (std::vector<std::string>{std::string(code(1).text()), "2"}));
  EXPECT_EQ(store_->history(code(1)).size(), 2U);
}

TEST_P(StoreSuite, ARepetitionInOneFileIsNoticedThoughNothingChanges) {
  const auto done = import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(1, "甲")});
  EXPECT_EQ(done.batch.counts.unchanged, 1U);
  EXPECT_EQ(done.batch.counts.warned, 1U);
  ASSERT_EQ(done.result.noticed.size(), 1U);
  EXPECT_EQ(done.result.noticed[0].second.rule, "enterprise.same_code_in_file");
}

TEST_P(StoreSuite, TheSameNameUnderAnotherCodeIsKeptAndNoticed) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(2, "甲")});
  ASSERT_EQ(first.result.noticed.size(), 1U);
  EXPECT_EQ(first.result.noticed[0].first, 2U);
  EXPECT_EQ(first.result.noticed[0].second.rule, "enterprise.same_name");
  EXPECT_EQ(first.result.noticed[0].second.message.args.at(1), code(1).text());
  // Across batches, and after the store was opened anew.
  reopen();
  const auto second = import("b", day(2026, 4, 1), {enterprise(3, "甲"), enterprise(4, "乙")});
  ASSERT_EQ(second.result.noticed.size(), 1U);
  EXPECT_EQ(second.result.noticed[0].first, 1U);
  EXPECT_EQ(store_->enterprise_count(), 4U);
}

TEST_P(StoreSuite, ANameThatBecomesAnothersIsNoticed) {
  import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(2, "乙")});
  const auto renamed = import("b", day(2026, 5, 1), {enterprise(2, "甲")});
  ASSERT_EQ(renamed.result.noticed.size(), 1U);
  EXPECT_EQ(renamed.result.noticed[0].second.rule, "enterprise.same_name");
  // The name that it had before is nobody's now.
  EXPECT_TRUE(import("c", day(2026, 5, 1), {enterprise(3, "乙")}).result.noticed.empty());
}

TEST_P(StoreSuite, NamelessEnterprisesAreNotNamesakes) {
  const auto done = import(
      "a", day(2026, 4, 1), {model::blank_enterprise(code(1)), model::blank_enterprise(code(2))}
  );
  EXPECT_TRUE(done.result.noticed.empty());
}

TEST_P(StoreSuite, HistoryTellsWhatEachBatchSaid) {
  model::Enterprise a = enterprise(1, "甲");
  a.address = "一";
  model::Enterprise b = enterprise(1, "甲");
  b.tier = "srdi";
  const auto first = import("a", day(2026, 4, 1), {a});
  EXPECT_EQ(store_->history(code(1)).size(), 1U);
  EXPECT_EQ(store_->history(code(1))[0].stated, a);
  const auto second = import("b", day(2026, 5, 1), {b});
  const auto third = import("c", day(2026, 3, 1), {a});
  const auto history = store_->history(code(1));
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].batch, second.batch.id);
  EXPECT_EQ(history[0].stated, b);
  EXPECT_EQ(history[1].batch, first.batch.id);
  EXPECT_EQ(history[1].as_of, day(2026, 4, 1));
  EXPECT_EQ(history[2].batch, third.batch.id);
  EXPECT_EQ(history[2].stated, a);
  EXPECT_EQ(history[2].line, 2U);
  EXPECT_TRUE(store_->history(code(9)).empty());
}

TEST_P(StoreSuite, RevisionMovesWithEveryChangeAndOnlyThen) {
  const auto empty = store_->enterprise_revision();
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  const auto one = store_->enterprise_revision();
  EXPECT_NE(one, empty);
  import("b", day(2026, 4, 1), {enterprise(1, "甲")});
  EXPECT_EQ(store_->enterprise_revision(), one);
  import("c", day(2026, 4, 1), {enterprise(1, "乙")});
  const auto two = store_->enterprise_revision();
  EXPECT_NE(two, one);
  store_->undo_batch(first.batch.id);
  EXPECT_EQ(store_->enterprise_revision(), two) << "b said the same, c holds";
  reopen();
  EXPECT_EQ(store_->enterprise_revision(), two);
}

// A restored backup and the store it came from part ways: the same number of changes, other values.
TEST_P(StoreSuite, RevisionsOfStoresThatPartedDiffer) {
  const auto revision_of = [](const std::string& name) {
    const TemporaryFolder elsewhere;
    const auto other = GetParam().open(elsewhere.path());
    const auto batch = other->begin_batch(request("a", day(2026, 4, 1)));
    other->add_enterprises(batch.id, chunk(1, {enterprise(1, name)}));
    return other->enterprise_revision();
  };
  EXPECT_EQ(revision_of("甲"), revision_of("甲"));
  EXPECT_NE(revision_of("甲"), revision_of("乙"));
}

TEST_P(StoreSuite, EachEnterpriseComesInOrderOfId) {
  std::vector<model::Enterprise> said;
  for (std::uint64_t n = 40; n > 0; --n) said.push_back(enterprise(n, "厂" + std::to_string(n)));
  import("a", day(2026, 4, 1), said);
  std::vector<model::EnterpriseId> ids;
  store_->each_enterprise([&](const auto& record) { ids.push_back(record.id); });
  EXPECT_EQ(ids.size(), 40U);
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
}

}  // namespace rongtong::tests
