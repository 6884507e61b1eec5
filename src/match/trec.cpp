#include "match/trec.h"

#include <algorithm>
#include <cstdio>

namespace rongtong::match {
namespace {

std::string without_blanks(std::string_view text) {
  std::string word(text);
  std::ranges::replace_if(
      word, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }, '_'
  );
  return word.empty() ? "_" : word;
}

}  // namespace

void write_trec(
    std::ostream& out,
    std::string_view need,
    const model::MatchResult& result,
    const CodeOf& code_of,
    std::string_view tag
) {
  const auto need_word = without_blanks(need);
  const auto tag_word = without_blanks(tag);
  std::size_t rank = 0;
  for (const auto& candidate : result.candidates) {
    char score[64];
    std::snprintf(score, sizeof score, "%.6f", candidate.score);
    out << need_word << " Q0 " << code_of(candidate.enterprise) << ' ' << ++rank << ' ' << score
        << ' ' << tag_word << '\n';
  }
}

}  // namespace rongtong::match
