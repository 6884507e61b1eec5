#include <algorithm>
#include <set>
#include <tuple>

#include "tests/store/store_suite.h"

namespace rongtong::tests {

TEST_P(StoreSuite, UndoTakesAwayWhatOnlyTheBatchSpokeOf) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(2, "乙")});
  const auto second = import("b", day(2026, 5, 1), {enterprise(2, "丙"), enterprise(3, "丁")});
  const auto undone = store_->undo_batch(second.batch.id);
  EXPECT_EQ(undone.removed, 1U);
  EXPECT_EQ(undone.restored, 1U);
  EXPECT_EQ(undone.unchanged, 0U);
  EXPECT_EQ(held(2).name, "乙");
  EXPECT_FALSE(store_->find_enterprise(code(3)));
  EXPECT_EQ(store_->find_batch(second.batch.id)->state, model::BatchState::kUndone);
  EXPECT_EQ(store_->find_batch(first.batch.id)->state, model::BatchState::kFinished);
}

TEST_P(StoreSuite, UndoOfTheFirstLeavesWhatTheSecondSaid) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲"), enterprise(2, "乙")});
  import("b", day(2026, 5, 1), {enterprise(1, "甲")});
  const auto undone = store_->undo_batch(first.batch.id);
  EXPECT_EQ(undone.removed, 1U);
  EXPECT_EQ(undone.unchanged, 1U);
  EXPECT_EQ(held(1).name, "甲");
  ASSERT_EQ(store_->history(code(1)).size(), 1U);
  EXPECT_EQ(store_->history(code(1))[0].as_of, day(2026, 5, 1));
}

TEST_P(StoreSuite, UndoneNamesAreNobodysAnyMore) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  store_->undo_batch(first.batch.id);
  EXPECT_TRUE(import("b", day(2026, 4, 1), {enterprise(2, "甲")}).result.noticed.empty());
}

TEST_P(StoreSuite, IdsAreNotUsedAgainAfterUndo) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  const auto id = store_->find_enterprise(code(1))->id;
  store_->undo_batch(first.batch.id);
  import("b", day(2026, 4, 1), {enterprise(2, "乙")});
  EXPECT_NE(store_->find_enterprise(code(2))->id, id);
}

TEST_P(StoreSuite, UndoSaysClearlyWhatCannotBeUndone) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  store_->undo_batch(first.batch.id);
  EXPECT_ERROR(store_->undo_batch(first.batch.id), kConflict);
  EXPECT_ERROR(store_->undo_batch(model::BatchId(77)), kNotFound);
}

TEST_P(StoreSuite, AHalfImportedBatchCanBeUndone) {
  const auto batch = begin("a", day(2026, 4, 1));
  store_->add_enterprises(batch.id, chunk(1, {enterprise(1, "甲")}));
  EXPECT_EQ(store_->undo_batch(batch.id).removed, 1U);
  EXPECT_NE(begin("a", day(2026, 4, 1)).id, batch.id) << "an undone batch is not taken up again";
}

TEST_P(StoreSuite, AFileImportedAgainAfterUndoIsNew) {
  const auto first = import("a", day(2026, 4, 1), {enterprise(1, "甲")});
  store_->undo_batch(first.batch.id);
  EXPECT_EQ(import("a", day(2026, 4, 1), {enterprise(1, "甲")}).batch.counts.added, 1U);
}

// The table of docs/store.md, line by line.
TEST_P(StoreSuite, WorkedExampleOfTheDocument) {
  const auto said = [](std::string address, std::string tier, std::string phone) {
    model::Enterprise e = enterprise(1, "甲");
    e.address = std::move(address);
    e.tier = std::move(tier);
    e.contact_phone = std::move(phone);
    return e;
  };
  const auto first = import("1", day(2026, 4, 1), {said("旧址", "srdi", "")}).batch;
  EXPECT_EQ(first.counts.added, 1U);
  const auto second = import("2", day(2026, 5, 1), {said("新址", "", "")}).batch;
  EXPECT_EQ(second.counts.changed, 1U);
  EXPECT_EQ(held(1), said("新址", "srdi", ""));
  const auto third = import("3", day(2026, 3, 1), {said("老址", "", "0571")}).batch;
  EXPECT_EQ(third.counts.changed, 1U);
  EXPECT_EQ(held(1), said("新址", "srdi", "0571"));
  const auto fourth = import("4", day(2026, 6, 1), {said("新址", "", "")}).batch;
  EXPECT_EQ(fourth.counts.unchanged, 1U);
  EXPECT_EQ(store_->undo_batch(second.id).unchanged, 1U);
  EXPECT_EQ(held(1), said("新址", "srdi", "0571"));
  EXPECT_EQ(store_->undo_batch(fourth.id).restored, 1U);
  EXPECT_EQ(held(1), said("旧址", "srdi", "0571"));
  EXPECT_EQ(store_->undo_batch(first.id).restored, 1U);
  EXPECT_EQ(store_->undo_batch(third.id).removed, 1U);
  EXPECT_FALSE(store_->find_enterprise(code(1)));
}

