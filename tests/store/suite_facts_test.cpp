#include <algorithm>
#include <tuple>

#include "model/fold_facts.h"
#include "tests/store/fact_rows.h"
#include "tests/store/store_suite.h"

namespace rongtong::tests {

namespace {

struct ImportedFacts {
  model::Batch batch;
  store::ChunkResult result;
};

ImportedFacts import_facts(
    store::Store& store,
    const std::string& hash,
    base::Date as_of,
    std::vector<model::FactStatement> statements,
    const std::string& kind = "indicators"
) {
  const auto batch = store.begin_batch(request(hash, as_of, kind));
  auto result = store.add_facts(batch.id, fact_chunk(1, std::move(statements)));
  return {store.finish_batch(batch.id, "2026-04-01T08:31:00Z"), std::move(result)};
}

ImportedFacts import_list(
    store::Store& store,
    const std::string& hash,
    base::Date as_of,
    std::vector<model::FactStatement> statements,
    const store::CompleteList& list
) {
  const auto batch = store.begin_batch(request(hash, as_of, "titles"));
  auto chunk = fact_chunk(1, std::move(statements));
  chunk.complete = {list};
  auto result = store.add_facts(batch.id, chunk);
  return {store.finish_batch(batch.id, "2026-04-01T08:31:00Z"), std::move(result)};
}

std::optional<double> number_of(const model::FirmFacts& facts, const std::string& id, int year) {
  for (const auto& fact : facts.yearly) {
    if (fact.indicator == id && fact.year == year) return std::get<double>(fact.value);
  }
  return std::nullopt;
}

/// What is held, without the order in which facts stand: that is the store's own.
model::FirmFacts sorted(model::FirmFacts facts) {
  std::sort(facts.yearly.begin(), facts.yearly.end(), [](const auto& a, const auto& b) {
    return std::tie(a.indicator, a.year) < std::tie(b.indicator, b.year);
  });
  std::sort(facts.dated.begin(), facts.dated.end(), [](const auto& a, const auto& b) {
    return std::tie(a.indicator, a.on) < std::tie(b.indicator, b.on);
  });
  return facts;
}

std::vector<model::FirmFacts> all_facts(const store::Store& store) {
  std::vector<model::FirmFacts> all;
  store.each_firm_facts([&all](const model::FirmFacts& facts) { all.push_back(sorted(facts)); });
  return all;
}

}  // namespace

TEST_P(StoreSuite, KeepsFactsOfAllKinds) {
  model::FactStatement said =
      facts(1, {{"revenue", 2025, 52'000'000.0}, {"rd_ratio", 2025, 0.0531}});
  said.yearly.push_back({"third", 2024, 1.0 / 3});
  said.yearly.push_back({"audited", 2025, true});
  said.yearly.push_back({"loss", 2025, -12.5});
  said.dated.push_back(
      {"market_position_leading", day(2026, 3, 1), true, "市中小企业局 李明", "行业协会证明"}
  );
  said.dated.push_back(
      {"key_fields", day(2026, 3, 1), std::vector<std::string>{"new_materials", "ai"}, "", ""}
  );
  said.dated.push_back({"founded_on", day(2004, 11, 30), day(2004, 11, 30), "", ""});
  model::TitleGrant giant = grant("giant", day(2023, 7, 14));
  giant.batch = "第五批";
  giant.rank = 2;
  giant.valid_until = day(2026, 7, 13);
  giant.number = "X-1";
  said.titles.push_back(giant);
  said.absences.push_back({"champion", day(2026, 1, 1)});
  said.name = "甲厂";
  said.extra = {{"备注", "x"}};
  EXPECT_EQ(import_facts(*store_, "a", day(2026, 4, 1), {said}).batch.counts.added, 1U);
  reopen();
  const auto held = sorted(store_->facts_of(code(1)));
  EXPECT_EQ(held.id, code(1).text());
  EXPECT_EQ(held.name, "甲厂");
  model::FirmFacts expected;
  model::lay_over(expected, said);
  EXPECT_EQ(held.yearly, sorted(expected).yearly);
  EXPECT_EQ(held.dated, sorted(expected).dated);
  EXPECT_EQ(held.titles, said.titles);
  EXPECT_EQ(held.absences, said.absences);
  const auto history = store_->fact_history(code(1));
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].line, 2U);
  EXPECT_EQ(history[0].as_of, day(2026, 4, 1));
  EXPECT_EQ(history[0].stated.extra, said.extra);
  EXPECT_EQ(history[0].stated.titles, said.titles);
  EXPECT_EQ(history[0].stated.yearly.size(), said.yearly.size());
}

TEST_P(StoreSuite, OfAFirmNobodySpokeOfNothingIsHeld) {
  model::FirmFacts nothing;
  nothing.id = code(7).text();
  EXPECT_EQ(store_->facts_of(code(7)), nothing);
  EXPECT_TRUE(store_->fact_history(code(7)).empty());
  EXPECT_TRUE(all_facts(*store_).empty());
}

