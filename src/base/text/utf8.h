#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rongtong::base {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

/// How many bytes from the front of `text` are well-formed UTF-8 (Unicode 15, table 3-7: no
/// overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t valid_utf8_prefix(std::string_view text);

inline bool is_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

bool is_ascii(std::string_view text);

/// Takes one code point off the front of `text`, which is not empty. A fault takes off its maximal
/// subpart (Unicode 15, 3.9: at least one byte) and gives U+FFFD.
char32_t take_code_point(std::string_view& text);

/// Appends `code` as UTF-8. Surrogates and values above U+10FFFF append U+FFFD.
void append_utf8(std::string& text, char32_t code);

/// `text` with every fault replaced by U+FFFD.
std::string repaired_utf8(std::string_view text);

/// `text` cut to at most `most` bytes, not inside a code point.
std::string_view cut_utf8(std::string_view text, std::size_t most);

/// True when `tail` (1 to 3 bytes) could become a code point with more bytes behind it.
bool is_utf8_start(std::string_view tail);

/// Code points in `text`; a fault counts as one.
std::size_t count_code_points(std::string_view text);

/// True for ideographs of the CJK blocks (with extensions and compatibility forms) and 〇.
constexpr bool is_han(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         code == 0x3007 || (code >= 0x20000 && code <= 0x323AF) ||
         (code >= 0xF900 && code <= 0xFAFF);
}

}  // namespace rongtong::base
