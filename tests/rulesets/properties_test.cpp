#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "tests/rulesets/case_file.h"
#include "tests/rulesets/judged.h"
#include "tests/rulesets/shipped.h"

namespace rongtong::tests {
namespace {

using rules::Truth;

/// Without what speaks only where figures are silent (`or_else`): an office's word on the size, and
/// points that experts gave.
FirmForm without_stand_ins(FirmForm form) {
  std::erase_if(form, [](const auto& entry) {
    return entry.first == "sme_size_confirmed" || entry.first.starts_with("hnte_");
  });
  return form;
}

/// Takes `share` of the values of a firm away.
FirmForm thinned(const FirmForm& form, base::Random& random, double share) {
  FirmForm left;
  for (const auto& [key, text] : form) {
    if (random.unit() >= share) left.emplace(key, text);
  }
  return left;
}

/// The first and the last row of a file and some between: firms that come out in every way.
std::vector<FirmCase> some_cases(const CaseFile& file, base::Random& random, std::size_t count) {
  std::vector<FirmCase> cases = {file.cases.front()};
  while (cases.size() < count)
    cases.push_back(file.cases[random.below(static_cast<std::uint32_t>(file.cases.size()))]);
  return cases;
}

class ShippedProperties : public testing::TestWithParam<std::string> {};

/// What is known of a firm decides, what is not known never does: taking facts away may turn yes
/// or no into unknown, never into the other, and widens points.
TEST_P(ShippedProperties, LessKnownNeverDecidesOtherwise) {
  const auto file = read_case_file(GetParam());
  base::Random random(20260401);
  for (const auto& one : some_cases(file, random, 40)) {
    const auto firm = without_stand_ins(one.firm);
    const auto whole = judge(file.set, firm, one.on, one.review);
    for (const double share : {0.05, 0.3, 0.8}) {
      const auto form = thinned(firm, random, share);
      const auto part = judge(file.set, form, one.on, one.review);
      SCOPED_TRACE(file.set + ": " + one.name);
      if (part.verdict != Truth::kUnknown) {
        EXPECT_EQ(part.verdict, whole.verdict);
      }
      if (!part.class_id.empty()) {
        EXPECT_EQ(part.class_id, whole.class_id);
      }
      if (!part.points) continue;
      EXPECT_LE(part.points->total.least, whole.points->total.least);
      EXPECT_GE(part.points->total.most, whole.points->total.most);
    }
  }
}

TEST_P(ShippedProperties, AFirmOfWhichNothingIsKnownIsUnknown) {
  const auto file = read_case_file(GetParam());
  const auto empty = judge(file.set, FirmForm{}, file.cases.front().on);
  EXPECT_EQ(empty.verdict, Truth::kUnknown);
  EXPECT_TRUE(empty.class_id.empty());
}

/// Bands whose points rise with the value, all along or falling.
bool is_monotone(const rules::PointItem& item, bool rising) {
  return std::ranges::is_sorted(item.bands, [&](const auto& a, const auto& b) {
    return rising ? a.points.least > b.points.least : a.points.least < b.points.least;
  });
}

/// A value the reader would have put in one band gives points that move one way only.
TEST(ShippedBands, AreMonotoneInTheirValue) {
  std::size_t items = 0;
  for (const auto& set : shipped().book.sets()) {
    if (!set.points) continue;
    for (const auto& group : set.points->groups) {
      for (const auto& item : group.items) {
        if (item.kind != rules::PointItem::Kind::kBands) continue;
        ++items;
        EXPECT_TRUE(is_monotone(item, true) || is_monotone(item, false)) << set.id << item.id;
      }
    }
  }
  EXPECT_GE(items, 15U);
}

struct Better {
  std::string set;
  std::string key;
  bool more;  ///< is better
  double low;
  double high;
};

const Better kBetter[] = {
    {"innovative-2022", "rd_expense", true, 0, 1e7},
    {"innovative-2022", "main_revenue", true, 0, 3e7},
    {"innovative-2022", "total_liabilities", false, 0, 8e7},
    {"innovative-2022", "class1_ip", true, 0, 5},
    {"innovative-2022", "class2_ip", true, 0, 5},
    {"srdi-2022", "rd_expense", true, 0, 1.5e7},
    {"srdi-2022", "main_revenue_growth_confirmed", true, -0.2, 0.3},
    {"srdi-2022", "net_profit", true, -1e6, 5e6},
    {"srdi-2022", "total_liabilities", false, 0, 8e7},
    {"srdi-2022", "rd_staff", true, 0, 60},
    {"srdi-2022", "digital_level", true, 0, 4},
    {"srdi-2022", "segment_since", false, 0, 0},
    {"srdi-2022-shandong", "domestic_market_share", true, 0, 0.4},
    {"srdi-2022-shandong", "domestic_market_rank", false, 1, 40},
    {"srdi-2022-shandong", "shandong_operation_kinds", true, 0, 6},
    {"tech-sme-2017", "tech_staff", true, 0, 100},
    {"tech-sme-2017", "rd_expense", true, 0, 2e7},
    {"tech-sme-2017", "tech_class2_ip", true, 0, 8},
    {"hnte-2016", "conversions_per_year", true, 0, 8},
    {"hnte-2016", "hnte_conversion_points", true, 0, 30},
    {"srdi-2026", "rd_expense", true, 0, 1e7},
    {"srdi-2026", "quality_score[1]", true, 0, 100},
    {"giant-2026", "class1_ip_applied_2026", true, 0, 9},
    {"giant-2026", "domestic_market_rank", false, 1, 9},
    {"giant-2026", "total_liabilities", false, 0, 2e8},
};

std::string value_text(const Better& better, double value) {
  if (better.key == "segment_since")
    return std::to_string(2000 + static_cast<int>(value)) + "-05-01";
  return std::to_string(value);
}

/// A firm that improves in one indicator never loses points nor a verdict.
TEST(ShippedBands, AFirmThatImprovesNeverLoses) {
  base::Random random(7);
  for (const auto& better : kBetter) {
    const auto file = read_case_file(better.set);
    const bool day = better.key == "segment_since";
    for (int round = 0; round < 60; ++round) {
      const auto& one = file.cases[random.below(static_cast<std::uint32_t>(file.cases.size()))];
      const double low = day ? 0 : better.low;
      const double high = day ? 23 : better.high;
      double a = low + (high - low) * random.unit();
      double b = low + (high - low) * random.unit();
      if ((a > b) == better.more) std::swap(a, b);
      const auto judged = [&](double value) {
        const auto form = changed(one.firm, {{better.key, value_text(better, value)}});
        return judge(file.set, form, one.on, one.review);
      };
      const auto worse = judged(a);
      const auto best = judged(b);
      SCOPED_TRACE(better.set + " " + better.key + ": " + one.name);
      EXPECT_LE(worse.verdict, best.verdict) << a << " " << b;
      if (!worse.points) continue;
      EXPECT_LE(worse.points->total.least, best.points->total.least) << a << " " << b;
      EXPECT_LE(worse.points->total.most, best.points->total.most) << a << " " << b;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, ShippedProperties, testing::ValuesIn(case_file_names()), kFileName);

}  // namespace
}  // namespace rongtong::tests
