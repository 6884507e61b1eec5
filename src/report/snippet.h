#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/match.h"

namespace rongtong::report {

/// A run of text, marked when it is a word that the match rests on.
struct SnippetPiece {
  std::string text;
  bool marked = false;
  friend bool operator==(const SnippetPiece&, const SnippetPiece&) = default;
};

/// The places of `text` (the firm's text of `field`) where the heaviest of `words` stand, with
/// what stands around them in their clause, `…` where something is left out. Pieces joined are the
/// whole snippet. Words of other fields and offsets outside the text count for nothing; without any
/// word the snippet is empty. Where the text is written otherwise than the word (traditional
/// characters, full width), as many characters are marked as the word has.
std::vector<SnippetPiece> snippet(
    std::string_view text, const std::vector<model::MatchedWord>& words, model::TextField field
);

}  // namespace rongtong::report
