#include "demo/figures.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "model/credit_code.h"
#include "tests/demo/demo_city.h"

namespace rongtong::demo {
namespace {

const FigureWording& wording() {
  static const FigureWording kWording =
      read_figure_wording(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kWording;
}

const DemoFigures& shipped() {
  static const DemoFigures kFigures = make_figures(wording(), shipped_city().firms, 1);
  return kFigures;
}

std::string everything(const DemoFigures& figures) {
  return table_csv(figures.earlier) + table_csv(figures.latest) + table_csv(figures.judgements) +
         table_csv(figures.titles);
}

TEST(Figures, TheSameSeedGivesTheSameBytes) {
  EXPECT_EQ(everything(make_figures(wording(), shipped_city().firms, 1)), everything(shipped()));
  EXPECT_NE(everything(make_figures(wording(), shipped_city().firms, 2)), everything(shipped()));
}

TEST(Figures, EveryTitledFirmHandsThemIn) {
  std::set<std::string> with_figures;
  for (const auto& row : shipped().latest.rows) with_figures.insert(row[0]);
  EXPECT_EQ(with_figures.size(), shipped().latest.rows.size());
  std::size_t untitled = with_figures.size();
  for (const auto& firm : shipped_city().firms) {
    if (firm.enterprise.tier.empty()) continue;
    EXPECT_TRUE(with_figures.contains(std::string(firm.enterprise.credit_code.text())));
    --untitled;
  }
  EXPECT_EQ(untitled, 640U);
  EXPECT_GE(shipped().earlier.rows.size(), 2 * shipped().latest.rows.size());
}

TEST(Figures, RowsAreAsWideAsTheirHeaders) {
  for (const auto* table :
       {&shipped().earlier, &shipped().latest, &shipped().judgements, &shipped().titles}) {
    for (const auto& row : table->rows) ASSERT_EQ(row.size(), table->headers.size());
  }
}

// What the standards of 2026 ask for (docs of catalog/rulesets): 50 million yuan of revenue of a
// little giant, 15 million of an SRDI firm.
TEST(Figures, FollowTheRungs) {
  std::map<std::string, std::string> tiers;
  for (const auto& firm : shipped_city().firms) {
    tiers.emplace(firm.enterprise.credit_code.text(), firm.enterprise.tier);
  }
  for (const auto& row : shipped().latest.rows) {
    const double revenue = std::stod(row[2]);
    const auto& tier = tiers.at(row[0]);
    const double least = tier == "giant" ? 5000 : tier == "srdi" ? 1500 : 0;
    EXPECT_GE(revenue, least) << row[1];
    EXPECT_LE(std::stod(row[3]), revenue) << row[1];
  }
}

// 附件1第六项 of 工信部企业〔2026〕2号 asks for the score of the running year: 50 points of an SRDI
// firm.
TEST(Figures, MostScoreInTheRunningYear) {
  const auto& table = shipped().judgements;
  ASSERT_EQ(table.headers.back(), "2026年专精特新发展质量评价得分(分)");
  std::size_t scored = 0;
  std::size_t enough = 0;
  for (const auto& row : table.rows) {
    if (row.back().empty()) continue;
    const double score = std::stod(row.back());
    EXPECT_GE(score, 0) << row[1];
    EXPECT_LE(score, 100) << row[1];
    ++scored;
    enough += score >= 50 ? 1 : 0;
  }
  EXPECT_GT(scored, table.rows.size() * 9 / 10);
  EXPECT_GT(enough, table.rows.size() / 4);
  EXPECT_LT(enough, scored);
}

TEST(Figures, TitlesNameEveryHolderOfTheRegister) {
  std::map<std::string, std::size_t> granted;
  for (const auto& row : shipped().titles.rows) ++granted[row[2]];
  std::map<std::string, std::size_t> held;
  for (const auto& firm : shipped_city().firms) ++held[firm.enterprise.tier];
  EXPECT_EQ(granted.at("专精特新“小巨人”企业"), held.at("giant"));
  EXPECT_EQ(granted.at("专精特新中小企业"), held.at("giant") + held.at("srdi"));
  EXPECT_EQ(
      granted.at("创新型中小企业"), held.at("giant") + held.at("srdi") + held.at("innovative")
  );
}

}  // namespace
}  // namespace rongtong::demo
