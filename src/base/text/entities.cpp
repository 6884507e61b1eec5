#include "base/text/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

struct Named {
  std::string_view name;
  char32_t code;
};

/// The references of HTML 4.01, chapter 24, that occur in texts of registers and web forms.
constexpr std::array kNamed = {
    Named{"amp", '&'},       Named{"apos", '\''},     Named{"bull", 0x2022},
    Named{"cap", 0x2229},    Named{"copy", 0xA9},     Named{"deg", 0xB0},
    Named{"divide", 0xF7},   Named{"emsp", 0x2003},   Named{"ensp", 0x2002},
    Named{"euro", 0x20AC},   Named{"ge", 0x2265},     Named{"gt", '>'},
    Named{"hellip", 0x2026}, Named{"laquo", 0xAB},    Named{"ldquo", 0x201C},
    Named{"le", 0x2264},     Named{"lsquo", 0x2018},  Named{"lt", '<'},
    Named{"mdash", 0x2014},  Named{"micro", 0xB5},    Named{"middot", 0xB7},
    Named{"mu", 0x3BC},      Named{"nbsp", 0xA0},     Named{"ndash", 0x2013},
    Named{"ne", 0x2260},     Named{"permil", 0x2030}, Named{"plusmn", 0xB1},
    Named{"quot", '"'},      Named{"raquo", 0xBB},    Named{"rdquo", 0x201D},
    Named{"reg", 0xAE},      Named{"rsquo", 0x2019},  Named{"sect", 0xA7},
    Named{"sup2", 0xB2},     Named{"sup3", 0xB3},     Named{"thinsp", 0x2009},
    Named{"times", 0xD7},    Named{"trade", 0x2122},  Named{"yen", 0xA5},
    Named{"zwnj", 0x200C},
};

std::optional<char32_t> number(std::string_view digits, int base, std::uint32_t least) {
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, value, base);
  if (code != std::errc() || stop != end || value < least || value > 0x10FFFF) return std::nullopt;
  return value;
}

/// `body` stands between `&` and `;`.
std::optional<char32_t> meaning(std::string_view body) {
  if (body.starts_with("#x") || body.starts_with("#X")) return number(body.substr(2), 16, 1);
  if (body.starts_with('#')) return number(body.substr(1), 10, 1);
  if (body.size() >= 3 && body.size() <= 6 && body[0] >= '0' && body[0] <= '9')
    return number(body, 10, 160);
  const auto* found = std::ranges::find(kNamed, body, &Named::name);
  if (found == kNamed.end()) return std::nullopt;
  return found->code;
}

/// One reference at the front of a text, `&` first.
struct Reference {
  std::size_t length = 1;  ///< of what is replaced; 1 with `code` '&': nothing is
  char32_t code = '&';
};

/// An `&` that came out of `&amp;` may begin the next reference: `&amp;#8226;` is one, of
/// length 11.
Reference read_reference(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  Reference reference;
  while (reference.code == '&') {
    const std::size_t length = text.substr(reference.length, kLongest).find(';');
    if (length == std::string_view::npos) break;
    const auto code = meaning(text.substr(reference.length, length));
    if (!code) break;
    reference = {reference.length + length + 1, *code};
  }
  return reference;
}

}  // namespace

bool resolve_entities(std::string_view text, std::string& out) {
  std::string resolved;
  bool any = false;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('&'), text.size());
    resolved += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) break;
    const Reference reference = read_reference(text);
    append_utf8(resolved, reference.code);
    any |= reference.length > 1;
    text.remove_prefix(reference.length);
  }
  if (any) out = std::move(resolved);
  return any;
}

}  // namespace rongtong::base
