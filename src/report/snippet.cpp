#include "report/snippet.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text/utf8.h"

namespace rongtong::report {
namespace {

constexpr std::size_t kWords = 4;    ///< how many places are shown
constexpr std::size_t kAround = 12;  ///< characters on each side of a place

constexpr std::size_t kSmallGap = 24;  ///< bytes; an ellipsis would hide hardly more than it takes

/// Bytes [from, until) of the text.
struct Range {
  std::size_t from = 0;
  std::size_t until = 0;
};

bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

std::size_t back(std::string_view text, std::size_t at, std::size_t characters) {
  while (at > 0 && characters > 0) {
    --at;
    while (at > 0 && is_tail(text[at])) --at;
    --characters;
  }
  return at;
}

std::size_t forth(std::string_view text, std::size_t at, std::size_t characters) {
  while (at < text.size() && characters > 0) {
    ++at;
    while (at < text.size() && is_tail(text[at])) ++at;
    --characters;
  }
  return at;
}

Range place_of(std::string_view text, const model::MatchedWord& word) {
  std::size_t from = word.offset;
  while (from > 0 && is_tail(text[from])) --from;
  if (text.substr(from, word.word.size()) == word.word) return {from, from + word.word.size()};
  return {from, forth(text, from, base::count_code_points(word.word))};
}

/// Ends of clauses in business scopes: full-width and ASCII semicolon, full stop, line feed.
constexpr std::array<std::string_view, 4> kClauseEnds{"\uFF1B", ";", "\u3002", "\n"};

/// Up to kAround characters on each side of `mark`, within its clause.
Range window_around(std::string_view text, const Range& mark) {
  Range window{back(text, mark.from, kAround), forth(text, mark.until, kAround)};
  for (const auto& end : kClauseEnds) {
    const auto before = text.substr(window.from, mark.from - window.from).rfind(end);
    if (before != std::string_view::npos) window.from += before + end.size();
    const auto behind = text.substr(mark.until, window.until - mark.until).find(end);
    if (behind != std::string_view::npos) window.until = mark.until + behind + end.size();
  }
  return window;
}

/// Ascending; ranges with at most `gap` bytes between them become one.
std::vector<Range> merged(std::vector<Range> ranges, std::size_t gap) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
    return a.from < b.from;
  });
  std::vector<Range> out;
  for (const auto& range : ranges) {
    if (!out.empty() && range.from <= out.back().until + gap) {
      out.back().until = std::max(out.back().until, range.until);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

void append(std::vector<SnippetPiece>& pieces, std::string_view text, bool marked) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().marked == marked) {
    pieces.back().text += text;
  } else {
    pieces.push_back({std::string(text), marked});
  }
}

/// The text of `window` with the marks that lie in it.
void append_window(
    std::vector<SnippetPiece>& pieces,
    std::string_view text,
    const Range& window,
    const std::vector<Range>& marks
) {
  std::size_t at = window.from;
  for (const auto& mark : marks) {
    const auto from = std::max(mark.from, at);
    const auto until = std::min(mark.until, window.until);
    if (from >= until) continue;
    append(pieces, text.substr(at, from - at), false);
    append(pieces, text.substr(from, until - from), true);
    at = until;
  }
  append(pieces, text.substr(at, window.until - at), false);
}

}  // namespace

std::vector<SnippetPiece> snippet(
    std::string_view text, const std::vector<model::MatchedWord>& words, model::TextField field
) {
  std::vector<Range> marks;
  std::vector<Range> windows;
  for (const auto& word : words) {  // heaviest first
    if (word.field != field || word.offset >= text.size() || word.word.empty()) continue;
    marks.push_back(place_of(text, word));
    if (windows.size() >= kWords) continue;
    windows.push_back(window_around(text, marks.back()));
  }
  marks = merged(std::move(marks), 0);
  std::vector<SnippetPiece> pieces;
  std::size_t shown = 0;
  for (const auto& window : merged(std::move(windows), kSmallGap)) {
    if (window.from > shown) append(pieces, "\u2026", false);
    append_window(pieces, text, window, marks);
    shown = window.until;
  }
  if (!pieces.empty() && shown < text.size()) append(pieces, "\u2026", false);
  return pieces;
}

}  // namespace rongtong::report
