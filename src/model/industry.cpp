#include "model/industry.h"

#include <algorithm>
#include <array>

#include "model/code_list.h"

namespace rongtong::model {

namespace {

constexpr std::array<std::string_view, 4> kColumns{"code", "level", "parent", "name_zh"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool separates(char c) { return c == ' ' || c == '.' || c == '-' || c == '\t'; }

}  // namespace

IndustryTable::IndustryTable(std::string_view csv) {
  const std::string file = "gb4754-2017.csv";
  each_code(csv, file, kColumns, [&](std::span<const std::string_view> cells, std::uint64_t line) {
    const bool added = by_code_.emplace(cells[0], industries_.size()).second;
    if (!added || cells[0].empty()) wrong_code(file, line, cells[0]);
    industries_.push_back({std::string(cells[0]), std::string(cells[2]), std::string(cells[3])});
  });
}

const Industry* IndustryTable::find(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? nullptr : &industries_[found->second];
}

std::string IndustryTable::normalised(std::string_view text) const {
  char letter = '\0';
  std::string digits;
  for (const char raw : text) {
    const char c = upper(raw);
    if (separates(c)) continue;
    if (is_digit(c) && digits.size() < 4) {
      digits += c;
    } else if (c >= 'A' && c <= 'Z' && letter == '\0' && digits.empty()) {
      letter = c;
    } else {
      return {};
    }
  }
  if (digits.empty())
    return find(std::string_view(&letter, 1)) != nullptr ? std::string(1, letter) : "";
  // A division written without its leading zero ("1" for 01) is not certain and not read.
  if (digits.size() < 2) return {};
  const char section = section_of(digits);
  if (section == '\0' || (letter != '\0' && letter != section)) return {};
  // 3520 and 3500 stand for the group 352 and the division 35 in many forms.
  while (digits.size() > 2 && digits.ends_with('0') && find(digits) == nullptr) digits.pop_back();
  return digits;
}

char IndustryTable::section_of(std::string_view code) const {
  if (code.empty()) return '\0';
  if (!is_digit(code.front()))
    return code.size() == 1 && find(code) != nullptr ? code.front() : '\0';
  const Industry* division = find(code.substr(0, 2));
  return division != nullptr && code.size() >= 2 ? division->parent.front() : '\0';
}

}  // namespace rongtong::model
