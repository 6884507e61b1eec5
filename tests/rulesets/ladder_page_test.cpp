#include <gtest/gtest.h>

#include <filesystem>

#include "base/io/file.h"
#include "intake/fact_rules.h"
#include "intake/values_file.h"
#include "model/catalogue.h"
#include "rules/what_if.h"
#include "tests/rulesets/judged.h"
#include "tests/rulesets/shipped.h"

// Next year's standard, as docs/ladder.md adds it: the overlay and the firm on the page are read as
// an officer would have written them.

namespace rongtong::tests {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = RONGTONG_SOURCE_DIR;
constexpr std::uint64_t kMostBytes = 1U << 20U;

std::string example(const std::string& mark, const std::string& kind) {
  const auto page = base::read_file(kRoot / "docs" / "ladder.md", kMostBytes);
  const auto at = page.find("<!-- example: " + mark + " -->");
  if (at == std::string::npos) return {};
  const auto begin = page.find("```" + kind + "\n", at) + kind.size() + 4;
  return page.substr(begin, page.find("```", begin) - begin);
}

rules::ReadBook book_with_the_example() {
  auto files = shipped_rule_files();
  files.push_back({"srdi-2026-rongtong-2027.yaml", example("srdi-2026-rongtong-2027.yaml", "yaml")}
  );
  return rules::read_rule_book(files, shipped().vocabulary);
}

intake::ValuesFile firm_of_the_page() {
  const auto codes = model::read_codes(kRoot / "catalog");
  const auto facts = intake::read_fact_rules(kRoot / "catalog");
  return intake::read_values_json(
      example("rongtong-firm.json", "json"),
      {.vocabulary = shipped().vocabulary,
       .rules = facts,
       .codes = codes,
       .file = "rongtong-firm.json",
       .on = std::nullopt,
       .today = {}}
  );
}

TEST(LadderPage, ItsOverlayIsReadWithoutFindings) {
  const auto read = book_with_the_example();
  EXPECT_TRUE(read.findings.empty()) << lines_of(read.findings);
  const auto* set = read.book.find("srdi-2026-rongtong-2027");
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->grants, "srdi");
  EXPECT_EQ(set->valid_years, 3);
}

TEST(LadderPage, ItsOverlayIsChosenInItsYearAndPlaceOnly) {
  const auto read = book_with_the_example();
  const auto chosen = [&](const char* on, const char* region) -> std::string {
    const auto* set = read.book.choose(
        "srdi", base::parse_date(on).value(), rules::Purpose::kApplication, region
    );
    return set == nullptr ? "" : set->id;
  };
  EXPECT_EQ(chosen("2027-05-20", "999900"), "srdi-2026-rongtong-2027");
  EXPECT_EQ(chosen("2026-12-31", "999900"), "srdi-2026");
  EXPECT_EQ(chosen("2028-01-01", "999900"), "srdi-2026");
  EXPECT_EQ(chosen("2027-05-20", "320500"), "srdi-2026");
}

TEST(LadderPage, ItsFirmComesOutAsThePageSays) {
  const auto read = book_with_the_example();
  auto file = firm_of_the_page();
  EXPECT_TRUE(file.findings.empty()) << lines_of(file.findings);
  ASSERT_EQ(file.firms.size(), 1U);
  const auto verdict = [&](const char* id) {
    const auto* set = read.book.find(id);
    return rules::assess_firm(
        read.book, shipped().vocabulary, *set, file.firms[0].facts, file.on, false
    );
  };
  const auto local = verdict("srdi-2026-rongtong-2027");
  EXPECT_EQ(name_of(local.verdict), "no");
  EXPECT_EQ(local.unmet, 1);
  const auto* revenue = find_condition(local, "revenue");
  ASSERT_NE(revenue, nullptr);
  EXPECT_EQ(name_of(revenue->truth), "no");
  EXPECT_EQ(revenue->distance, 2'000'000);
  EXPECT_EQ(revenue->condition->citation.article, "第三条第一项");
  EXPECT_EQ(name_of(verdict("srdi-2026").verdict), "yes");
  std::erase_if(file.firms[0].facts.yearly, [](const auto& fact) {
    return fact.indicator == "equity_raised";
  });
  EXPECT_EQ(name_of(verdict("srdi-2026-rongtong-2027").verdict), "unknown");
}

}  // namespace
}  // namespace rongtong::tests
