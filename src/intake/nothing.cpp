#include "intake/nothing.h"

#include <algorithm>

#include "base/text/utf8.h"

namespace rongtong::intake {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// Letters and digits of any script; signs and punctuation of ASCII, Latin-1 and the CJK and
/// general blocks are none.
bool says_something(char32_t code) {
  if (code < 0x80) {
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
           (code >= 'A' && code <= 'Z');
  }
  if (code < 0xC0) return false;
  const bool general_signs = code >= 0x2000 && code <= 0x2BFF;
  const bool cjk_signs = code >= 0x3000 && code <= 0x303F && code != 0x3007;
  const bool wide_signs = code >= 0xFF00 && code <= 0xFFEF;
  return !general_signs && !cjk_signs && !wide_signs && code != base::kReplacement;
}

}  // namespace

Nothing::Nothing(const NothingWords& words) {
  for (const auto& text : words.texts) {
    words_.insert(lower(text));
    longest_ = std::max(longest_, text.size());
  }
}

bool Nothing::says_nothing(std::string_view text) const {
  if (text.size() <= longest_ && !text.empty() && words_.contains(lower(text))) return true;
  while (!text.empty()) {
    if (says_something(base::take_code_point(text))) return false;
  }
  return true;
}

}  // namespace rongtong::intake
