#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "model/match.h"
#include "report/html.h"

namespace rongtong::report {

/// The top of a document.
struct DocumentHead {
  std::string title;
  std::string_view style;  ///< CSS, ours
  std::string footer;      ///< on the left of each printed page's foot, data; empty: no page boxes
  std::string mark{};      ///< at the top right of each printed page; may be empty
  std::string_view more_style{};  ///< CSS, ours, behind `style`
};

/// Head, style and opened body with the symbols in it. The caller closes by `close_document`.
void open_document(Html& html, base::Language language, const DocumentHead& head);
void close_document(Html& html);

/// The shapes that pages use by reference: verdicts (filled, outlined, hatched) and a lock.
void write_symbols(Html& html);
void write_symbol(Html& html, std::string_view css_class, std::string_view href);

/// A verdict as a shape; the words stand beside it.
void write_verdict_mark(Html& html, model::Verdict verdict);

}  // namespace rongtong::report
