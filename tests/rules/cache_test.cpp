#include <gtest/gtest.h>

#include "rules/book_cache.h"
#include "rules/program.h"
#include "tests/rules/random_rules.h"

namespace rongtong::rules {
namespace {

using tests::RandomRules;

constexpr std::uint64_t kKey = 0x1234;

/// Random rules with texts, citations and dates, so that every field holds something.
RuleBook full_book(std::uint64_t seed) {
  RandomRules rules(seed, {});
  const RuleBook plain = rules.book(3);
  std::vector<RuleSet> sets = plain.sets();
  for (RuleSet& set : sets) {
    set.ladder = "srdi";
    set.name = {"专精特新", "SRDI"};
    set.document = {
        {"办法", "Measures"}, "工信部企业〔2026〕2号", {"工信部", "MIIT"}, std::nullopt, "✔5"};
    set.document.issued_on = base::date_from_days(20'000);
    Effect effect;
    effect.purpose = Purpose::kReview;
    effect.from = base::date_from_days(20'500);
    effect.until = base::date_from_days(20'800);
    effect.citation = {"第一项", "另一文件", "①"};
    set.effects = {effect};
    set.grants = "srdi";
    set.valid_years = 3;
    set.update_by = MonthDay{5, 31};
    set.report_change_months = 3;
    set.notes = {"说明", ""};
    set.region = "440000";
    set.overlays = "base";
    set.file = "catalog/rulesets/x.yaml";
  }
  return RuleBook(plain.graph(), sets);
}

TEST(BookCache, KeepsEveryField) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const RuleBook book = full_book(seed);
    const auto read = read_compiled(write_compiled(book, kKey), kKey);
    ASSERT_TRUE(read) << seed;
    ASSERT_EQ(read->sets(), book.sets()) << seed;
    ASSERT_EQ(read->graph().nodes(), book.graph().nodes()) << seed;
    ASSERT_EQ(read->graph().inputs(), book.graph().inputs()) << seed;
    ASSERT_EQ(read->graph().text_lists(), book.graph().text_lists()) << seed;
  }
}

TEST(BookCache, JudgesAsTheBookThatWasWritten) {
  RandomRules rules(11, {});
  const RuleBook book = rules.book(4);
  const FactTable facts = rules.facts(300, 0.2);
  const auto read = read_compiled(write_compiled(book, kKey), kKey);
  ASSERT_TRUE(read);
  const Outcomes before = run(compile(book), facts);
  const Outcomes after = run(compile(*read), facts);
  EXPECT_EQ(before.verdicts, after.verdicts);
  EXPECT_EQ(before.points, after.points);
}

TEST(BookCache, AnotherKeyIsAnotherBook) {
  const std::string bytes = write_compiled(full_book(1), kKey);
  EXPECT_FALSE(read_compiled(bytes, kKey + 1));
}

TEST(BookCache, AnyOtherSourceByteGivesAnotherKey) {
  const std::vector<std::string_view> one = {"id: a\n", "id: b\n"};
  const std::vector<std::string_view> changed = {"id: a\n", "id: c\n"};
  const std::vector<std::string_view> moved = {"id: b\n", "id: a\n"};
  const std::vector<std::string_view> cut = {"id: a\nid", ": b\n"};
  EXPECT_EQ(book_key(one), book_key(one));
  EXPECT_NE(book_key(one), book_key(changed));
  EXPECT_NE(book_key(one), book_key(moved));
  EXPECT_NE(book_key(one), book_key(cut));
}

TEST(BookCache, CutOffOrChangedBytesAreNoBook) {
  const std::string bytes = write_compiled(full_book(2), kKey);
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 50) {
    ASSERT_FALSE(read_compiled(bytes.substr(0, size), kKey)) << size;
  }
  base::Random random(5);
  for (int i = 0; i < 500; ++i) {
    std::string changed = bytes;
    const std::size_t place = random.below(static_cast<std::uint32_t>(bytes.size()));
    changed[place] = static_cast<char>(changed[place] ^ (1 << random.below(8)));
    ASSERT_FALSE(read_compiled(changed, kKey)) << place;
  }
  EXPECT_FALSE(read_compiled(bytes + "x", kKey));
}

/// A change that a right checksum covers: the parts are checked themselves. Run with sanitizers.
TEST(BookCache, ChangedPayloadBehindARightChecksumIsReadSafely) {
  const std::string bytes = write_compiled(full_book(3), kKey);
  const std::string payload = bytes.substr(32);  // form, key, size and checksum go before it
  ASSERT_TRUE(read_compiled(seal_compiled(payload, kKey), kKey));
  base::Random random(6);
  for (int i = 0; i < 3000; ++i) {
    std::string changed = payload;
    const std::size_t place = random.below(static_cast<std::uint32_t>(payload.size()));
    changed[place] = static_cast<char>(random.below(256));
    const auto read = read_compiled(seal_compiled(changed, kKey), kKey);
    if (read) compile(*read);
  }
}

}  // namespace
}  // namespace rongtong::rules
