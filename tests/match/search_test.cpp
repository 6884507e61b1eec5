#include "match/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/random.h"
#include "tests/match/small_registry.h"

namespace rongtong::match {
namespace {

const PhraseSet kNoPhrases{std::span<const std::string>{}};

std::string random_text(base::Random& random, unsigned letters, unsigned most) {
  const std::vector<std::string> all{
      "轴", "承", "焊", "接", "泵", "阀", "、", "电", "机", "PLC", "，"};
  std::string text;
  for (unsigned i = random.below(most + 1); i > 0; --i) text += all[random.below(letters)];
  return text;
}

std::vector<model::Enterprise> random_firms(base::Random& random, int count) {
  std::vector<model::Enterprise> firms;
  for (int i = 1; i <= count; ++i) {
    firms.push_back(test_firm(i, random_text(random, 11, 5), random_text(random, 11, 20)));
    if (random.below(2) == 0) firms.back().main_products = random_text(random, 6, 6);
    firms.back().is_branch = random.below(10) == 0;
  }
  return firms;
}

/// Every firm scored from its texts, one by one, without the index's postings.
std::vector<Scored> exhaustive(
    const std::vector<model::Enterprise>& firms,
    const SnapshotView& index,
    const Query& query,
    std::size_t top
) {
  const ImpactModel model(MatchWeights{}, index.means());
  TokenReader reader(kNoPhrases);
  std::vector<Scored> all;
  for (std::size_t firm = 0; firm < firms.size(); ++firm) {
    std::string joined;
    const auto texts = texts_of(firms[firm], joined);
    std::map<TermKey, FieldCounts> counts;
    FieldCounts lengths{};
    for (std::size_t field = 0; field < kTextFields; ++field) {
      for (const auto& token : reader.read(texts[field])) {
        ++counts[token.key][field];
        ++lengths[field];
      }
    }
    std::uint64_t score = 0;
    for (const auto& term : query.terms) {
      const auto found = counts.find(term.key);
      if (found == counts.end()) continue;
      score += std::uint64_t{term.weight} * model.impact(found->second, lengths);
    }
    if (score > 0 && !firms[firm].is_branch) {
      all.push_back({static_cast<FirmNumber>(firm), score, score});
    }
  }
  std::sort(all.begin(), all.end());
  if (all.size() > top) all.resize(top);
  return all;
}

bool equal(const Scored& a, const Scored& b) {
  return a.firm == b.firm && a.text == b.text && a.total == b.total;
}

TEST(Search, EqualsExhaustiveScoring) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    base::Random random(seed);
    const auto firms = random_firms(random, 1 + static_cast<int>(random.below(90)));
    const auto bytes = SmallRegistry::build(firms);
    const auto opened = CapabilityIndex::open(bytes);
    const auto& index = opened.view();
    TokenReader reader(kNoPhrases);
    const auto need = test_need(random_text(random, 11, 6), random_text(random, 11, 30));
    const auto query = query_of(need, MatchWeights{}, index, reader);
    const auto filter = firm_filter(index, {}, {});
    for (const std::size_t top : {1U, 3U, 10U, 1000U}) {
      const auto expected = exhaustive(firms, index, query, top);
      const auto found = search(index, query, filter, {}, top, {}).top;
      EXPECT_TRUE(std::ranges::equal(found, expected, equal)) << "seed " << seed << " top " << top;
    }
  }
}

