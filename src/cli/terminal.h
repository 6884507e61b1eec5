#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/progress.h"

namespace rongtong::cli {

/// Columns that `text` takes on a terminal: two for Chinese and full-width characters.
std::size_t display_width(std::string_view text);

/// The beginning of `text` that fits `columns`, with … where something is cut off.
std::string fitted(std::string_view text, std::size_t columns);

/// 1234567 → "1,234,567".
std::string grouped(std::uint64_t number);

/// A table with aligned columns on standard output. `right`: columns of numbers. On a terminal,
/// cells wider than `most` columns are cut.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> headers) : rows_{std::move(headers)} {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  std::string text(const std::vector<std::size_t>& right = {}, std::size_t most = 48) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// A bar with rate and time left on standard error; nothing when that is no terminal or `quiet`.
class ProgressBar final : public base::Progress {
 public:
  ProgressBar(std::string title, base::Language language, bool quiet);
  ~ProgressBar() override;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `done` and `total` in bytes of the file.
  void update(std::uint64_t done, std::uint64_t total) override;

 private:
  using Clock = std::chrono::steady_clock;
  std::string title_;
  base::Language language_;
  bool shown_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point drawn_{};
};

}  // namespace rongtong::cli