TEST_P(StoreSuite, FactsAndRegistrationMeetByCode) {
  import_facts(*store_, "f", day(2026, 4, 1), {facts(3, {{"staff", 2025, 7.0}}), facts(1)});
  model::Enterprise known = enterprise(2, "乙厂");
  known.region = model::RegionCode(330106);
  known.industry_code = "3521";
  known.registered_on = day(2004, 11, 30);
  known.tier = "giant";
  import("a", day(2026, 4, 1), {known, enterprise(3, "丙厂")});
  const auto all = all_facts(*store_);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].id, code(1).text());
  EXPECT_EQ(all[1].name, "乙厂");
  EXPECT_EQ(all[1].region, "330106");
  EXPECT_EQ(all[1].industry, "3521");
  EXPECT_EQ(all[1].registered_on, day(2004, 11, 30));
  EXPECT_EQ(all[1].registered_tier, "giant");
  EXPECT_FALSE(all[2].registered_on);
  EXPECT_EQ(all[2].name, "丙厂");
  EXPECT_EQ(number_of(all[2], "staff", 2025), 7);
  for (const auto& firm : all) {
    EXPECT_EQ(sorted(store_->facts_of(*model::CreditCode::parse(firm.id))), firm);
  }
}

// The table of docs/store.md, line by line.
TEST_P(StoreSuite, WorkedExampleOfFactsInTheDocument) {
  const auto revenue = [&] { return number_of(store_->facts_of(code(1)), "revenue", 2025); };
  const auto first =
      import_facts(*store_, "1", day(2026, 4, 1), {facts(1, {{"revenue", 2025, 5200.0}})}).batch;
  EXPECT_EQ(first.counts.added, 1U);
  const auto second =
      import_facts(*store_, "2", day(2026, 5, 1), {facts(1, {{"staff", 2025, 80.0}})}).batch;
  EXPECT_EQ(second.counts.added, 1U) << "more, and nothing replaced";
  EXPECT_EQ(revenue(), 5200);
  const auto third =
      import_facts(*store_, "3", day(2026, 6, 1), {facts(1, {{"revenue", 2025, 5300.0}})}).batch;
  EXPECT_EQ(third.counts.changed, 1U);
  EXPECT_EQ(revenue(), 5300);
  const auto fourth =
      import_facts(*store_, "4", day(2026, 3, 1), {facts(1, {{"revenue", 2025, 1.0}})}).batch;
  EXPECT_EQ(fourth.counts.unchanged, 1U) << "an older file does not cover";
  EXPECT_EQ(store_->undo_batch(third.id).restored, 1U);
  EXPECT_EQ(revenue(), 5200);
  EXPECT_EQ(store_->undo_batch(first.id).restored, 1U);
  EXPECT_EQ(revenue(), 1);
  EXPECT_EQ(store_->undo_batch(second.id).restored, 1U);
  EXPECT_EQ(store_->undo_batch(fourth.id).removed, 1U);
  EXPECT_FALSE(revenue());
}

TEST_P(StoreSuite, TheSameFactsTwiceAreUnchanged) {
  const std::vector<model::FactStatement> said{
      facts(1, {{"revenue", 2025, 1.0}, {"revenue", 2024, 2.0}}),
      titled(2, {grant("giant", day(2023, 7, 1))})};
  import_facts(*store_, "a", day(2026, 4, 1), said);
  const auto before = all_facts(*store_);
  const auto again = import_facts(*store_, "a", day(2026, 4, 1), said);
  EXPECT_EQ(again.batch.counts.unchanged, 2U);
  EXPECT_EQ(all_facts(*store_), before);
  EXPECT_EQ(store_->fact_history(code(1)).size(), 2U);
  EXPECT_EQ(store_->undo_batch(again.batch.id).unchanged, 2U);
}

