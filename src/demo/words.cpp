#include "demo/words.h"

#include <algorithm>

#include "base/error.h"

namespace rongtong::demo {

namespace {

constexpr std::string_view kListMark = "、";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::size_t drawn(const std::vector<std::uint32_t>& until, base::Random& random) {
  const auto at = std::ranges::upper_bound(until, random.below(until.back()));
  return static_cast<std::size_t>(at - until.begin());
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(kListMark, at), text.size());
    const auto word = trimmed(text.substr(at, end - at));
    if (!word.empty()) words.emplace_back(word);
    at = end + kListMark.size();
  }
  return words;
}

std::string without_blanks(std::string_view text) {
  std::string result(text);
  std::erase(result, ' ');
  return result;
}

Draw::Draw(const std::vector<Weighted>& items) : items_(&items) {
  std::uint32_t sum = 0;
  for (const auto& item : items) until_.push_back(sum += static_cast<std::uint32_t>(item.weight));
  RT_INVARIANT(sum > 0, "nothing to draw from");
}

const std::string& Draw::operator()(base::Random& random) const {
  return (*items_)[drawn(until_, random)].text;
}

DrawIndex::DrawIndex(const std::vector<int>& weights) {
  std::uint32_t sum = 0;
  for (const int weight : weights) until_.push_back(sum += static_cast<std::uint32_t>(weight));
  RT_INVARIANT(sum > 0, "nothing to draw from");
}

std::size_t DrawIndex::operator()(base::Random& random) const { return drawn(until_, random); }

int between(base::Random& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint32_t>(high - low + 1)));
}

std::vector<std::string> some_of(
    base::Random& random, const std::vector<std::string>& words, std::size_t count
) {
  std::vector<std::string> chosen;
  std::size_t wanted = std::min(count, words.size());
  for (std::size_t i = 0; i < words.size() && wanted > 0; ++i) {
    if (random.below(static_cast<std::uint32_t>(words.size() - i)) < wanted) {
      chosen.push_back(words[i]);
      --wanted;
    }
  }
  return chosen;
}

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

}  // namespace rongtong::demo
