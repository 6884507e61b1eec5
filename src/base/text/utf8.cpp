#include "base/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace rongtong::base {

namespace {

using Byte = unsigned char;

constexpr bool is_tail(Byte byte) { return (byte & 0xC0U) == 0x80U; }

/// Length that the lead byte promises; 0 when no sequence begins with it.
constexpr std::size_t promised(Byte lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

/// Whether `second` may follow `lead` (table 3-7 bounds the second byte for E0, ED, F0 and F4).
constexpr bool second_fits(Byte lead, Byte second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return is_tail(second);
  }
}

/// Bytes of the sequence at the front of `text` that fit together: its promise when whole.
std::size_t fitting(const Byte* p, std::size_t size) {
  const std::size_t length = promised(p[0]);
  if (length < 2) return length;
  if (size < 2 || !second_fits(p[0], p[1])) return 1;
  std::size_t count = 2;
  while (count < length && count < size && is_tail(p[count])) ++count;
  return count;
}

std::uint64_t load8(const Byte* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  return word;
}

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

const Byte* skip_ascii(const Byte* p, const Byte* end) {
  while (end - p >= 8 && (load8(p) & kHighBits) == 0) p += 8;
  while (p < end && *p < 0x80) ++p;
  return p;
}

/// Three-byte sequences with leads E1-EC, EE and EF need only two tail checks: nearly all Chinese
/// text.
const Byte* skip_three_byte_run(const Byte* p, const Byte* end) {
  while (end - p >= 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, p, sizeof word);
    if ((word & 0x00C0C0F0U) != 0x008080E0U) break;
    if (p[0] == 0xE0 || p[0] == 0xED) break;
    p += 3;
  }
  return p;
}

const Byte* bytes_of(std::string_view text) { return reinterpret_cast<const Byte*>(text.data()); }

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  const Byte* const begin = bytes_of(text);
  const Byte* const end = begin + text.size();
  const Byte* p = begin;
  while (p < end) {
    p = skip_three_byte_run(p, end);
    if (p == end) break;
    if (*p < 0x80) {
      p = skip_ascii(p, end);
      continue;
    }
    const std::size_t length = fitting(p, static_cast<std::size_t>(end - p));
    if (length == 0 || length != promised(*p)) break;
    p += length;
  }
  return static_cast<std::size_t>(p - begin);
}

bool is_ascii(std::string_view text) {
  const Byte* const end = bytes_of(text) + text.size();
  return skip_ascii(bytes_of(text), end) == end;
}

char32_t take_code_point(std::string_view& text) {
  const Byte* p = bytes_of(text);
  const std::size_t count = fitting(p, text.size());
  const std::size_t wanted = promised(*p);
  text.remove_prefix(count == 0 ? 1 : count);
  if (count == 0 || count != wanted) return kReplacement;
  switch (count) {
    case 1:
      return p[0];
    case 2:
      return ((p[0] & 0x1FU) << 6U) | (p[1] & 0x3FU);
    case 3:
      return ((p[0] & 0x0FU) << 12U) | ((p[1] & 0x3FU) << 6U) | (p[2] & 0x3FU);
    default:
      return ((p[0] & 0x07U) << 18U) | ((p[1] & 0x3FU) << 12U) | ((p[2] & 0x3FU) << 6U) |
             (p[3] & 0x3FU);
  }
}

void append_utf8(std::string& text, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = kReplacement;
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<Byte>(byte)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | (code >> 6U));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
  }
  put(0x80U | (code & 0x3FU));
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  while (!text.empty()) {
    const std::size_t good = valid_utf8_prefix(text);
    out += text.substr(0, good);
    text.remove_prefix(good);
    if (!text.empty()) append_utf8(out, take_code_point(text));
  }
  return out;
}

std::string_view cut_utf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t cut = most;
  while (cut > 0 && most - cut < 3 && is_tail(static_cast<Byte>(text[cut]))) --cut;
  return text.substr(0, is_tail(static_cast<Byte>(text[cut])) ? most : cut);
}

bool is_utf8_start(std::string_view tail) {
  const std::size_t wanted = tail.empty() ? 0 : promised(static_cast<Byte>(tail[0]));
  return tail.size() < wanted && fitting(bytes_of(tail), tail.size()) == tail.size();
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_code_point(text);
  return count;
}

}  // namespace rongtong::base