TEST_P(StoreSuite, ACompleteListTellsWhoDoesNotHoldTheTitle) {
  model::Enterprise here = enterprise(1, "甲");
  here.region = model::RegionCode(330106);
  model::Enterprise there = enterprise(2, "乙");
  there.region = model::RegionCode(340100);
  model::Enterprise holder = enterprise(3, "丙");
  holder.region = model::RegionCode(330102);
  import("e", day(2026, 4, 1), {here, there, holder, enterprise(4, "地区不明")});
  const store::CompleteList list{"giant", model::RegionCode(330000), day(2026, 6, 30)};
  const auto before = store_->fact_revision();
  const auto done =
      import_list(*store_, "t", day(2026, 5, 1), {titled(3, {grant("giant")})}, list).batch;
  EXPECT_NE(store_->fact_revision(), before);
  const std::vector<model::TitleAbsence> absent{{"giant", day(2026, 6, 30)}};
  EXPECT_EQ(store_->facts_of(code(1)).absences, absent);
  EXPECT_TRUE(store_->facts_of(code(2)).absences.empty()) << "not in the list's region";
  EXPECT_TRUE(store_->facts_of(code(3)).absences.empty()) << "named";
  EXPECT_TRUE(store_->facts_of(code(4)).absences.empty()) << "region not known";
  // A firm that is registered later is covered as well.
  model::Enterprise late = enterprise(5, "后来");
  late.region = model::RegionCode(330300);
  import("later", day(2026, 6, 1), {late});
  EXPECT_EQ(store_->facts_of(code(5)).absences, absent);
  EXPECT_EQ(all_facts(*store_).back().absences, absent);
  store_->undo_batch(done.id);
  EXPECT_TRUE(store_->facts_of(code(1)).absences.empty());
}

TEST_P(StoreSuite, AListWithRejectedRowsOrWithoutEndIsNotComplete) {
  import("e", day(2026, 4, 1), {enterprise(1, "甲")});
  const auto batch = store_->begin_batch(request("t", day(2026, 5, 1), "titles"));
  auto chunk = fact_chunk(1, {titled(2, {grant("giant")})});
  chunk.complete = {{"giant", std::nullopt, std::nullopt}};
  store_->add_facts(batch.id, chunk);
  EXPECT_TRUE(store_->facts_of(code(1)).absences.empty()) << "still running";
  store::FactChunk last;
  last.rejects.push_back({2, "某公司", {}});
  last.complete = chunk.complete;
  last.rows_done = 2;
  store_->add_facts(batch.id, last);
  store_->finish_batch(batch.id, "2026-05-01T08:31:00Z");
  EXPECT_TRUE(store_->facts_of(code(1)).absences.empty()) << "the rejected row may be the firm";
}

TEST_P(StoreSuite, GrantsOfOneTitleAreMergedOnlyWhenTheyAreOne) {
  const auto first = grant("giant", day(2020, 7, 1));
  auto second = grant("giant", day(2023, 7, 1));
  import_facts(*store_, "a", day(2026, 4, 1), {titled(1, {first, second})}, "titles");
  // A bare word is about the latest grant and changes nothing of it.
  import_facts(*store_, "b", day(2026, 5, 1), {titled(1, {grant("giant")})}, "titles");
  EXPECT_EQ(store_->facts_of(code(1)).titles, (std::vector{first, second}));
  second.number = "X-1";
  second.ended_on = day(2025, 1, 1);
  import_facts(*store_, "c", day(2026, 6, 1), {titled(1, {second})}, "titles");
  EXPECT_EQ(store_->facts_of(code(1)).titles, (std::vector{first, second}));
}

TEST_P(StoreSuite, KeepsWarningsAndRejectsOfFacts) {
  const auto batch = store_->begin_batch(request("a", day(2026, 4, 1), "indicators"));
  auto chunk = fact_chunk(1, {facts(1, {{"staff", 2025, 7.0}})});
  const base::Finding odd{
      base::Severity::kWarning, "indicator.range", {"a.csv", 2, "员工"}, "-7", {"x.y", {"1"}}};
  chunk.rows[0].warnings = {odd};
  const base::Finding why{
      base::Severity::kReject, "credit_code.length", {"a.csv", 3, ""}, "x", {"x.z", {}}};
  chunk.rejects.push_back({2, "x,1", {why}});
  chunk.rows_done = 2;
  store_->add_facts(batch.id, chunk);
  // The same chunk again, as after a kill, is passed over.
  store_->add_facts(batch.id, chunk);
  const auto counts = store_->finish_batch(batch.id, "2026-04-01T08:31:00Z").counts;
  EXPECT_EQ(counts.read, 2U);
  EXPECT_EQ(counts.warned, 1U);
  EXPECT_EQ(counts.rejected, 1U);
  std::vector<base::Finding> warnings;
  store_->each_warning(batch.id, [&](auto, const auto& finding) { warnings.push_back(finding); });
  EXPECT_EQ(warnings, std::vector<base::Finding>{odd});
  EXPECT_EQ(store_->fact_history(code(1)).size(), 1U);
}

TEST_P(StoreSuite, FactsWantABatchOfTheirKind) {
  const auto needs = store_->begin_batch(request("n", day(2026, 4, 1), "needs"));
  EXPECT_ERROR(store_->add_facts(needs.id, fact_chunk(1, {facts(1)})), kInvalidArgument);
  EXPECT_ERROR(store_->add_facts(model::BatchId(77), fact_chunk(1, {facts(1)})), kNotFound);
  const auto done = import_facts(*store_, "a", day(2026, 4, 1), {facts(1)}).batch;
  EXPECT_ERROR(store_->add_facts(done.id, fact_chunk(2, {facts(1)})), kConflict);
  EXPECT_ERROR(store_->add_enterprises(done.id, chunk(2, {enterprise(1, "甲")})), kInvalidArgument);
}

