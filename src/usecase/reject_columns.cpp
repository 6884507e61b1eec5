#include "usecase/reject_columns.h"

#include <algorithm>
#include <array>

#include "base/table/csv_writer.h"

namespace rongtong::usecase {

namespace {

using base::Language;

constexpr std::array<std::string_view, 6> kReserved{
    "usecase.rejects.line",
    "usecase.rejects.column",
    "usecase.rejects.rule",
    "usecase.rejects.value",
    "usecase.rejects.reason",
    "usecase.rejects.raw"};

bool is_reserved(std::string_view header) {
  return std::ranges::any_of(kReserved, [header](std::string_view key) {
    return header == base::phrase(key, Language::kChinese) ||
           header == base::phrase(key, Language::kEnglish);
  });
}

class WithoutRejectColumns final : public base::TableReader {
 public:
  explicit WithoutRejectColumns(std::unique_ptr<base::TableReader> table)
      : table_(std::move(table)) {}

  bool next(base::Row& row) override {
    if (!table_->next(row)) return false;
    if (first_) {
      first_ = false;
      while (leading_ < row.cells.size() && is_reserved(row.cells[leading_])) ++leading_;
    }
    if (leading_ > 0) strip(row);
    return true;
  }

  std::uint64_t consumed() const override { return table_->consumed(); }
  std::uint64_t total() const override { return table_->total(); }

 private:
  void strip(base::Row& row) {
    row.cells = row.cells.subspan(std::min(leading_, row.cells.size()));
    lost_.clear();
    for (const auto column : row.precision_lost) {
      if (column >= leading_) lost_.push_back(column - leading_);
    }
    row.precision_lost = lost_;
    if (row.fault != base::RowFault::kNone) return;
    raw_.clear();
    base::append_csv_record(raw_, row.cells);
    while (!raw_.empty() && (raw_.back() == '\n' || raw_.back() == '\r')) raw_.pop_back();
    row.raw = raw_;
  }

  std::unique_ptr<base::TableReader> table_;
  bool first_ = true;
  std::size_t leading_ = 0;
  std::vector<std::size_t> lost_;
  std::string raw_;
};

}  // namespace

std::vector<std::string> reject_columns(Language language) {
  std::vector<std::string> names;
  names.reserve(kReserved.size());
  for (const auto key : kReserved) names.push_back(base::phrase(key, language));
  return names;
}

std::unique_ptr<base::TableReader> without_reject_columns(std::unique_ptr<base::TableReader> table
) {
  return std::make_unique<WithoutRejectColumns>(std::move(table));
}

}  // namespace rongtong::usecase
