#include "intake/text_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rongtong::intake {

namespace {

constexpr std::array<std::string_view, 8> kSeparators{"；", ";", "、", "，", ",", "|", "\n", "/"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::size_t separator_at(std::string_view text) {
  for (const auto separator : kSeparators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

/// What stands before an extension: 转, ext, # or -NNN behind a whole number.
std::string_view without_extension(std::string_view text) {
  for (const std::string_view mark : {"转", "分机", "ext", "#", "x"}) {
    const std::size_t at = text.find(mark);
    if (at != text.npos && at > 0) text = text.substr(0, at);
  }
  return text;
}

}  // namespace

std::vector<std::string_view> list_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t width = at == text.size() ? 1 : separator_at(text.substr(at));
    if (width == 0) {
      ++at;
      continue;
    }
    const std::string_view part = trimmed(text.substr(begin, at - begin));
    if (!part.empty()) parts.push_back(part);
    at += width;
    begin = at;
  }
  return parts;
}

std::string with_ascii_brackets(std::string_view text) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  std::string result(text);
  for (const auto& [wide, ascii] : {std::pair(kOpen, '('), std::pair(kClose, ')')}) {
    for (std::size_t at = 0; (at = result.find(wide, at)) != std::string::npos; ++at) {
      result.replace(at, wide.size(), 1, ascii);
    }
  }
  return result;
}

std::string_view leading_code(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]))) ++end;
  // "C 35 21": parts of one code.
  while (end + 1 < text.size() && (text[end] == ' ' || text[end] == '.') && is_digit(text[end + 1])
  ) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  return text.substr(0, end);
}

bool is_phone_number(std::string_view text) {
  const bool abroad = text.starts_with('+') || text.starts_with("00");
  std::string digits;
  for (const char c : without_extension(text)) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != '-' && c != ' ' && c != '(' && c != ')' && c != '+' && c != '.') {
      return false;
    }
  }
  if (abroad) {
    if (!digits.starts_with("86") && !digits.starts_with("0086")) {
      return digits.size() >= 8 && digits.size() <= 17;
    }
    digits.erase(0, digits.starts_with("86") ? 2 : 4);
  }
  const bool mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
  const bool local = (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
  const bool service =
      digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
  // Area code of three or four digits with its 0, seven or eight of the line, up to four more
  // inside.
  const bool landline = digits[0] == '0' && digits.size() >= 10 && digits.size() <= 16;
  return !digits.empty() && (mobile || local || service || landline);
}

}  // namespace rongtong::intake