namespace {

/// The store's promise, in a few lines that are plainly right: all statements, folded when asked.
class Model {
 public:
  void add(std::int64_t batch, base::Date as_of, std::uint64_t row, const model::Enterprise& said) {
    said_.emplace_back(std::tuple(as_of, batch, row), said);
  }
  void undo(std::int64_t batch) {
    std::erase_if(said_, [&](const auto& s) { return std::get<1>(s.first) == batch; });
  }
  std::map<std::string, model::Enterprise> everything() const {
    auto sorted = said_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return a.first < b.first;
    });
    std::map<std::string, model::Enterprise> all;
    for (const auto& [key, said] : sorted) {
      const auto [at, fresh] = all.emplace(said.credit_code.text(), said);
      if (!fresh) at->second = model::merged(at->second, said);
    }
    return all;
  }
  std::size_t statements(const model::CreditCode& of) const {
    return static_cast<std::size_t>(std::count_if(said_.begin(), said_.end(), [&](const auto& s) {
      return s.second.credit_code == of;
    }));
  }

 private:
  std::vector<std::pair<std::tuple<base::Date, std::int64_t, std::uint64_t>, model::Enterprise>>
      said_;
};

struct Difference {
  std::uint64_t added = 0, changed = 0, removed = 0;
};

Difference difference(
    const std::map<std::string, model::Enterprise>& before,
    const std::map<std::string, model::Enterprise>& after
) {
  Difference d;
  for (const auto& [key, value] : after) {
    const auto old = before.find(key);
    if (old == before.end()) {
      ++d.added;
    } else if (!(old->second == value)) {
      ++d.changed;
    }
  }
  for (const auto& [key, value] : before) d.removed += after.count(key) == 0 ? 1U : 0U;
  return d;
}

}  // namespace

// Random imports, in any order of days, and random undos: at every moment the store holds the fold
// of what was said and not taken back, and the counts tell the difference that each step made.
TEST_P(StoreSuite, HoldsTheFoldOfAllStatementsWhateverWasUndone) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const TemporaryFolder folder;
    const auto store = GetParam().open(folder.path());
    base::Random random(seed);
    Model model;
    std::vector<std::int64_t> live;
    for (int step = 0; step < 14; ++step) {
      const auto before = model.everything();
      if (!live.empty() && random.below(3) == 0) {
        const auto at = random.below(static_cast<std::uint32_t>(live.size()));
        model.undo(live[at]);
        const auto undone = store->undo_batch(model::BatchId(live[at]));
        live.erase(live.begin() + at);
        const auto d = difference(before, model.everything());
        EXPECT_EQ(undone.removed, d.removed) << "seed " << seed << " step " << step;
        EXPECT_EQ(undone.restored, d.changed) << "seed " << seed << " step " << step;
      } else {
        const auto as_of = day(2026, 4, 1 + random.below(3));
        const auto batch = store->begin_batch(request(std::to_string(step), as_of));
        live.push_back(batch.id.value);
        std::uint64_t next = 1;
        for (int part = 0; part < 2; ++part) {
          std::vector<model::Enterprise> said;
          for (auto left = 1 + random.below(12); left > 0; --left) {
            // Half of them say the least there is, so that batches often repeat each other.
            const auto n = random.below(6);
            said.push_back(
                random.below(2) == 0 ? enterprise(n, "厂") : random_statement(random, 6)
            );
          }
          auto rows = chunk(next, said);
          for (const auto& r : rows.rows) model.add(batch.id.value, as_of, r.row, r.enterprise);
          next = rows.rows_done + 1;
          store->add_enterprises(batch.id, rows);
        }
        const auto counts = store->finish_batch(batch.id, "2026-04-01T08:31:00Z").counts;
        EXPECT_EQ(counts.stored(), next - 1);
        EXPECT_EQ(counts.added, difference(before, model.everything()).added);
      }
      std::map<std::string, model::Enterprise> all;
      store->each_enterprise([&](const auto& record) {
        all.emplace(record.enterprise.credit_code.text(), record.enterprise);
      });
      ASSERT_EQ(all, model.everything()) << "seed " << seed << " step " << step;
      for (std::uint64_t n = 0; n < 6; ++n) {
        ASSERT_EQ(store->history(code(n)).size(), model.statements(code(n)));
      }
    }
    EXPECT_TRUE(store->check(true).problems.empty());
  }
}

}  // namespace rongtong::tests
