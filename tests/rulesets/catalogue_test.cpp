#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/io/file.h"
#include "model/catalogue.h"
#include "tests/rulesets/shipped.h"

namespace rongtong::tests {
namespace {

namespace fs = std::filesystem;

TEST(ShippedCatalogue, IsReadWithoutFindings) {
  EXPECT_TRUE(shipped().findings.empty()) << lines_of(shipped().findings);
}

TEST(ShippedCatalogue, HasEveryStandardOfTheLadder) {
  for (const char* id :
       {"champion-2023",
        "gates-2022",
        "gates-2026",
        "giant-2022",
        "giant-2022-notice-2025",
        "giant-2026",
        "giant-2026-notice-2026",
        "hnte-2016",
        "innovative-2022",
        "size-2011",
        "size-2017",
        "srdi-2022",
        "srdi-2022-guangdong",
        "srdi-2022-shandong",
        "srdi-2022-sichuan",
        "srdi-2026",
        "srdi-2026-zhejiang",
        "tech-sme-2017",
        "zhejiang-champion-2025"}) {
    EXPECT_NE(shipped().book.find(id), nullptr) << id;
  }
}

TEST(ShippedCatalogue, CitesDocumentsNotPages) {
  const fs::path catalog = fs::path(RONGTONG_SOURCE_DIR) / "catalog";
  std::vector<fs::path> files = {catalog / "indicators.yaml", catalog / "titles.yaml"};
  for (const auto& entry : fs::directory_iterator(catalog / "rulesets")) files.push_back(entry);
  for (const auto& file : files) {
    const auto text = base::read_file(file, 1U << 20U);
    for (const char* page : {"http", "www.", ".com", ".cn", "github"}) {
      EXPECT_EQ(text.find(page), std::string::npos) << file << " names " << page;
    }
  }
}

TEST(ShippedCatalogue, SaysWhereEveryIndicatorComesFrom) {
  for (const auto& indicator : shipped().vocabulary.indicators()) {
    EXPECT_FALSE(indicator.source.empty()) << indicator.id;
    EXPECT_FALSE(indicator.en.empty()) << indicator.id;
    if (indicator.lever && indicator.lever->cost_per_unit > 0) {
      EXPECT_TRUE(indicator.lever->source.starts_with("缺省估值")) << indicator.id;
    }
  }
  EXPECT_GE(shipped().vocabulary.indicators().size(), 80U);
}

TEST(ShippedCatalogue, FindsIndicatorsByTheHeadersOfTables) {
  const auto id_of = [](const char* header) {
    const auto* indicator = shipped().vocabulary.indicator_named(header);
    return indicator == nullptr ? std::string("none") : indicator->id;
  };
  EXPECT_EQ(id_of("营业收入"), "revenue");
  EXPECT_EQ(id_of("营收"), "revenue");
  EXPECT_EQ(id_of("研发投入"), "rd_expense");
  EXPECT_EQ(id_of("资产负债率"), "debt_ratio");
  EXPECT_EQ(id_of("员工人数"), "employees");
  EXPECT_EQ(id_of("成立日期"), "founded_on");
}

TEST(ShippedCatalogue, HasATitleForEveryTier) {
  const auto codes = model::read_codes(fs::path(RONGTONG_SOURCE_DIR) / "catalog");
  for (const auto& tier : codes.tiers.entries()) {
    const auto* title = shipped().vocabulary.find_title(tier.id);
    ASSERT_NE(title, nullptr) << tier.id;
    EXPECT_EQ(title->group, "rung") << tier.id;
  }
}

/// Rungs are granted and run out one by one: none stands for another (catalog/titles.yaml).
TEST(ShippedCatalogue, NoRungIncludesAnother) {
  for (const auto& title : shipped().vocabulary.titles()) {
    if (title.group == "rung") {
      EXPECT_TRUE(title.includes_in.empty()) << title.id;
    }
  }
}

void expect_marked(const rules::Condition& condition, const std::string& set) {
  const bool leaf = condition.parts.empty();
  const bool judged_open = condition.undecided || !condition.note.zh.empty();
  const bool helper = condition.text.zh == "企业为复核" || condition.text.zh == "获奖情况";
  if (leaf && !judged_open && !helper) {
    EXPECT_FALSE(condition.citation.mark.empty()) << set << ": " << condition.id;
  }
  for (const auto& part : condition.parts) {
    const bool of_a_year = part.id.starts_with(condition.id + ".");  // under the mark of the whole
    if (!of_a_year) expect_marked(part, set);
  }
}

TEST(ShippedCatalogue, SaysOfEveryConditionHowSureItsWordingIs) {
  for (const auto& set : shipped().book.sets()) {
    for (const auto& condition : set.conditions) expect_marked(condition, set.id);
    EXPECT_FALSE(set.document.mark.empty()) << set.id;
  }
}

/// What an overlay leaves as it was stands in the base's document, what it adds in its own.
TEST(ShippedCatalogue, OverlaysCiteTheDocumentOfEachCondition) {
  const auto document = [](const char* set, std::string_view id) -> std::string {
    for (const auto& condition : shipped().book.find(set)->conditions) {
      if (condition.id == id) return condition.citation.document;
    }
    return "no such condition";
  };
  EXPECT_EQ(document("giant-2026-notice-2026", "revenue"), "工信部企业〔2026〕2号");
  EXPECT_EQ(document("giant-2026-notice-2026", "not_champion"), "工信厅企业函〔2026〕117号");
  EXPECT_EQ(document("giant-2026", "revenue"), "");  // the set's own
  const auto* guangdong = shipped().book.find("srdi-2022-guangdong");
  EXPECT_EQ(guangdong->points->citation.document, "");
  EXPECT_EQ(guangdong->points->groups[0].items[0].citation.document, "工信部企业〔2022〕63号");
}

/// Formulas that no document prints are shown as estimates and never decide.
TEST(ShippedCatalogue, NoVerdictRestsOnAnEstimatedFormula) {
  for (const auto& input : shipped().book.graph().inputs()) {
    EXPECT_NE(input.id, "main_revenue_growth_average");
    EXPECT_NE(input.id, "revenue_cagr_two_years");
  }
  for (const char* id : {"main_revenue_growth_average", "revenue_cagr_two_years"}) {
    const auto* estimate = shipped().vocabulary.find_indicator(id);
    ASSERT_NE(estimate, nullptr);
    EXPECT_NE(estimate->zh.find("测算"), std::string::npos) << id;
  }
}

}  // namespace
}  // namespace rongtong::tests