TEST_P(StoreSuite, ABackupHoldsTheFacts) {
  import_facts(*store_, "a", day(2026, 4, 1), {facts(1, {{"staff", 2025, 7.0}})});
  base::NoProgress nobody;
  const TemporaryFolder elsewhere;
  store_->backup(elsewhere.path() / "rongtong.db", nobody);
  const auto copy = GetParam().open(elsewhere.path());
  EXPECT_EQ(copy->facts_of(code(1)), store_->facts_of(code(1)));
  EXPECT_EQ(copy->check(true).fact_statements, 1U);
}

TEST_P(StoreSuite, AFirmMayBeAskedForWhileAllAreVisited) {
  import_facts(*store_, "a", day(2026, 4, 1), {facts(1, {{"staff", 2025, 7.0}}), facts(2)});
  std::size_t visited = 0;
  store_->each_firm_facts([&](const model::FirmFacts& firm) {
    EXPECT_EQ(store_->facts_of(*model::CreditCode::parse(firm.id)), firm);
    ++visited;
  });
  EXPECT_EQ(visited, 2U);
}

namespace {

/// The promise in plain words: all statements, folded when asked.
class FactModel {
 public:
  using Place = std::tuple<base::Date, std::int64_t, std::uint64_t>;
  void add(const Place& place, const model::FactStatement& said) {
    said_.emplace_back(place, said);
  }
  void undo(std::int64_t batch) {
    std::erase_if(said_, [&](const auto& s) { return std::get<1>(s.first) == batch; });
  }
  std::map<std::string, model::FirmFacts> everything() const {
    auto in_order = said_;
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
      return a.first < b.first;
    });
    std::map<std::string, model::FirmFacts> all;
    for (const auto& [place, said] : in_order) {
      auto& held = all[std::string(said.firm.text())];
      held.id = said.firm.text();
      model::lay_over(held, said);
    }
    return all;
  }

 private:
  std::vector<std::pair<Place, model::FactStatement>> said_;
};

std::map<std::string, model::FirmFacts> by_code(const store::Store& store) {
  std::map<std::string, model::FirmFacts> all;
  for (auto& facts : all_facts(store)) all.emplace(facts.id, facts);
  return all;
}

}  // namespace

// Random imports of any day and random undos: the store holds the fold of what was said and not
// taken back, and the counts tell what each step did.
TEST_P(StoreSuite, HoldsTheFoldOfAllFactsWhateverWasUndone) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const TemporaryFolder folder;
    const auto store = GetParam().open(folder.path());
    base::Random random(seed);
    FactModel model;
    std::vector<std::int64_t> live;
    for (int step = 0; step < 14; ++step) {
      const auto before = model.everything();
      if (!live.empty() && random.below(3) == 0) {
        const auto at = random.below(static_cast<std::uint32_t>(live.size()));
        model.undo(live[at]);
        const auto undone = store->undo_batch(model::BatchId(live[at]));
        live.erase(live.begin() + at);
        std::uint64_t removed = 0;
        std::uint64_t restored = 0;
        const auto after = model.everything();
        for (const auto& [firm, held] : before) {
          const auto left = after.find(firm);
          if (left == after.end()) {
            ++removed;
          } else {
            restored += left->second == held ? 0U : 1U;
          }
        }
        EXPECT_EQ(undone.removed, removed) << "seed " << seed << " step " << step;
        EXPECT_EQ(undone.restored, restored) << "seed " << seed << " step " << step;
      } else {
        const auto as_of = day(2026, 4, 1 + random.below(3));
        const auto batch = store->begin_batch(request(std::to_string(step), as_of, "indicators"));
        live.push_back(batch.id.value);
        std::uint64_t unchanged = 0;
        std::uint64_t next = 1;
        for (auto left = 1 + random.below(12); left > 0; --left, ++next) {
          const auto held = model.everything();
          const auto said = random_facts(random, 5);
          model.add({as_of, batch.id.value, next}, said);
          unchanged += model.everything() == held ? 1U : 0U;
          store->add_facts(batch.id, fact_chunk(next, {said}));
        }
        const auto counts = store->finish_batch(batch.id, "2026-04-01T08:31:00Z").counts;
        EXPECT_EQ(counts.stored(), next - 1);
        EXPECT_EQ(counts.unchanged, unchanged) << "seed " << seed << " step " << step;
      }
      ASSERT_EQ(by_code(*store), model.everything()) << "seed " << seed << " step " << step;
    }
    EXPECT_TRUE(store->check(true).problems.empty());
  }
}

}  // namespace rongtong::tests
