#pragma once

namespace rongtong::match {

/// One character as words are compared: full-width forms as half-width ones, ASCII letters small.
/// Spelling variants of a character (Traditional and Simplified) belong here.
constexpr char32_t folded(char32_t code) {
  if (code == 0x3000) return U' ';
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  return code >= U'A' && code <= U'Z' ? code + (U'a' - U'A') : code;
}

}  // namespace rongtong::match
