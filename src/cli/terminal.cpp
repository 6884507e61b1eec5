#include "cli/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "base/text/utf8.h"

namespace rongtong::cli {

namespace {

/// East Asian Wide and Fullwidth ranges (Unicode 15, UAX 11) as far as Chinese text uses them.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::string megabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", bytes / 1e6);
  return text;
}

/// Cutting serves people at a screen; a file or another program gets the whole.
bool cuts() { return isatty(STDOUT_FILENO) == 1; }

std::string padded(const std::string& cell, std::size_t width, bool right) {
  const std::size_t have = display_width(cell);
  const std::string blanks(width > have ? width - have : 0, ' ');
  return right ? blanks + cell : cell + blanks;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width += is_wide(base::take_code_point(text)) ? 2U : 1U;
  return width;
}

std::string fitted(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::size_t width = 0;
  std::string_view rest = text;
  std::string_view kept = text;
  while (!rest.empty()) {
    kept = text.substr(0, text.size() - rest.size());
    width += is_wide(base::take_code_point(rest)) ? 2U : 1U;
    if (width + 1 > columns) break;
  }
  return std::string(kept) + "…";
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string TextTable::text(const std::vector<std::size_t>& right, std::size_t most) const {
  if (!cuts()) most = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < widths.size() && c < row.size(); ++c) {
      widths[c] = std::max(widths[c], std::min(most, display_width(row[c])));
    }
  }
  std::string text;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t c = 0; c < widths.size() && c < row.size(); ++c) {
      const bool is_right = std::ranges::find(right, c) != right.end();
      line += padded(fitted(row[c], most), widths[c], is_right) + "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

ProgressBar::ProgressBar(std::string title, base::Language language, bool quiet)
    : title_(std::move(title)), language_(language), shown_(!quiet && isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (shown_ && drawn_ != Clock::time_point{}) std::fputs("\r\033[K", stderr);
}

void ProgressBar::update(std::uint64_t done, std::uint64_t total) {
  const auto now = Clock::now();
  if (!shown_ || total == 0 || now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double share = static_cast<double>(done) / static_cast<double>(total);
  const double left = share > 0 ? seconds / share - seconds : 0;
  constexpr std::size_t kBar = 24;
  const auto filled = std::min(kBar, static_cast<std::size_t>(share * kBar));
  std::string bar;
  for (std::size_t i = 0; i < kBar; ++i) bar += i < filled ? "█" : "░";
  const auto line = base::render(
      base::msg(
          "cli.progress",
          title_,
          bar,
          static_cast<int>(share * 100),
          megabytes(seconds > 0 ? static_cast<double>(done) / seconds : 0),
          std::lround(left)
      ),
      language_
  );
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
}

}  // namespace rongtong::cli
