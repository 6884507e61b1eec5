#include "intake/branch.h"

#include <algorithm>

namespace rongtong::intake {

namespace {

bool ends_with_any(std::string_view text, const std::vector<std::string>& endings) {
  return std::ranges::any_of(endings, [&](const auto& ending) { return text.ends_with(ending); });
}

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const auto& word) { return text.find(word) != text.npos; });
}

/// The last three bytes: one Chinese character.
std::string_view last_character(std::string_view text) {
  return text.substr(text.size() - std::min<std::size_t>(3, text.size()));
}

/// 长沙分行(简称:长沙分行) → 长沙分行.
std::string_view without_remark(std::string_view name) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    const std::size_t begin = name.rfind(open);
    if (name.ends_with(close) && begin != name.npos && begin > 0) return name.substr(0, begin);
  }
  return name;
}

}  // namespace

BranchDetector::BranchDetector(const BranchWords& words) : words_(words) {
  for (const auto* list : {&words.endings, &words.outlets}) {
    for (const auto& word : *list) last_characters_.emplace(last_character(word));
  }
}

bool BranchDetector::by_name(std::string_view name) const {
  if (!last_characters_.contains(last_character(name))) return false;
  if (ends_with_any(name, words_.endings)) return true;
  if (ends_with_any(name, words_.not_outlets)) return false;
  for (const auto& outlet : words_.outlets) {
    if (!name.ends_with(outlet)) continue;
    if (contains_any(name.substr(0, name.size() - outlet.size()), words_.parents)) return true;
  }
  return false;
}

bool BranchDetector::is_branch(std::string_view name, std::string_view legal_form) const {
  if (!legal_form.empty() && contains_any(legal_form, words_.forms)) return true;
  if (by_name(name)) return true;
  // 饭店(有限公司) is the firm itself: what its brackets say has been looked at above.
  const std::string_view bare = without_remark(name);
  return bare.size() != name.size() && name.find("公司)") == name.npos &&
         name.find("公司）") == name.npos && by_name(bare);
}

}  // namespace rongtong::intake
