#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "base/message.h"
#include "intake/fact_value.h"
#include "tests/intake/fact_support.h"
#include "tests/intake/rules.h"

namespace rongtong::intake {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(std::filesystem::path(RONGTONG_SOURCE_DIR) / file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The ids in the first column of the table of rules.
std::set<std::string> documented_rules() {
  std::set<std::string> rules;
  const std::string page = text_of("docs/intake.md");
  for (std::size_t at = page.find("\n| `"); at != std::string::npos;
       at = page.find("\n| `", at + 1)) {
    const std::size_t begin = at + 4;
    rules.insert(page.substr(begin, page.find('`', begin) - begin));
  }
  return rules;
}

/// Every rule id that stands in the sources of the checks.
std::set<std::string> written_rules() {
  std::set<std::string> rules;
  for (const char* file :
       {"intake/enterprise_row.cpp",
        "intake/enterprise_facts.cpp",
        "intake/capital.cpp",
        "intake/columns.cpp",
        "intake/fact_row.cpp",
        "intake/indicator_table.cpp",
        "intake/title_table.cpp",
        "usecase/fact_context.cpp"}) {
    const std::string source = text_of(std::filesystem::path("src") / file);
    for (std::size_t open = source.find('"'); open != std::string::npos;) {
      const std::size_t close = source.find('"', open + 1);
      const std::string text = source.substr(open + 1, close - open - 1);
      static const std::set<std::string> kGroups{
          "credit_code",
          "name",
          "row",
          "region",
          "address",
          "scope",
          "text",
          "date",
          "capital",
          "industry",
          "tier",
          "size",
          "phone",
          "columns",
          "facts",
          "indicator",
          "title"};
      const std::size_t dot = text.find('.');
      const bool rule = dot != std::string::npos && dot + 1 < text.size() &&
                        kGroups.contains(text.substr(0, dot)) && text.find('/') == text.npos;
      if (rule || text == "branch") rules.insert(text);
      open = source.find('"', close + 1);
    }
  }
  // Rules that are made of parts.
  for (int fault = 1; fault <= static_cast<int>(ValueFault::kDate); ++fault) {
    rules.insert("indicator." + std::string(rule_of(static_cast<ValueFault>(fault))));
  }
  for (const auto& check : tests::fact_rules().checks) rules.insert("indicator." + check.id);
  return rules;
}

TEST(RulesDocument, ListsExactlyTheRulesOfTheSources) {
  EXPECT_GT(written_rules().size(), 35U);
  EXPECT_EQ(documented_rules(), written_rules());
}

TEST(RulesDocument, EveryRuleHasItsSentenceInBothLanguages) {
  for (const auto& rule : documented_rules()) {
    // Faults of the table's reader have the reader's sentences.
    if (rule == "row.too_long" || rule == "row.nul_byte" || rule == "row.unclosed_quote") continue;
    // Checks of figures have the sentences of their forms.
    const bool check = std::ranges::any_of(tests::fact_rules().checks, [&rule](const auto& c) {
      return rule == "indicator." + c.id;
    });
    if (check) continue;
    const std::string key = "intake." + rule;
    EXPECT_NE(base::phrase(key, base::Language::kChinese), key);
    EXPECT_NE(base::phrase(key, base::Language::kEnglish), key);
  }
}

}  // namespace
}  // namespace rongtong::intake
