#include "match/phrase_set.h"

#include <algorithm>

#include "base/text/utf8.h"
#include "match/fold.h"

namespace rongtong::match {
namespace {

std::u32string folded_text(std::string_view text) {
  std::u32string result;
  while (!text.empty()) result += folded(base::take_code_point(text));
  return result;
}

}  // namespace

PhraseSet::PhraseSet(std::span<const std::string> phrases) {
  for (const auto& phrase : phrases) {
    auto text = folded_text(phrase);
    if (text.empty()) continue;
    starts_.set(text.front() % kPlane);
    by_start_[text.front()].push_back(std::move(text));
  }
  for (auto& [start, list] : by_start_) {
    std::ranges::sort(list, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }
}

std::size_t PhraseSet::longest_at(std::u32string_view text) const {
  if (text.empty() || !starts_.test(text.front() % kPlane)) return 0;
  const auto found = by_start_.find(text.front());
  if (found == by_start_.end()) return 0;
  for (const auto& phrase : found->second) {
    if (text.starts_with(phrase)) return phrase.size();
  }
  return 0;
}

}  // namespace rongtong::match
