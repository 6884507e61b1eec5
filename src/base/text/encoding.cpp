#include "base/text/encoding.h"

#include <string>

#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

using namespace std::literals;
using Byte = unsigned char;

struct Tally {
  std::size_t whole = 0;   ///< characters beyond ASCII that are well formed
  std::size_t faulty = 0;  ///< faults
};

/// The last bytes may be a character cut off by the end of the prefix: they are not judged.
Tally tally_utf8(std::string_view text) {
  Tally tally;
  while (!text.empty()) {
    const bool ascii = static_cast<Byte>(text[0]) < 0x80;
    if (text.size() < 4 && is_utf8_start(text)) break;
    const bool replacement = text.starts_with(kReplacementUtf8);
    const char32_t code = take_code_point(text);
    if (ascii) continue;
    (code == kReplacement && !replacement ? tally.faulty : tally.whole) += 1;
  }
  return tally;
}

bool is_gb_lead(Byte byte) { return byte >= 0x81 && byte <= 0xFE; }
bool is_gb_digit(Byte byte) { return byte >= 0x30 && byte <= 0x39; }
bool is_gb_trail(Byte byte) { return byte >= 0x40 && byte <= 0xFE && byte != 0x7F; }

/// Length of the GB18030 character at the front; 0 for a fault.
std::size_t gb_length(std::string_view text) {
  const auto at = [text](std::size_t i) { return static_cast<Byte>(text[i]); };
  if (at(0) < 0x80) return 1;
  if (text.size() < 2 || !is_gb_lead(at(0))) return 0;
  if (is_gb_trail(at(1))) return 2;
  const bool four =
      text.size() >= 4 && is_gb_digit(at(1)) && is_gb_lead(at(2)) && is_gb_digit(at(3));
  return four ? 4 : 0;
}

Tally tally_gb18030(std::string_view text) {
  Tally tally;
  while (text.size() >= 4 || (!text.empty() && gb_length(text) != 0)) {
    const std::size_t length = gb_length(text);
    if (length != 1) (length == 0 ? tally.faulty : tally.whole) += 1;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return tally;
}

/// UTF-16 without a mark: at least two characters and one in fifty are ASCII with their zero on one
/// side (separators and line ends are), and four in five of all zero bytes belong to such; the
/// others are the low bytes of 一, 销 and the like.
std::optional<Encoding> utf16_by_zeros(std::string_view text) {
  std::size_t zeros = 0;
  std::size_t little = 0;
  std::size_t big = 0;
  const std::size_t units = text.size() / 2;
  for (std::size_t i = 0; i < units; ++i) {
    const char low = text[2 * i];
    const char high = text[2 * i + 1];
    zeros += static_cast<std::size_t>(low == '\0') + static_cast<std::size_t>(high == '\0');
    little += static_cast<std::size_t>(high == '\0' && low > 0);
    big += static_cast<std::size_t>(low == '\0' && high > 0);
  }
  const auto convincing = [&](std::size_t ascii) {
    return ascii >= 2 && ascii * 50 >= units && ascii * 5 >= zeros * 4;
  };
  if (convincing(little)) return Encoding::kUtf16Le;
  if (convincing(big)) return Encoding::kUtf16Be;
  return std::nullopt;
}

}  // namespace

std::optional<Encoding> parse_encoding(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '-' || c == '_') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (plain == "utf8") return Encoding::kUtf8;
  if (plain == "gb18030" || plain == "gbk" || plain == "gb2312") return Encoding::kGb18030;
  if (plain == "utf16le") return Encoding::kUtf16Le;
  if (plain == "utf16be") return Encoding::kUtf16Be;
  return std::nullopt;
}

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kGb18030:
      return "GB18030";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
  }
  return {};
}

DetectedEncoding detect_encoding(std::string_view prefix) {
  if (prefix.starts_with("\xEF\xBB\xBF"sv)) return {Encoding::kUtf8, 3, true};
  if (prefix.starts_with("\xFF\xFE"sv)) return {Encoding::kUtf16Le, 2, true};
  if (prefix.starts_with("\xFE\xFF"sv)) return {Encoding::kUtf16Be, 2, true};
  if (prefix.starts_with("\x84\x31\x95\x33"sv)) return {Encoding::kGb18030, 4, true};
  if (const auto utf16 = utf16_by_zeros(prefix)) return {*utf16, 0, true};
  if (is_ascii(prefix)) return {Encoding::kUtf8, 0, false};
  const Tally utf8 = tally_utf8(prefix);
  if (utf8.whole >= 4 * utf8.faulty) return {Encoding::kUtf8, 0, true};
  const Tally gb = tally_gb18030(prefix);
  const bool chinese = gb.whole > 0 && gb.whole >= 9 * gb.faulty;
  return {chinese ? Encoding::kGb18030 : Encoding::kUtf8, 0, true};
}

}  // namespace rongtong::base
