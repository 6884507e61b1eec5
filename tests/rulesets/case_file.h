#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "tests/rulesets/firm_form.h"

namespace rongtong::tests {

/// What is expected, as written: `yes`, `no`, `unknown`; `20`, `[10, 15]` as "10,15"; a class.
struct Expected {
  std::optional<std::string> verdict;
  std::optional<std::string> points;
  std::optional<std::string> size_class;
  std::map<std::string, std::string> conditions;
  std::map<std::string, std::string> items;
  std::map<std::string, std::string> groups;
  std::map<std::string, std::string> articles;  ///< of conditions or items that decide
};

struct FirmCase {
  std::string name;
  FirmForm firm;
  base::Date on{};
  bool review = false;
  Expected expected;
};

struct CaseFile {
  std::string set;
  FirmForm firm;
  std::vector<FirmCase> cases;  ///< the firm itself, the rows of all edges, cases and examples
};

/// Reads cases/<name>.yaml; its form is in cases/README.md. Throws std::runtime_error with the
/// file and what is wrong.
CaseFile read_case_file(const std::string& name);

/// Names of all files in cases/, ascending.
std::vector<std::string> case_file_names();

/// Names a test by its case file.
inline constexpr auto kFileName = [](const auto& file) {
  std::string name = file.param;
  std::erase(name, '-');
  return name;
};

}  // namespace rongtong::tests
