#include "base/text/mojibake.h"

#include <array>
#include <cstdint>

#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

using namespace std::literals;
using Byte = unsigned char;

constexpr bool in(char32_t code, char32_t from, char32_t to) { return code >= from && code <= to; }

/// What UTF-8 read as GBK makes of 有限, 公司, 、。, “” and ，（）: characters of no Chinese name.
Mojibake by_ideographs(std::string_view rest) {
  if (rest.starts_with("锟斤"sv) || rest.starts_with("锟斤拷"sv)) return Mojibake::kReplacedTwice;
  for (const auto piece : {"鏈夐檺"sv, "鍏徃"sv, "銆"sv, "鈥"sv, "锛"sv}) {
    if (rest.starts_with(piece)) return Mojibake::kUtf8AsGbk;
  }
  return Mojibake::kNone;
}

/// Leads of the characters that the first scan looks at: 锟 鏈 鍏 銆 鈥 锛, U+FFFD, and everything
/// from U+0080 to U+1FFF.
constexpr std::array<bool, 256> leads_to_look_at() {
  std::array<bool, 256> leads{};
  for (std::size_t byte = 0xC2; byte <= 0xE1; ++byte) leads[byte] = true;
  leads[0xE9] = leads[0xEF] = true;
  return leads;
}
constexpr std::array<bool, 256> kLook = leads_to_look_at();

/// Whether the bytes behind E9 are those of one of the six ideographs.
constexpr bool is_rare_tail(unsigned second, unsigned third) {
  switch ((second << 8U) | third) {
    case 0x949F:
    case 0x949B:
    case 0x8F88:
    case 0x8D8F:
    case 0x8A86:
    case 0x88A5:
      return true;
    default:
      return false;
  }
}

/// Ideographs alone, the usual case: only U+FFFD and a few rare ones are of interest.
Mojibake scan_ideographs(std::string_view text, bool& others) {
  const auto at = [text](std::size_t i) { return static_cast<Byte>(text[i]); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kLook[at(i)]) continue;
    if (at(i) <= 0xE1) {
      others = true;
    } else if (i + 2 < text.size() && at(i) == 0xEF) {
      if (at(i + 1) == 0xBF && at(i + 2) == 0xBD) return Mojibake::kReplacement;
    } else if (i + 2 < text.size() && is_rare_tail(at(i + 1), at(i + 2))) {
      const Mojibake found = by_ideographs(text.substr(i));
      if (found != Mojibake::kNone) return found;
    }
  }
  return Mojibake::kNone;
}

/// Whether `code` is what Latin-1 or Windows-1252 shows for a byte 80–BF.
constexpr bool is_tail_shown(char32_t code) {
  switch (code) {
    case 0x20AC:
    case 0x201A:
    case 0x0192:
    case 0x201E:
    case 0x2026:
    case 0x2020:
    case 0x2021:
    case 0x02C6:
    case 0x2030:
    case 0x0160:
    case 0x2039:
    case 0x0152:
    case 0x017D:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2022:
    case 0x2013:
    case 0x2014:
    case 0x02DC:
    case 0x2122:
    case 0x0161:
    case 0x203A:
    case 0x0153:
    case 0x017E:
    case 0x0178:
      return true;
    default:
      return in(code, 0x80, 0xBF);
  }
}

constexpr bool is_latin1_letter(char32_t code) {
  return in(code, 0xC0, 0xFF) && code != 0xD7 && code != 0xF7;
}

/// Scripts whose letters occur in no Chinese register except as the trace of two bytes C2–DF,
/// 80–BF: Armenian, Hebrew, Arabic, Syriac, Thaana, NKo.
constexpr bool is_foreign_script(char32_t code) { return in(code, 0x0530, 0x07FF); }

/// Looks at the letters between U+0080 and U+1FFF and what stands beside them.
class Letters {
 public:
  Mojibake scan(std::string_view text) {
    while (!text.empty()) {
      const Mojibake found = take(take_code_point(text));
      if (found != Mojibake::kNone) return found;
    }
    return end_foreign_run(0);
  }

 private:
  Mojibake take(char32_t code) {
    const Mojibake latin = take_latin(code);
    if (latin != Mojibake::kNone) return latin;
    if (is_foreign_script(code)) {
      if (foreign_run_++ == 0) before_run_ = last_;
    } else if (end_foreign_run(code) != Mojibake::kNone) {
      return Mojibake::kStrayLetters;
    }
    last_ = code;
    return Mojibake::kNone;
  }

  /// A word in a foreign script has three letters and more, or stands apart from Chinese.
  Mojibake end_foreign_run(char32_t behind) {
    const bool beside_han = is_han(before_run_) || is_han(behind);
    const bool stray = foreign_run_ > 0 && foreign_run_ < 3 && beside_han;
    foreign_run_ = 0;
    return stray ? Mojibake::kStrayLetters : Mojibake::kNone;
  }

  Mojibake take_latin(char32_t code) {
    if (code == 0xBD && last_ == 0xBF && before_last_ == 0xEF) return Mojibake::kReplacedTwice;
    follow_utf8(code);
    before_last_ = last_;
    if (sequences_ >= 2) return Mojibake::kUtf8AsLatin;
    high_run_ = in(code, 0xA1, 0xFF) ? high_run_ + 1 : 0;
    letters_in_run_ = high_run_ == 0 ? 0 : letters_in_run_ + (is_latin1_letter(code) ? 1U : 0U);
    return high_run_ >= 4 && letters_in_run_ >= 3 ? Mojibake::kGbkAsLatin : Mojibake::kNone;
  }

  /// Counts sequences that look like UTF-8 shown byte by byte. One may be chance (`Ø™` no, `Â·`
  /// yes): three-byte ones count twice.
  void follow_utf8(char32_t code) {
    if (wanted_ > 0 && is_tail_shown(code)) {
      if (--wanted_ == 0) sequences_ += weight_;
      return;
    }
    wanted_ = in(code, 0xC2, 0xDF) && code != 0xD7 ? 1 : in(code, 0xE0, 0xEF) ? 2 : 0;
    weight_ = wanted_;
  }

  char32_t last_ = 0;
  char32_t before_last_ = 0;
  char32_t before_run_ = 0;
  std::size_t foreign_run_ = 0;
  std::size_t high_run_ = 0;
  std::size_t letters_in_run_ = 0;
  unsigned wanted_ = 0;
  unsigned weight_ = 0;
  unsigned sequences_ = 0;
};

}  // namespace

Mojibake find_mojibake(std::string_view text) {
  bool others = false;
  const Mojibake found = scan_ideographs(text, others);
  if (found != Mojibake::kNone || !others) return found;
  return Letters().scan(text);
}

}  // namespace rongtong::base
