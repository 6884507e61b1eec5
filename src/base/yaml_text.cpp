#include "base/yaml_text.h"

#include <algorithm>

#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The head of a block scalar (`|-`, `>2`) ends with its line.
std::size_t behind_head(std::string_view text, std::size_t at) {
  const char first = at < text.size() ? text[at] : '\0';
  if (first == '"' || first == '\'') return at + 1;
  if (first != '|' && first != '>') return at;
  return std::min(text.find('\n', at), text.size());
}

}  // namespace

YamlText::YamlText(std::string text) : text_(std::move(text)) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
  starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') starts_.push_back(i + 1);
  }
}

std::size_t YamlText::absolute(Position at) const {
  if (at.line == 0 || at.line > starts_.size()) return text_.size();
  return std::min(starts_[at.line - 1] + at.bytes, text_.size());
}

YamlText::Position YamlText::relative(std::size_t byte) const {
  const auto next = std::ranges::upper_bound(starts_, byte);
  const auto line = static_cast<std::size_t>(next - starts_.begin());
  return {line, byte - starts_[line - 1]};
}

std::uint64_t YamlText::character(Position at) const {
  constexpr std::size_t kCounted = 4096;
  if (at.line == 0 || at.line > starts_.size() || at.bytes > kCounted) return 0;
  const std::size_t start = starts_[at.line - 1];
  return count_code_points(std::string_view(text_).substr(start, absolute(at) - start)) + 1;
}

YamlText::Position YamlText::position(Position node, std::string_view scalar, std::size_t offset)
    const {
  if (node.line == 0 || starts_.empty()) return node;
  std::size_t at = behind_head(text_, absolute(node));
  const bool block = at < text_.size() && text_[at] == '\n';
  for (std::size_t i = 0;; ++i) {
    const bool blank = i < scalar.size() && is_blank(scalar[i]);
    if (!blank && (block || (i > 0 && is_blank(scalar[i - 1])))) {
      while (at < text_.size() && is_blank(text_[at])) ++at;
    }
    if (i == std::min(offset, scalar.size())) return relative(std::min(at, text_.size()));
    if (blank) continue;
    if (at >= text_.size() || text_[at] != scalar[i]) return node;
    ++at;
  }
}

}  // namespace rongtong::base
