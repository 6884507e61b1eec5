#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "base/random.h"
#include "rules/way_up.h"
#include "rules/what_if.h"
#include "tests/rules/way_up_world.h"

namespace rongtong::tests {
namespace {

using rules::Truth;

constexpr std::string_view kCounts = R"(indicators:
  - {id: a, zh: 甲, en: a, unit: count, period: day, whole: true, least: 0, lever: {rise: true, cost: 3, most_per_year: 3}}
  - {id: b, zh: 乙, en: b, unit: count, period: day, whole: true, least: 0, lever: {rise: true, fall: true, cost: 5, most_per_year: 2}}
  - {id: c, zh: 丙, en: c, unit: count, period: day, whole: true, least: 0, lever: {rise: true, cost: 2, most_per_year: 2, moves: [b]}}
  - {id: x, zh: 年, en: x, unit: count, whole: true, least: 0, lever: {rise: true, cost: 4, most_per_year: 2}}
  - {id: w, zh: 末, en: w, unit: count, period: year_end, whole: true, least: 0, lever: {rise: true, cost: 4, most_per_year: 2}}
  - {id: t, zh: 证, en: t, type: truth, period: day, lever: {rise: true, cost: 7}}
  - {id: u, zh: 未, en: u, unit: count, period: day, whole: true}
)";

/// A standard drawn by chance over these figures, and a firm that mostly misses it.
class RandomStandard {
 public:
  explicit RandomStandard(std::uint64_t seed) : random_(seed) {
    std::string body;
    const auto conditions = 1 + random_.below(3);
    body += "conditions:\n";
    for (std::uint32_t i = 0; i < conditions; ++i) body += "  - " + condition(2) + "\n";
    if (random_.below(3) != 0) body += points();
    text = rule_set(body);
    for (const auto* id : {"a", "b", "c"}) firm.day(id, double(random_.below(3)));
    for (const auto* id : {"x", "w"}) {
      firm.year(id, {double(random_.below(3)), double(random_.below(3)), double(random_.below(3))});
    }
    firm.day("t", random_.below(3) == 0);
  }

  std::string text;
  FirmDraft firm;

 private:
  std::string value() {
    static const std::vector<std::string> kValues{
        "a",
        "b",
        "c",
        "x",
        "w",
        "a + b",
        "x + x[-1]",
        "a + b - c",
        "min(a, b)",
        "max(x, w)",
        "a / (b + 2个)",
        "growth(x + 1个, x[-1] + 1个)",
        "(w - w[-1]) / (w[-1] + 1个)",
        "if(t, a, b)",
        "(x + a) / (x[-1] + 3个)",
        "abs(a - b)",
        "floor((a + b) / 2)",
        "average(growth(x + 3个, x[-1] + 3个), growth(x[-1] + 3个, x[-2] + 3个))"};
    return random_.pick(kValues);
  }
  bool is_ratio(const std::string& of) const {
    return of.find('/') != std::string::npos || of.find("growth") != std::string::npos;
  }
  std::string mark(const std::string& of) {
    if (of.find("floor") == 0) return std::to_string(1 + random_.below(3)) + "个";
    return is_ratio(of) ? std::to_string(5 * random_.below(25)) + "%"
                        : std::to_string(1 + random_.below(5)) + "个";
  }
  std::string leaf() {
    if (random_.below(8) == 0) return "{is: t}";
    const std::string of = value();
    static const std::vector<std::string> kWords{
        "at_least", "at_least", "at_least", "above", "at_most", "below"};
    return "{value: '" + of + "', " + random_.pick(kWords) + ": " + mark(of) + "}";
  }
  std::string condition(std::uint32_t depth) {
    const auto kind = depth == 0 ? 0 : random_.below(5);
    if (kind < 2) return leaf();
    const auto parts = condition(depth - 1) + ", " + condition(depth - 1) + ", " + leaf();
    if (kind == 2) return "{all: [" + parts + "]}";
    if (kind == 3) return "{any: [" + parts + "]}";
    return "{at_least_of: {count: 2, of: [" + parts + "]}}";
  }
  std::string points() {
    std::string lines =
        "points:\n  pass_mark: " + std::to_string(6 + random_.below(8)) + "分\n  groups:\n";
    for (const auto* id : {"g", "h"}) {
      lines += std::string("    - id: ") + id +
               "\n      maximum: " + std::to_string(8 + random_.below(4));
      if (random_.below(2) == 0) lines += "\n      minimum: 2";
      lines += "\n      items:\n";
      for (int i = 0; i < 2; ++i) lines += "        - " + item() + "\n";
    }
    return lines;
  }
  std::string item() {
    switch (random_.below(4)) {
      case 0:
        return "{maximum: 6, cases: [{is: a >= 3个, points: 6}, {is: 't and b >= 1个', points: 3}, "
               "{otherwise: 0}]}";
      case 1:
        return "{maximum: 5, sum: [{is: t, points: 2}, {is: x >= 2个, points: 2}, {is: a > b, "
               "points: 3}]}";
      case 2:
        return "{maximum: 6, per_full: {value: a + c, step: 2个, points: 2}}";
      default:
        const std::string of = value();
        return is_ratio(of) || of.find("floor") == 0
                   ? "{maximum: 6, value: a + w, bands: [{above: 4个, points: 6}, {at_least: 2个, "
                     "points: 3}, {below: 2个, points: 0}]}"
                   : "{maximum: 6, value: '" + of +
                         "', bands: [{at_least: 4个, points: 4}, {at_least: 3个, points: 6}, "
                         "{at_least: 1个, points: 3}, {below: 1个, points: 0}]}";
    }
  }

