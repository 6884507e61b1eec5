#include "intake/indicator_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text/clean_cell.h"
#include "base/text/nearest.h"

namespace rongtong::intake {

namespace {

constexpr std::array<std::string_view, 3> kYearEndings{"年度", "年末", "年"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 1900 to 2199 at the front of `text`.
std::optional<int> leading_year(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
  }
  if (text.size() > 4 && is_digit(text[4])) return std::nullopt;
  const auto year = whole_number(text.substr(0, 4));
  return *year >= 1900 && *year < 2200 ? year : std::nullopt;
}

void trim_signs(std::string& text) {
  const auto sign = [](char c) { return c == '*' || c == ':' || c == '_' || c == '-' || c == '/'; };
  while (!text.empty() && sign(text.back())) text.pop_back();
  while (!text.empty() && sign(text.front())) text.erase(0, 1);
  constexpr std::string_view kColon = "：";
  while (text.ends_with(kColon)) text.resize(text.size() - kColon.size());
}

}  // namespace

std::string called(const model::Indicator& indicator) {
  return indicator.zh + " (" + indicator.id + ")";
}

std::optional<int> whole_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<int> read_year(std::string_view text) {
  for (const auto ending : kYearEndings) {
    if (!text.ends_with(ending)) continue;
    text.remove_suffix(ending.size());
    break;
  }
  if (text.ends_with(".0")) text.remove_suffix(2);
  const auto number = whole_number(text);
  return number && *number >= 0 ? number : std::nullopt;
}

std::optional<NamedIndicator> IndicatorNames::find(std::string_view header) const {
  std::string buffer;
  std::string rest = model::name_key(base::clean_cell(header, buffer).text);
  NamedIndicator named;
  // Each turn takes one thing off; a header has few.
  for (int turn = 0; turn < 8 && !rest.empty(); ++turn) {
    if (const auto* indicator = vocabulary_.indicator_named(rest)) {
      named.indicator = indicator;
      named.by_id = rest == model::name_key(indicator->id);
      // 名 counts persons and ranks: which of the two only the indicator tells.
      if (named.unit != nullptr) named.unit = words_.unit(named.unit->word, indicator->unit);
      return named;
    }
    if (!peel(rest, named)) break;
  }
  return std::nullopt;
}

bool IndicatorNames::peel(std::string& rest, NamedIndicator& named) const {
  const std::size_t before = rest.size();
  if (take_year(rest, named)) return true;
  if (rest.ends_with(')') || rest.ends_with(']')) return take_bracket(rest, named);
  if (take_note(rest) || take_unit(rest, named)) return true;
  trim_signs(rest);
  return rest.size() != before;
}

bool IndicatorNames::take_bracket(std::string& rest, NamedIndicator& named) const {
  const char open = rest.back() == ')' ? '(' : '[';
  const std::size_t at = rest.rfind(open);
  if (at == std::string::npos || at == 0) return false;
  std::string inside = rest.substr(at + 1, rest.size() - at - 2);
  rest.resize(at);
  // 单位：万元 and the like: notes and signs around what matters.
  for (int turn = 0; turn < 4; ++turn) {
    const bool note = std::ranges::find(words_.notes, inside) != words_.notes.end();
    if (inside.empty() || note || take_word(inside, named)) return true;
    const std::size_t before = inside.size();
    if (!take_note(inside)) trim_signs(inside);
    if (inside.size() == before) return false;
  }
  return false;
}

bool IndicatorNames::take_word(std::string_view word, NamedIndicator& named) const {
  if (const auto* unit = words_.unit(word, model::Unit::kNone); unit != nullptr) {
    if (named.unit != nullptr) return false;
    named.unit = unit;
    return true;
  }
  if (named.year || named.offset) return false;
  for (const auto& [text, back] : words_.years_before) {
    if (word == text) {
      named.offset = 1 - back;
      return true;
    }
  }
  const auto number = read_year(word);
  if (number && *number >= 1000) {
    named.year = number;
    return true;
  }
  const auto offset = whole_number(word);
  if (!offset || *offset < -20 || *offset > 1) return false;
  named.offset = offset;
  return true;
}

bool IndicatorNames::take_year(std::string& rest, NamedIndicator& named) const {
  if (named.year || named.offset) return false;
  if (const auto year = leading_year(rest); year && rest.size() > 4) {
    rest.erase(0, 4);
    for (const auto ending : kYearEndings) {
      if (!rest.starts_with(ending)) continue;
      rest.erase(0, ending.size());
      break;
    }
    trim_signs(rest);
    named.year = year;
    return true;
  }
  for (const auto& [text, back] : words_.years_before) {
    if (!rest.starts_with(text) || rest.size() == text.size()) continue;
    rest.erase(0, text.size());
    named.offset = 1 - back;
    return true;
  }
  std::string_view tail = rest;
  for (const auto ending : kYearEndings) {
    if (!tail.ends_with(ending)) continue;
    tail.remove_suffix(ending.size());
    break;
  }
  if (tail.size() <= 4 || is_digit(tail[tail.size() - 5])) return false;
  const auto year = leading_year(tail.substr(tail.size() - 4));
  if (!year) return false;
  rest.resize(tail.size() - 4);
  trim_signs(rest);
  named.year = year;
  return true;
}

bool IndicatorNames::take_note(std::string& rest) const {
  for (const auto& note : words_.notes) {
    if (rest.size() <= note.size()) continue;
    if (rest.ends_with(note)) {
      rest.resize(rest.size() - note.size());
    } else if (rest.starts_with(note)) {
      rest.erase(0, note.size());
    } else {
      continue;
    }
    trim_signs(rest);
    return true;
  }
  return false;
}

bool IndicatorNames::take_unit(std::string& rest, NamedIndicator& named) const {
  if (named.unit != nullptr) return false;
  for (const auto& unit : words_.units) {
    if (rest.size() <= unit.word.size() || !rest.ends_with(unit.word)) continue;
    rest.resize(rest.size() - unit.word.size());
    trim_signs(rest);
    named.unit = &unit;
    return true;
  }
  return false;
}

std::optional<std::string> IndicatorNames::nearest(std::string_view header) const {
  std::vector<std::string> known;
  for (const auto& indicator : vocabulary_.indicators()) {
    known.push_back(indicator.id);
    known.push_back(indicator.zh);
    known.insert(known.end(), indicator.aliases.begin(), indicator.aliases.end());
  }
  for (const auto& title : vocabulary_.titles()) {
    known.push_back(title.id);
    known.push_back(title.zh);
  }
  return base::nearest(header, known);
}

}  // namespace rongtong::intake
