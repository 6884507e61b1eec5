#include "tests/rulesets/shipped.h"

#include <algorithm>
#include <filesystem>

#include "base/io/file.h"
#include "base/message.h"
#include "model/read_vocabulary.h"
#include "rules/parse.h"

namespace rongtong::tests {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = 1U << 20U;
const fs::path kCatalog = fs::path(RONGTONG_SOURCE_DIR) / "catalog";

Shipped read() {
  Shipped result;
  auto words = model::read_vocabulary(
      base::read_file(kCatalog / "indicators.yaml", kMostBytes),
      "indicators.yaml",
      base::read_file(kCatalog / "titles.yaml", kMostBytes),
      "titles.yaml"
  );
  result.vocabulary = std::move(words.vocabulary);
  result.findings = std::move(words.findings);
  const auto add = [&](const base::Findings& more) {
    result.findings.insert(result.findings.end(), more.begin(), more.end());
  };
  add(rules::check_vocabulary(result.vocabulary, "indicators.yaml"));
  auto sets = rules::read_rule_book(shipped_rule_files(), result.vocabulary);
  result.book = std::move(sets.book);
  add(sets.findings);
  return result;
}

}  // namespace

std::vector<rules::RuleFile> shipped_rule_files() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kCatalog / "rulesets")) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<rules::RuleFile> files;
  for (const auto& path : paths) {
    files.push_back({.name = path.filename().string(), .text = base::read_file(path, kMostBytes)});
  }
  return files;
}

const Shipped& shipped() {
  static const Shipped result = read();
  return result;
}

std::string lines_of(const base::Findings& findings) {
  std::string lines;
  for (const auto& finding : findings) {
    lines += finding.place.file + ":" + std::to_string(finding.place.line) + " " + finding.rule +
             " " + base::render(finding.message, base::Language::kEnglish) + "\n";
  }
  return lines;
}

}  // namespace rongtong::tests
