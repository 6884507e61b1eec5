#include "match/matcher.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/random.h"
#include "tests/match/small_registry.h"
#include "tests/support/cases.h"

namespace rongtong::match {
namespace {

using model::ConditionKind;
using model::TextField;
using model::Verdict;

std::vector<model::Enterprise> drive_makers() {
  return {
      test_firm(1, "宁波甲机械有限公司", "伺服驱动器、减速机的生产"),
      test_firm(2, "苏州乙电气有限公司", "交流伺服系统、驱动装置的研发"),
      test_firm(3, "青岛丙食品有限公司", "速冻食品加工"),
      test_firm(4, "宁波丁机械有限公司", "伺服驱动器、减速机的生产"),
  };
}

double sum_of_parts(const model::Candidate& candidate) {
  double sum = 0;
  for (const auto& part : candidate.parts) sum += part.value;
  return sum;
}

double sum_of_words(const model::Candidate& candidate) {
  double sum = 0;
  for (const auto& word : candidate.words) sum += word.weight;
  return sum;
}

TEST(Matcher, RanksFirmsThatShareWords) {
  const SmallRegistry registry(drive_makers());
  EXPECT_EQ(registry.found(test_need("伺服驱动器采购")), (std::vector<int>{0, 3, 1}));
}

TEST(Matcher, AmongKeepsEverybodyElseOut) {
  const SmallRegistry registry(drive_makers());
  const MatchOptions options{50, {test_code(2), test_code(3), test_code(88)}};
  const auto result =
      registry.matcher().match(test_need("伺服驱动器采购"), options, registry.lookup());
  ASSERT_EQ(result.candidates.size(), 1U);
  EXPECT_EQ(result.candidates[0].enterprise, SmallRegistry::id(1));
  EXPECT_EQ(result.firms_considered, 2U);
}

TEST(Matcher, IssuerDoesNotSupplyItself) {
  const SmallRegistry registry(drive_makers());
  auto need = test_need("伺服驱动器采购");
  need.issuer_code = test_code(1).text();
  EXPECT_EQ(registry.found(need), (std::vector<int>{3, 1}));
}

TEST(Matcher, EqualScoresStandByCreditCode) {
  auto firms = drive_makers();
  std::swap(firms[0].credit_code, firms[3].credit_code);
  const SmallRegistry registry(firms);
  EXPECT_EQ(registry.found(test_need("伺服驱动器采购")), (std::vector<int>{3, 0, 1}));
  EXPECT_EQ(registry.found(test_need("伺服驱动器采购"), 1), (std::vector<int>{3}));
}

TEST(Matcher, MergesPairsIntoTheLongestCommonRuns) {
  const SmallRegistry registry(drive_makers());
  const auto result = registry.match(test_need("伺服驱动器与减速机"));
  const auto& words = result.candidates.front().words;
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].word, "伺服驱动器");
  EXPECT_EQ(words[0].field, TextField::kBusinessScope);
  EXPECT_EQ(words[0].offset, 0U);
  EXPECT_EQ(words[1].word, "减速机");
  EXPECT_EQ(words[1].offset, std::string("伺服驱动器、").size());
  const auto& other = result.candidates.back().words;
  ASSERT_EQ(other.size(), 2U);
  EXPECT_EQ(other[0].word.size(), std::string("伺服").size());
}

TEST(Matcher, WordsStandWhereTheySayInTheFirmsSpelling) {
  auto firm = test_firm(1, "甲公司", "生产ＰＬＣ控制柜");
  firm.main_products = "plc 模块";
  firm.qualifications = {"ISO9001", "防爆认证"};
  const SmallRegistry registry({firm});
  const auto result = registry.match(test_need("PLC控制柜，需防爆认证和模块"));
  const std::array<std::string, 4> texts{
      firm.name, firm.business_scope, firm.main_products, "ISO9001\n防爆认证"};
  ASSERT_EQ(result.candidates.size(), 1U);
  for (const auto& word : result.candidates[0].words) {
    const auto& text = texts[static_cast<std::size_t>(word.field)];
    EXPECT_EQ(text.substr(word.offset, word.word.size()), word.word);
  }
  EXPECT_NEAR(sum_of_words(result.candidates[0]), result.candidates[0].parts[0].value, 1e-9);
}

