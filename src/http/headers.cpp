#include "http/headers.h"

#include <algorithm>

namespace rongtong::http {

namespace {
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_token_character(char c) {
  static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kMarks.find(c) != std::string_view::npos;
}
}  // namespace

void Headers::add(std::string_view name, std::string_view value) {
  const Entry entry{
      static_cast<std::uint32_t>(text_.size()),
      static_cast<std::uint32_t>(name.size()),
      static_cast<std::uint32_t>(value.size())};
  for (const char c : name) text_ += lower(c);
  text_ += value;
  entries_.push_back(entry);
}

void Headers::clear() {
  text_.clear();
  entries_.clear();
}

Headers::Field Headers::operator[](std::size_t i) const {
  const Entry& entry = entries_[i];
  const std::string_view text = text_;
  return {
      text.substr(entry.name_at, entry.name_size),
      text.substr(entry.name_at + entry.name_size, entry.value_size)};
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (std::size_t i = 0; i < size(); ++i) {
    const Field field = (*this)[i];
    if (field.name == name) return field.value;
  }
  return std::nullopt;
}

std::string Headers::joined(std::string_view name) const {
  std::string all;
  for (std::size_t i = 0; i < size(); ++i) {
    const Field field = (*this)[i];
    if (field.name != name) continue;
    if (!all.empty()) all += ", ";
    all += field.value;
  }
  return all;
}

std::size_t Headers::count(std::string_view name) const {
  std::size_t found = 0;
  for (std::size_t i = 0; i < size(); ++i) found += (*this)[i].name == name ? 1U : 0U;
  return found;
}

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_field_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t';
  });
}

}  // namespace rongtong::http
