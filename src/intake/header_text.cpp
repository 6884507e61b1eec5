#include "intake/header_text.h"

#include "base/text/clean_cell.h"
#include "base/text/utf8.h"

namespace rongtong::intake {

std::string folded_header(std::string_view header) {
  std::string buffer;
  std::string_view text = base::clean_cell(header, buffer).text;
  std::string folded;
  while (!text.empty()) {
    const char32_t code = base::take_code_point(text);
    const bool digit = code >= U'0' && code <= U'9';
    const bool lower = code >= U'a' && code <= U'z';
    const bool upper = code >= U'A' && code <= U'Z';
    if (upper) {
      folded += static_cast<char>(code - U'A' + U'a');
    } else if (digit || lower || base::is_han(code)) {
      base::append_utf8(folded, code);
    }
  }
  return folded;
}

}  // namespace rongtong::intake