TEST(Matcher, RunsNeedTheSameOrderInBothTexts) {
  // 电机 and 机床 stand in the need, but not as 电机床.
  const SmallRegistry registry({test_firm(1, "甲", "电机床")});
  const auto result = registry.match(test_need("机床用电机"));
  ASSERT_EQ(result.candidates.size(), 1U);
  ASSERT_EQ(result.candidates[0].words.size(), 2U);
  EXPECT_EQ(result.candidates[0].words[0].word.size(), std::string("电机").size());
}

TEST(Matcher, StopPhrasesDoNotDecide) {
  StopPhrases phrases;
  phrases.scope = {"依法须经批准的项目", "技术服务"};
  phrases.need = {"征集", "能力的单位"};
  const std::vector<model::Enterprise> firms{
      test_firm(1, "甲", "征集邮票；依法须经批准的项目"), test_firm(2, "乙", "焊接")};
  const SmallRegistry registry(firms, {}, phrases);
  const auto need = test_need("征集具备焊接能力的单位", "依法须经批准的项目，技术服务");
  EXPECT_EQ(registry.found(need), (std::vector<int>{1}));
  const SmallRegistry without(firms);
  EXPECT_EQ(without.found(need).size(), 2U);
}

struct QuietCase {
  const char* name;
  std::string title;
};

class Quiet : public testing::TestWithParam<QuietCase> {};

TEST_P(Quiet, HasNoCandidates) {
  const SmallRegistry registry(drive_makers());
  const auto result = registry.match(test_need(GetParam().title));
  EXPECT_TRUE(result.candidates.empty());
  EXPECT_EQ(result.firms_considered, 4U);
}

INSTANTIATE_TEST_SUITE_P(
    Needs,
    Quiet,
    testing::Values(
        QuietCase{"Empty", ""},
        QuietCase{"OnlyPunctuation", "，。！？……（）"},
        QuietCase{"OnlyLatin", "servo drive PLC"},
        QuietCase{"FaultyBytes", "\xFF\xFE\xE8"},
        QuietCase{"OtherWords", "葡萄酒酿造"}
    ),
    tests::kCaseName
);

TEST(Matcher, ReadsLatinAndMixedNeeds) {
  auto firms = drive_makers();
  firms[2].business_scope = "PLC编程，MES系统";
  const SmallRegistry registry(firms);
  EXPECT_EQ(registry.found(test_need("plc", "Mes")), (std::vector<int>{2}));
  EXPECT_EQ(registry.found(test_need("ＰＬＣ与5G")), (std::vector<int>{2}));
}

TEST(Matcher, ReadsANeedOf100Kilobytes) {
  base::Random random(7);
  std::string detail = "伺服驱动器";
  while (detail.size() < 100000) {
    const char32_t code = 0x4E00 + random.below(3000);
    detail += static_cast<char>(0xE0 | (code >> 12U));
    detail += static_cast<char>(0x80 | (code >> 6U & 0x3FU));
    detail += static_cast<char>(0x80 | (code & 0x3FU));
  }
  const SmallRegistry registry(drive_makers());
  const auto result = registry.match(test_need("减速机", detail));
  ASSERT_GE(result.candidates.size(), 3U);
  EXPECT_EQ(result.candidates[0].enterprise, SmallRegistry::id(0));
  EXPECT_NEAR(sum_of_words(result.candidates[0]), result.candidates[0].parts[0].value, 1e-9);
}

TEST(Matcher, ReadsEveryTextOfTheNeed) {
  const SmallRegistry registry(drive_makers());
  const std::string word = "速冻食品";
  std::vector<model::Need> needs(9, test_need(""));
  needs[0].title = word;
  needs[1].summary = word;
  needs[2].detail = word;
  needs[3].difficulties = word;
  needs[4].research_content = word;
  needs[5].expected_result = word;
  needs[6].keywords = {word};
  needs[7].indicators = {{word, {}, {}, {}, {}}};
  needs[8].entry_conditions = word;  // conditions are for people and in `conditions`
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(registry.found(needs[i]), (std::vector<int>{2})) << i;
  }
  EXPECT_TRUE(registry.found(needs[8]).empty());
}

