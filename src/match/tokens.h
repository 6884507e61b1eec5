#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/phrase_set.h"

namespace rongtong::match {

/// A term of the index, as a number that is the same everywhere: a pair of Chinese characters holds
/// both code points, a lone one its own; a word is hashed to 63 bits (two of a million words
/// collide with a chance of 1 in 10^7).
using TermKey = std::uint64_t;

/// A term and where it stands.
struct Token {
  TermKey key = 0;
  std::uint32_t begin = 0;  ///< in bytes
  std::uint32_t end = 0;
  std::uint32_t position =
      0;  ///< number of its first character; the next pair of a run has one more

  friend bool operator==(const Token&, const Token&) = default;
};

/// Cuts text into terms: every pair of neighbours in a run of Chinese characters (a run of one
/// gives that character), and every run of letters and digits as one word (PLC, 5g, ISO9001), case
/// and width folded. Stop phrases end a run and are no part of any term. Overlapping pairs are the
/// customary unit for Chinese without a dictionary (Nie, Gao, Zhang, Zhou 2000; Luk & Kwok 2002).
///
/// Keeps its buffers: one object per thread.
class TokenReader {
 public:
  /// `stop` is borrowed for the life of the reader.
  explicit TokenReader(const PhraseSet& stop) : stop_(&stop) {}

  /// The terms of `text` (UTF-8; faults separate) in their order. Valid until the next call.
  /// REQUIRES: less than 4 GiB of text.
  std::span<const Token> read(std::string_view text);

 private:
  void decode(std::string_view text);
  void blank_stop_phrases();
  std::size_t emit_pairs(std::size_t from);
  std::size_t emit_word(std::size_t from);
  void emit(TermKey key, std::size_t first, std::size_t last);

  const PhraseSet* stop_;
  std::u32string characters_;
  std::vector<std::uint32_t> begins_;  ///< byte offset of every character, and of the end
  std::vector<Token> tokens_;
};

}  // namespace rongtong::match
