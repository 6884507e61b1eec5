#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "demo/grammar.h"

namespace rongtong::demo {

/// `甲、乙、 丙` → 甲, 乙, 丙: blanks around words, and empty words, are dropped.
std::vector<std::string> split_words(std::string_view text);

/// `text` without ASCII blanks, which a folded YAML text has at its line ends.
std::string without_blanks(std::string_view text);

/// Draws from a weighted list in O(log n). Borrows the list.
class Draw {
 public:
  explicit Draw(const std::vector<Weighted>& items);
  const std::string& operator()(base::Random& random) const;

 private:
  const std::vector<Weighted>* items_;
  std::vector<std::uint32_t> until_;  ///< weights summed up
};

/// An index drawn with the given weights, at least one of which is above 0.
class DrawIndex {
 public:
  explicit DrawIndex(const std::vector<int>& weights);
  std::size_t operator()(base::Random& random) const;

 private:
  std::vector<std::uint32_t> until_;
};

/// True in `percent` of 100 cases.
inline bool chance(base::Random& random, std::uint32_t percent) {
  return random.below(100) < percent;
}

/// A whole number from `low` to `high`, both included.
int between(base::Random& random, int low, int high);

/// Up to `count` different words of `words`, in the order of the list.
std::vector<std::string> some_of(
    base::Random& random, const std::vector<std::string>& words, std::size_t count
);

std::string join(const std::vector<std::string>& words, std::string_view separator);

}  // namespace rongtong::demo
