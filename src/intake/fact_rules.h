#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "intake/enterprise_rules.h"
#include "intake/fact_checks.h"
#include "intake/fact_words.h"

namespace rongtong::intake {

/// catalog/intake/indicator-limits.yaml.
struct FactLimits {
  int year_earliest = 0;
  double bare_ratio_most = 0;             ///< a ratio without % beyond it is no ratio
  std::vector<std::string> running_year;  ///< ids that may stand before their year is over
};

/// Everything that the reading of indicators and titles takes from catalog/intake/. Immutable.
struct FactRules {
  FactWords words;
  NothingWords nothing;
  FactLimits limits;
  std::vector<FactCheck> checks;
};

/// The YAML texts of those files.
struct FactRuleTexts {
  std::string_view words;    ///< fact-words.yaml
  std::string_view nothing;  ///< nothing.yaml
  std::string_view limits;   ///< indicator-limits.yaml
  std::string_view checks;   ///< indicator-checks.yaml
};

/// Throws base::Error (kInvalidArgument) naming the file and line of what is wrong.
FactRules parse_fact_rules(const FactRuleTexts& texts, const std::string& folder = "");

/// Reads catalog/intake/ under `catalog`. Throws base::Error naming the file that is missing or
/// wrong.
FactRules read_fact_rules(const std::filesystem::path& catalog);

}  // namespace rongtong::intake