  base::Random random_;
};

/// Tries every change that the levers allow and lets the interpreter judge it. Written without any
/// of the way up's own parts: dated figures move within their yearly limit times the years, yearly
/// ones from what the year before has, flows paid each year, stocks by each rise.
class Oracle {
 public:
  Oracle(
      const rules::RuleBook& book,
      const model::Vocabulary& vocabulary,
      const model::FirmFacts& firm,
      int years
  )
      : book_(book),
        vocabulary_(vocabulary),
        firm_(firm),
        years_(years),
        day_(WayWorld::kDay + std::chrono::years(years)) {}

  std::optional<double> best() {
    const double span = years_ == 0 ? 1 : years_;
    // What a part moves counts for the whole's own limit: b may fall further where c rises.
    for (double a = 0; a <= 3 * span; ++a) {
      for (double c = 0; c <= 2 * span; ++c) {
        const double lowest = -std::min(2 * span, dated("b")) - c;
        for (double b = lowest; b <= 2 * span - c; ++b) {
          for (int t = 0; t <= (truth() ? 0 : 1); ++t) {
            const Values values{
                {"a", dated("a") + a}, {"b", dated("b") + b + c}, {"c", dated("c") + c}};
            years(3 * a + 5 * std::abs(b) + 2 * c + 7 * t, values, truth() || t == 1);
          }
        }
      }
    }
    return best_;
  }

 private:
  using Values = std::vector<std::pair<std::string, double>>;

  double dated(std::string_view id) const {
    for (const auto& fact : firm_.dated)
      if (fact.indicator == id) return std::get<double>(fact.value);
    return 0;
  }
  bool truth() const {
    for (const auto& fact : firm_.dated)
      if (fact.indicator == "t") return std::get<bool>(fact.value);
    return false;
  }
  double held(std::string_view id) const {
    for (const auto& fact : firm_.yearly)
      if (fact.indicator == id && fact.year == 2025) return std::get<double>(fact.value);
    return 0;
  }

  void years(double cost, const Values& dated, bool t) {
    const int count = std::max(1, years_);
    for (int x1 = 0; x1 <= 2; ++x1)
      for (int w1 = 0; w1 <= 2; ++w1)
        for (int x2 = 0; x2 <= (count > 1 ? x1 + 2 : 0); ++x2)
          for (int w2 = 0; w2 <= (count > 1 ? 2 : 0); ++w2) {
            const double total = cost + 4 * (x1 + x2) + 4 * (w1 + w2);
            if (best_ && total >= *best_ - 1e-9) continue;
            judge(total, dated, t, {x1, x2}, {w1, w1 + w2});
          }
  }

  void judge(double cost, const Values& dated, bool t, std::vector<int> x, std::vector<int> w) {
    model::FirmFacts changed = firm_;
    for (const auto& [id, value] : dated) changed.dated.push_back({id, day_, value, {}, {}});
    changed.dated.push_back({"t", day_, t, {}, {}});
    const int first = years_ == 0 ? 2025 : 2026;
    for (int i = 0; i < std::max(1, years_); ++i) {
      const auto k = static_cast<std::size_t>(i);
      changed.yearly.push_back({"x", first + i, held("x") + x[k]});
      changed.yearly.push_back({"w", first + i, held("w") + w[k]});
    }
    const auto judged =
        rules::assess_firm(book_, vocabulary_, *book_.find("target"), changed, day_, false);
    if (judged.verdict != Truth::kYes) return;
    best_ = cost;
  }

  const rules::RuleBook& book_;
  const model::Vocabulary& vocabulary_;
  const model::FirmFacts& firm_;
  int years_;
  base::Date day_;
  std::optional<double> best_;
};

class WayUpOracle : public testing::TestWithParam<int> {};

TEST_P(WayUpOracle, CostsAsMuchAsTheBestOfAllChanges) {
  const auto vocabulary =
      model::read_vocabulary(kCounts, "i.yaml", "titles: []\n", "t.yaml").vocabulary;
  int ways = 0;
  int none = 0;
  const std::uint64_t seeds = GetParam() == 2 ? 8 : 60;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const RandomStandard standard(seed);
    const auto read =
        rules::read_rule_book(std::vector<rules::RuleFile>{{"t.yaml", standard.text}}, vocabulary);
    for (const auto& finding : read.findings) {
      ADD_FAILURE() << base::render(finding.message, base::Language::kEnglish) << standard.text;
    }
    rules::WayOptions options;
    options.years = GetParam();
    const auto up = rules::ways_up(
        read.book,
        vocabulary,
        *read.book.find("target"),
        standard.firm.firm,
        WayWorld::kDay,
        false,
        options
    );
    Oracle oracle(read.book, vocabulary, standard.firm.firm, GetParam());
    const auto expected = oracle.best();

    ASSERT_EQ(!up.ways.empty(), expected.has_value()) << "seed " << seed << "\n" << standard.text;
    EXPECT_TRUE(up.proven) << seed;
    (expected ? ways : none) += 1;
    if (!expected) {
      EXPECT_FALSE(up.obstacles.empty()) << seed;
      continue;
    }
    EXPECT_NEAR(up.ways.front().cost, *expected, 1e-6) << "seed " << seed << "\n" << standard.text;
    for (const auto& way : up.ways) {
      EXPECT_TRUE(way.certain) << seed;
      EXPECT_GE(way.cost, up.ways.front().cost - 1e-9) << seed;
    }
  }
  EXPECT_GT(ways, static_cast<int>(seeds) / 5);
  EXPECT_GT(none, 0);
}

INSTANTIATE_TEST_SUITE_P(Years, WayUpOracle, testing::Values(0, 1, 2));

}  // namespace
}  // namespace rongtong::tests