TEST(Matcher, HardConditionsExcludeAndUnknownStays) {
  auto firms = drive_makers();
  firms[0].region = model::RegionCode(330200);
  firms[1].region = model::RegionCode(320500);
  const SmallRegistry registry(firms);
  auto need = test_need("伺服驱动器");
  need.conditions = {
      {ConditionKind::kRegion, true, {"330000"}}, {ConditionKind::kTier, true, {"srdi"}}};
  const auto result = registry.match(need);
  ASSERT_EQ(result.candidates.size(), 2U);
  EXPECT_EQ(result.firms_considered, 4U);
  ASSERT_EQ(result.exclusions.size(), 2U);
  EXPECT_EQ(result.exclusions[0], (model::Exclusion{need.conditions[0], 1}));
  EXPECT_EQ(result.exclusions[1], (model::Exclusion{need.conditions[1], 0}));
  const auto& first = result.candidates[0].conditions;
  EXPECT_EQ(first[0], (model::ConditionResult{need.conditions[0], Verdict::kYes, "330200"}));
  EXPECT_EQ(first[1], (model::ConditionResult{need.conditions[1], Verdict::kUnknown, ""}));
  EXPECT_EQ(result.candidates[1].enterprise, SmallRegistry::id(3));
  EXPECT_EQ(result.candidates[1].conditions[0].verdict, Verdict::kUnknown);
}

TEST(Matcher, ConditionsThatExcludeEverybodySaySo) {
  auto firms = drive_makers();
  for (auto& firm : firms) firm.size_class = "large";
  const SmallRegistry registry(firms);
  auto need = test_need("伺服驱动器");
  need.conditions = {{ConditionKind::kSize, true, {"small"}}};
  const auto result = registry.match(need);
  EXPECT_TRUE(result.candidates.empty());
  EXPECT_EQ(result.exclusions[0].firms, 4U);
}

TEST(Matcher, SoftConditionsAreASumOfTheScore) {
  auto firms = drive_makers();
  firms[0].tier = "innovative";
  firms[3].tier = "giant";
  const SmallRegistry registry(firms);
  auto need = test_need("伺服驱动器");
  need.conditions = {
      {ConditionKind::kTier, false, {"srdi"}}, {ConditionKind::kRegion, false, {"330000"}}};
  const auto result = registry.match(need);
  ASSERT_EQ(result.candidates.size(), 3U);
  EXPECT_TRUE(result.exclusions.empty());
  EXPECT_EQ(result.candidates[0].enterprise, SmallRegistry::id(3));
  for (const auto& candidate : result.candidates) {
    EXPECT_NEAR(sum_of_parts(candidate), candidate.score, 1e-9);
    ASSERT_EQ(candidate.parts.size(), 3U);
    EXPECT_EQ(candidate.parts[0].id, "text");
    EXPECT_EQ(candidate.parts[1].id, "condition.tier");
    EXPECT_EQ(candidate.parts[2].id, "condition.region");
  }
  const auto& met = result.candidates[0].parts;
  EXPECT_GT(met[1].value, 0);
  EXPECT_NEAR(met[2].value, met[1].value * MatchWeights{}.soft_unknown, 1e-4);
  EXPECT_EQ(result.candidates[1].parts[1].value, 0);  // innovative: known, and below
}

TEST(Matcher, BranchesAndExcludedFirmsAreNoCandidates) {
  auto firms = drive_makers();
  firms[0].is_branch = true;
  const SmallRegistry registry(firms);
  auto need = test_need("伺服驱动器");
  need.excluded = {firms[3].credit_code, test_code(77)};
  const auto result = registry.match(need);
  ASSERT_EQ(result.candidates.size(), 1U);
  EXPECT_EQ(result.candidates[0].enterprise, SmallRegistry::id(1));
  EXPECT_EQ(result.firms_considered, 2U);
}

TEST(Matcher, PinnedFirmsComeBackBehindTheBest) {
  auto firms = drive_makers();
  firms[1].size_class = "large";
  firms.push_back(test_firm(5, "宁波戊机械有限公司分公司", "伺服驱动器"));
  firms.back().is_branch = true;
  const SmallRegistry registry(firms);
  auto need = test_need("伺服驱动器");
  need.conditions = {{ConditionKind::kSize, true, {"small"}}};
  // One that fails a condition, one without a word, the best one, an excluded one, a branch, one
  // that is not there.
  need.pinned = {
      firms[1].credit_code,
      firms[2].credit_code,
      firms[0].credit_code,
      firms[0].credit_code,
      firms[3].credit_code,
      firms[4].credit_code,
      test_code(77)};
  need.excluded = {firms[3].credit_code};
  EXPECT_EQ(registry.found(need, 1), (std::vector<int>{0, 1, 2}));
  const auto result = registry.match(need, 0);
  ASSERT_EQ(result.candidates.size(), 3U);
  EXPECT_EQ(result.candidates[1].conditions[0].verdict, Verdict::kNo);
  EXPECT_EQ(result.candidates[2].score, 0);
  EXPECT_EQ(result.candidates[2].fit, 0);
  EXPECT_TRUE(result.candidates[2].words.empty());
}

