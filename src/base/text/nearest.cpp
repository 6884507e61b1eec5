#include "base/text/nearest.h"

#include <algorithm>

#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  while (!text.empty()) codes += take_code_point(text);
  return codes;
}

/// Optimal string alignment distance.
std::size_t edits(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 64;  // longer words are prose, not keys
  if (word.size() > kLongest) return std::nullopt;
  const std::u32string codes = code_points(word);
  std::size_t least = std::max<std::size_t>(1, codes.size() / 3) + 1;
  std::optional<std::string> best;
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongest) continue;
    const std::size_t count = edits(codes, code_points(candidate));
    if (count >= least) continue;
    least = count;
    best = candidate;
  }
  return best;
}

}  // namespace rongtong::base
