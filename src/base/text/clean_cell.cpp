#include "base/text/clean_cell.h"

#include <array>
#include <cstdint>

#include "base/text/entities.h"
#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

using Byte = unsigned char;

constexpr bool in(char32_t code, char32_t from, char32_t to) { return code >= from && code <= to; }

constexpr bool is_blank(char32_t code) {
  return code == ' ' || in(code, 0x09, 0x0D) || code == 0xA0 || code == 0x1680 ||
         in(code, 0x2000, 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x205F || code == 0x3000;
}

/// Shows nothing and separates nothing: zero width, direction marks, soft hyphen, byte order mark.
constexpr bool is_invisible(char32_t code) {
  return code == 0xAD || code == 0x180E || in(code, 0x200B, 0x200F) || in(code, 0x202A, 0x202E) ||
         in(code, 0x2060, 0x206F) || code == 0xFEFF;
}

constexpr bool is_control(char32_t code) {
  return code < 0x20 || in(code, 0x7F, 0x9F) || in(code, 0xFFF9, 0xFFFB) ||
         (code & 0xFFFEU) == 0xFFFE;
}

constexpr bool is_private(char32_t code) {
  return in(code, 0xE000, 0xF8FF) || in(code, 0xF0000, 0x10FFFF);
}

constexpr bool is_filler(char32_t code) {
  return code == 0x3013 || code == 0x203B || code == 0x25A0;
}

/// Signs that stand inside names, numbers and addresses; the others of the block are Chinese
/// punctuation.
constexpr bool is_identifier_sign(char32_t code) {
  switch (code) {
    case U'＃':
    case U'％':
    case U'＆':
    case U'＇':
    case U'＋':
    case U'－':
    case U'．':
    case U'／':
    case U'＠':
    case U'＿':
      return true;
    default:
      return false;
  }
}

constexpr char32_t folded(char32_t code) {
  const bool wide = in(code, U'０', U'９') || in(code, U'Ａ', U'Ｚ') || in(code, U'ａ', U'ｚ') ||
                    is_identifier_sign(code);
  return wide ? code - 0xFEE0 : code;
}

/// Characters that need no blank between them: ideographs and Chinese punctuation.
constexpr bool is_chinese(char32_t code) {
  return is_han(code) || in(code, 0x3001, 0x303F) || in(code, 0xFF00, 0xFFEF);
}

/// Bytes at which the fast scan must look closer.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte <= 0x20; ++byte) special[byte] = true;
  for (const unsigned byte : {0x26U, 0x7FU, 0xC2U, 0xE1U, 0xE2U, 0xE3U, 0xEEU, 0xEFU})
    special[byte] = true;
  for (std::size_t byte = 0xF0; byte <= 0xFF; ++byte) special[byte] = true;
  return special;
}
constexpr std::array<bool, 256> kSpecial = special_bytes();

/// A blank that may stay as it is: one space with something half-width beside it.
bool is_kept_space(std::string_view cell, std::size_t at) {
  if (cell[at] != ' ' || at == 0 || at + 1 == cell.size()) return false;
  const auto before = static_cast<Byte>(cell[at - 1]);
  const auto behind = static_cast<Byte>(cell[at + 1]);
  const bool ascii_beside = before < 0x80 || behind < 0x80;
  return ascii_beside && before != ' ' && behind != ' ' && behind != 0xC2 && behind != 0xE2 &&
         behind != 0xE3;
}

bool is_kept(char32_t code) {
  return !is_blank(code) && !is_invisible(code) && !is_control(code) && !is_private(code) &&
         !is_filler(code) && folded(code) == code;
}

/// Whether the character at the front, whose lead is special, may stay. Chinese punctuation, U+3001
/// and U+FF0C and their like, is a tenth of a business text, so those two blocks are told by their
/// bytes.
bool is_kept_lead(std::string_view rest, std::size_t& length) {
  const auto at = [rest](std::size_t i) { return static_cast<Byte>(rest[i]); };
  if (rest.size() >= 3 && at(0) == 0xE3) {
    length = 3;
    return at(1) != 0x80 || (at(2) != 0x80 && at(2) != 0x93);  // U+3000, U+3013
  }
  if (rest.size() >= 3 && at(0) == 0xEF && at(1) == 0xBC) {
    length = 3;
    const char32_t code = 0xFF00U + (at(2) & 0x3FU);
    return folded(code) == code;
  }
  const std::size_t before = rest.size();
  const char32_t code = take_code_point(rest);
  length = before - rest.size();
  return is_kept(code);
}

bool is_clean(std::string_view cell) {
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const auto byte = static_cast<Byte>(cell[at]);
    if (!kSpecial[byte]) continue;
    if (byte < 0x80) {
      if (!is_kept_space(cell, at)) return false;
      continue;
    }
    std::size_t length = 1;
    if (!is_kept_lead(cell.substr(at), length)) return false;
    at += length - 1;
  }
  return true;
}

class Cleaner {
 public:
  Cleaner(std::string& out, CleanFlags& flags) : out_(out), flags_(flags) { out_.clear(); }

  void run(std::string_view text) {
    while (!text.empty()) take(take_code_point(text));
    if (blank_) flags_.blanks_changed = true;
  }

 private:
  void take(char32_t code) {
    if (is_blank(code)) {
      flags_.controls_removed |= code == '\t' || code == '\v' || code == '\f';
      flags_.blanks_changed |= blank_ || code != ' ';
      blank_ = true;
    } else if (is_invisible(code)) {
      flags_.blanks_changed = true;
    } else if (is_control(code)) {
      flags_.controls_removed = true;
    } else if (is_private(code)) {
      flags_.private_removed = true;
    } else if (is_filler(code)) {
      flags_.fillers_removed = true;
    } else {
      put(code);
    }
  }

  void put(char32_t code) {
    const char32_t half = folded(code);
    flags_.widths_folded |= half != code;
    if (blank_) {
      const bool needed = last_ != 0 && !(is_chinese(last_) && is_chinese(half));
      if (needed) out_ += ' ';
      flags_.blanks_changed |= !needed;
      blank_ = false;
    }
    append_utf8(out_, half);
    last_ = half;
  }

  std::string& out_;
  CleanFlags& flags_;
  char32_t last_ = 0;
  bool blank_ = false;
};

}  // namespace

CleanedCell clean_cell(std::string_view cell, std::string& buffer) {
  if (is_clean(cell)) return {cell, {}};
  CleanedCell cleaned;
  std::string resolved;
  // What removed characters leave can be an entity again: `&<NUL>8226;`.
  constexpr int kRounds = 4;
  std::string_view text = cell;
  for (int round = 0; round < kRounds; ++round) {
    std::string next;
    const bool found = resolve_entities(text, next);
    cleaned.flags.entities_resolved |= found;
    if (round > 0 && !found) break;
    Cleaner(buffer, cleaned.flags).run(found ? std::string_view(next) : text);
    resolved = buffer;
    text = resolved;
  }
  cleaned.text = buffer;
  return cleaned;
}

}  // namespace rongtong::base
