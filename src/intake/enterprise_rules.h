#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "intake/columns.h"

namespace rongtong::intake {

/// catalog/intake/limits.yaml: what is possible at all. Values outside are taken for slips.
struct IntakeLimits {
  std::int64_t capital_most_yuan = 0;
  std::int64_t capital_most_foreign = 0;  ///< whole units of any other currency
  base::Date date_earliest{};
};

/// catalog/intake/branches.yaml: names of what is no legal person (分公司, 支行 …).
struct BranchWords {
  std::vector<std::string> endings;  ///< of the name: always a branch
  std::vector<std::string> parents;  ///< words that end the name of an organisation with branches
  std::vector<std::string> outlets;  ///< of the name, when a parent stands before
  std::vector<std::string> not_outlets;  ///< longer endings that are legal persons all the same
  std::vector<std::string> forms;        ///< within the legal form
};

/// catalog/intake/nothing.yaml: texts that stand for "nothing", as written there.
struct NothingWords {
  std::vector<std::string> texts;
};

/// Reads the text of nothing.yaml; `name`: how messages call the file.
NothingWords read_nothing_words(std::string_view text, const std::string& name);

/// Everything that the checks of enterprise rows take from catalog/intake/. Immutable.
struct EnterpriseRules {
  ColumnNames columns;
  IntakeLimits limits;
  BranchWords branches;
  NothingWords nothing;
};

/// The YAML texts of those files.
struct EnterpriseRuleTexts {
  std::string_view columns;   ///< enterprise-columns.yaml
  std::string_view limits;    ///< limits.yaml
  std::string_view branches;  ///< branches.yaml
  std::string_view nothing;   ///< nothing.yaml
};

/// Throws base::Error (kInvalidArgument) naming the file and line of what is wrong.
EnterpriseRules parse_enterprise_rules(const EnterpriseRuleTexts& texts);

/// Reads catalog/intake/ under `catalog`. Throws base::Error naming the file that is missing or
/// wrong.
EnterpriseRules read_enterprise_rules(const std::filesystem::path& catalog);

}  // namespace rongtong::intake
