#include "base/table/csv_shape.h"

#include <algorithm>
#include <array>

namespace rongtong::base {

namespace {
constexpr std::string_view kDelimiters = ",\t;";
}  // namespace

char csv_newline(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) return '\n';
  return text.find('\r') != std::string_view::npos ? '\r' : '\n';
}

std::optional<char> csv_named_delimiter(std::string_view text, char newline) {
  std::string_view line = text.substr(0, text.find(newline));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() != 5 || !line.starts_with("sep=") ||
      kDelimiters.find(line[4]) == kDelimiters.npos) {
    return std::nullopt;
  }
  return line[4];
}

char csv_delimiter(std::string_view text, char newline) {
  std::array<std::size_t, kDelimiters.size()> counts{};
  bool quoted = false;
  bool blank = true;
  for (const char c : text) {
    if (c == newline && !quoted && !blank) break;
    blank = blank && (c == newline || c == '\r');
    if (c == '"') quoted = !quoted;
    const std::size_t which = kDelimiters.find(c);
    if (!quoted && which != kDelimiters.npos) ++counts[which];
  }
  return kDelimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

}  // namespace rongtong::base