TEST(Matcher, FitLiesBetweenZeroAndOneAndFollowsTheScore) {
  const SmallRegistry registry(drive_makers());
  const auto result = registry.match(test_need("伺服驱动器、减速机、葡萄酒、速冻食品加工"));
  ASSERT_EQ(result.candidates.size(), 4U);
  double last = 1;
  for (const auto& candidate : result.candidates) {
    EXPECT_GT(candidate.fit, 0);
    EXPECT_LE(candidate.fit, last);
    last = candidate.fit;
  }
}

TEST(Matcher, AFirmWithTheHeaviestWordsHasFitOne) {
  MatchWeights weights;
  weights.fit_words = 1;
  const SmallRegistry registry(drive_makers(), weights);
  EXPECT_EQ(registry.match(test_need("伺服驱动器、减速机")).candidates[0].fit, 1.0);
}

/// Firms and needs of random phrases.
struct RandomWorld {
  std::vector<model::Enterprise> firms;
  std::vector<model::Need> needs;

  explicit RandomWorld(std::uint64_t seed) {
    base::Random random(seed);
    const std::vector<std::string> phrases{
        "伺服", "驱动器", "减速机", "轴承", "焊接", "PLC", "加工", "检测", "软件", "、", "；"};
    const auto text = [&](unsigned most) {
      std::string result;
      for (unsigned i = random.below(most + 1); i > 0; --i) result += random.pick(phrases);
      return result;
    };
    for (int i = 1; i <= 80; ++i) {
      firms.push_back(test_firm(i, text(4), text(12)));
      if (random.below(3) == 0) firms.back().size_class = random.below(2) == 0 ? "small" : "large";
    }
    for (int i = 0; i < 12; ++i) {
      needs.push_back(test_need(text(3), text(8)));
      needs.back().conditions.push_back({ConditionKind::kSize, random.below(2) == 0, {"small"}});
    }
  }
};

TEST(Matcher, PartsAndWordsAddUpInRandomWorlds) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RandomWorld world(seed);
    const SmallRegistry registry(world.firms);
    for (const auto& need : world.needs) {
      for (const auto& candidate : registry.match(need).candidates) {
        EXPECT_NEAR(sum_of_parts(candidate), candidate.score, 1e-9);
        EXPECT_NEAR(sum_of_words(candidate), candidate.parts[0].value, 1e-9);
      }
    }
  }
}

TEST(MatchAll, DoesNotDependOnThreads) {
  const RandomWorld world(3);
  const SmallRegistry registry(world.firms);
  const auto alone = registry.matcher().match_all(world.needs, {5}, registry.lookup(), 1);
  ASSERT_EQ(alone.size(), world.needs.size());
  for (std::size_t i = 0; i < world.needs.size(); ++i) {
    EXPECT_EQ(alone[i], registry.match(world.needs[i], 5));
  }
  for (const unsigned threads : {2U, 3U, 8U, 64U}) {
    EXPECT_EQ(registry.matcher().match_all(world.needs, {5}, registry.lookup(), threads), alone);
  }
}

TEST(MatchAll, NeverLooksUpFromTwoThreadsAtOnce) {
  const RandomWorld world(4);
  const SmallRegistry registry(world.firms);
  int calls = 0;  // no lock: the thread sanitizer would see two writers
  const auto lookup = [&](model::EnterpriseId id) {
    ++calls;
    return registry.lookup()(id);
  };
  registry.matcher().match_all(world.needs, {5}, lookup, 4);
  EXPECT_GT(calls, 0);
}

TEST(MatchAll, ThrowsWhatTheLookupThrows) {
  const RandomWorld world(5);
  const SmallRegistry registry(world.firms);
  const FirmLookup broken = [](model::EnterpriseId) -> model::Enterprise {
    throw std::runtime_error("gone");
  };
  EXPECT_THROW(registry.matcher().match_all(world.needs, {5}, broken, 3), std::runtime_error);
  EXPECT_TRUE(registry.matcher().match_all({}, {5}, broken, 3).empty());
}

}  // namespace
}  // namespace rongtong::match
