#include "match/tokens.h"

#include "base/text/utf8.h"
#include "match/fold.h"

namespace rongtong::match {
namespace {

constexpr char32_t kSeparator = U' ';
constexpr unsigned kCodePointBits = 21;
constexpr TermKey kWordFlag = TermKey{1} << 63U;

/// Scripts written without blanks: ideographs, kana, Hangul.
constexpr bool is_running(char32_t code) {
  if (code < 0x3040) return base::is_han(code);
  return base::is_han(code) || code <= 0x30FF || (code >= 0xAC00 && code <= 0xD7A3);
}

/// ASCII (folded), Latin with marks, Greek, Cyrillic.
constexpr bool is_word(char32_t code) {
  if (code < 0x80) return (code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9');
  return (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) ||
         (code >= 0x370 && code <= 0x52F);
}

/// FNV-1a over code points.
TermKey word_key(std::u32string_view word) {
  TermKey hash = 14695981039346656037U;
  for (const char32_t code : word) hash = (hash ^ code) * 1099511628211U;
  return hash | kWordFlag;
}

}  // namespace

std::span<const Token> TokenReader::read(std::string_view text) {
  decode(text);
  blank_stop_phrases();
  tokens_.clear();
  for (std::size_t i = 0; i < characters_.size();) {
    if (is_word(characters_[i])) {
      i = emit_word(i);
    } else if (is_running(characters_[i])) {
      i = emit_pairs(i);
    } else {
      ++i;
    }
  }
  return tokens_;
}

void TokenReader::decode(std::string_view text) {
  characters_.clear();
  begins_.clear();
  const std::size_t size = text.size();
  while (!text.empty()) {
    begins_.push_back(static_cast<std::uint32_t>(size - text.size()));
    characters_.push_back(folded(base::take_code_point(text)));
  }
  begins_.push_back(static_cast<std::uint32_t>(size));
}

void TokenReader::blank_stop_phrases() {
  const std::u32string_view all = characters_;
  for (std::size_t i = 0; i < all.size();) {
    const std::size_t length = stop_->longest_at(all.substr(i));
    for (std::size_t k = 0; k < length; ++k) characters_[i + k] = kSeparator;
    i += length == 0 ? 1 : length;
  }
}

std::size_t TokenReader::emit_pairs(std::size_t from) {
  std::size_t end = from + 1;
  for (; end < characters_.size() && is_running(characters_[end]); ++end) {
    emit(TermKey{characters_[end - 1]} << kCodePointBits | characters_[end], end - 1, end);
  }
  if (end == from + 1) emit(TermKey{characters_[from]} << 2 * kCodePointBits, from, from);
  return end;
}

std::size_t TokenReader::emit_word(std::size_t from) {
  std::size_t end = from + 1;
  while (end < characters_.size() && is_word(characters_[end])) ++end;
  emit(word_key(std::u32string_view(characters_).substr(from, end - from)), from, end - 1);
  return end;
}

void TokenReader::emit(TermKey key, std::size_t first, std::size_t last) {
  tokens_.push_back({key, begins_[first], begins_[last + 1], static_cast<std::uint32_t>(first)});
}

}  // namespace rongtong::match