/// BM25F as in Robertson & Zaragoza 2009, in floating point, over name and scope of Chinese
/// characters without separators.
double textbook_score(
    const std::vector<model::Enterprise>& firms, std::size_t firm, const std::string& title
) {
  const MatchWeights weights;
  const auto pairs = [](const std::string& text) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i + 6 <= text.size(); i += 3) result.push_back(text.substr(i, 6));
    return result;
  };
  const auto count = [&](const std::string& text, const std::string& pair) {
    const auto all = pairs(text);
    return static_cast<double>(std::ranges::count(all, pair));
  };
  double name_mean = 0;
  double scope_mean = 0;
  for (const auto& one : firms) {
    name_mean += static_cast<double>(pairs(one.name).size()) / static_cast<double>(firms.size());
    scope_mean +=
        static_cast<double>(pairs(one.business_scope).size()) / static_cast<double>(firms.size());
  }
  const auto norm = [](const FieldWeight& field, std::size_t length, double mean) {
    return 1 - field.b + field.b * static_cast<double>(length) / mean;
  };
  double score = 0;
  const auto title_pairs = pairs(title);
  for (const auto& pair : std::set<std::string>(title_pairs.begin(), title_pairs.end())) {
    double with = 0;
    for (const auto& one : firms) {
      with += count(one.name, pair) + count(one.business_scope, pair) > 0 ? 1 : 0;
    }
    if (with == 0) continue;
    const auto& own = firms[firm];
    const double frequency =
        weights.fields[0].weight * count(own.name, pair) /
            norm(weights.fields[0], pairs(own.name).size(), name_mean) +
        weights.fields[1].weight * count(own.business_scope, pair) /
            norm(weights.fields[1], pairs(own.business_scope).size(), scope_mean);
    const double repeated = weights.title * count(title, pair);
    score += std::log(1 + (static_cast<double>(firms.size()) - with + 0.5) / (with + 0.5)) *
             (repeated * (weights.k3 + 1) / (weights.k3 + repeated)) *
             (frequency / (weights.k1 + frequency));
  }
  return score;
}

TEST(Search, ScoresAreBm25f) {
  const std::vector<model::Enterprise> firms{
      test_firm(1, "轴承甲厂", "轴承加工轴承销售"),
      test_firm(2, "轴承乙厂", "轴承座加工"),
      test_firm(3, "水泵丙厂", "水泵加工水泵轴承装配"),
      test_firm(4, "食品丁厂", "食品加工"),
  };
  const std::string title = "轴承座与轴承加工";
  const SmallRegistry registry(firms);
  const auto result = registry.match(test_need(title));
  ASSERT_EQ(result.candidates.size(), 4U);
  for (const auto& candidate : result.candidates) {
    const auto firm = static_cast<std::size_t>(100 - candidate.enterprise.value);
    // An impact of one byte is off by 1/510 of a term's weight at most.
    EXPECT_NEAR(candidate.score, textbook_score(firms, firm, title), 0.02) << firm;
  }
}

TEST(Search, ReachesFirmsInEveryRange) {
  // Two ranges; dense, sparse and single postings, so that both forms of a block occur.
  constexpr int kFirms = 70000;
  IndexBuilder builder(MatchWeights{}, StopPhrases{});
  for (int i = kFirms; i >= 1; --i) {
    std::string scope = "加工";
    if (i % 500 == 0) scope += "、轴承";
    if (i == 3 || i == 69999) scope += "、伺服";
    builder.add(model::EnterpriseId(i), test_firm(i, "厂", scope));
  }
  const auto bytes = builder.finish({"r", "c"});
  const auto opened = CapabilityIndex::open(bytes);
  const auto& index = opened.view();
  ASSERT_EQ(index.ranges(), 2U);
  TokenReader reader(kNoPhrases);
  const auto filter = firm_filter(index, {}, {});
  const auto count = [&](const char* title) {
    const auto query = query_of(test_need(title), MatchWeights{}, index, reader);
    return search(index, query, filter, {}, kFirms, {}).top.size();
  };
  EXPECT_EQ(count("加工"), 70000U);
  EXPECT_EQ(count("轴承"), 140U);
  const auto query = query_of(test_need("伺服"), MatchWeights{}, index, reader);
  const std::vector<FirmNumber> pinned{0, 65536, 69998};
  const auto found = search(index, query, filter, {}, 10, pinned);
  ASSERT_EQ(found.top.size(), 2U);
  EXPECT_EQ(found.top[0].firm, 2U);
  EXPECT_EQ(found.top[1].firm, 69998U);
  ASSERT_EQ(found.pinned.size(), 3U);
  EXPECT_EQ(found.pinned[1].text, 0U);
  EXPECT_EQ(found.pinned[2].text, found.top[1].text);
}

}  // namespace
}  // namespace rongtong::match
