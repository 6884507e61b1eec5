#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_book.h"
#include "tests/rules/small_vocabulary.h"

namespace rongtong::tests {

/// The head of a rule set: four lines, so that what follows begins in line 5.
inline std::string head(const std::string& id, const std::string& ladder = "srdi") {
  return "id: " + id + "\nladder: " + ladder + "\nname: 标准\ndocument: {title: 办法}\n";
}

/// The head of an overlay: four lines.
inline std::string overlay_head(const std::string& id, const std::string& base) {
  return "id: " + id + "\noverlays: " + base + "\nname: 叠加\ndocument: {title: 通知}\n";
}

/// Reads texts as files a.yaml, b.yaml … over the small vocabulary.
inline rules::ReadBook read_book(const std::vector<std::string>& texts) {
  std::vector<rules::RuleFile> files;
  for (const auto& text : texts) {
    const char letter = static_cast<char>('a' + files.size());
    files.push_back({std::string(1, letter) + ".yaml", text});
  }
  return rules::read_rule_book(files, small_vocabulary());
}

/// `file:line:character path rule` of each finding, by `; `.
inline std::string places(const base::Findings& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += (text.empty() ? "" : "; ") + base::to_string(finding.place) + " " + finding.rule;
  }
  return text;
}

}  // namespace rongtong::tests
