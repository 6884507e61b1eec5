#include "intake/need_reader.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/text/clean_cell.h"
#include "base/text/utf8.h"
#include "intake/enterprise_row.h"
#include "intake/need_json_lines.h"

namespace rongtong::intake {

namespace {

/// The longest line of JSON. A need with every field filled has some 10 KB.
constexpr std::size_t kMostLineBytes = 4U << 20U;
/// How much of an overlong line is kept.
constexpr std::size_t kKeptBytes = 1U << 16U;

base::Finding rejecting(std::string rule, base::Place place, const std::string& value) {
  auto message = base::msg("intake." + rule, value);
  return {base::Severity::kReject, std::move(rule), std::move(place), value, std::move(message)};
}

/// Tells public codes that came before in the file.
class Repeats {
 public:
  void check(NeedRow& row, const std::string& file) {
    if (!row.need) return;
    const auto& code = row.need->public_code;
    const auto [first, fresh] = lines_.emplace(code, row.line);
    if (fresh) return;
    row.findings.push_back(
        {base::Severity::kReject,
         "need.code_twice",
         {file, row.line, "public_code"},
         code,
         base::msg("intake.need.code_twice", code, first->second)}
    );
    row.need.reset();
  }

 private:
  std::map<std::string, std::uint64_t, std::less<>> lines_;
};

/// Splits a source into lines without holding more than the longest allowed.
class Lines {
 public:
  explicit Lines(std::unique_ptr<base::ByteSource> source) : source_(std::move(source)) {}

  /// False at the end. `overlong`: `line` is only the beginning.
  bool next(std::string& line, bool& overlong) {
    line.clear();
    overlong = false;
    bool any = false;
    while (at_ < end_ || fill()) {
      any = true;
      const char* const begin = buffer_.data() + at_;
      const char* const end = buffer_.data() + end_;
      const char* const stop = std::find(begin, end, '\n');
      const bool complete = stop != end;
      append(line, {begin, static_cast<std::size_t>(stop - begin)}, overlong);
      at_ = static_cast<std::size_t>(stop - buffer_.data()) + (complete ? 1 : 0);
      if (complete) break;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return any;
  }

  const base::ByteSource& source() const { return *source_; }

 private:
  bool fill() {
    at_ = 0;
    end_ = source_->read(buffer_);
    return end_ > 0;
  }
  static void append(std::string& line, std::string_view part, bool& overlong) {
    if (overlong) return;
    line += part;
    if (line.size() <= kMostLineBytes) return;
    overlong = true;
    line.resize(base::cut_utf8(line, kKeptBytes).size());
  }

  std::unique_ptr<base::ByteSource> source_;
  std::array<char, 1U << 16U> buffer_{};
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

class LineReader final : public NeedReader {
 public:
  LineReader(
      std::unique_ptr<base::ByteSource> source,
      const NeedChecker& checker,
      const NeedColumns& columns
  )
      : lines_(std::move(source)), checker_(checker), columns_(columns) {}

  bool next(NeedRow& row) override {
    bool overlong = false;
    do {
      if (!lines_.next(line_, overlong)) return false;
      if (++number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
    } while (line_.find_first_not_of(" \t") == std::string::npos);
    row = {++row_, number_, line_, std::nullopt, {}};
    read(row, overlong);
    repeats_.check(row, checker_.file());
    return true;
  }

  std::uint64_t consumed() const override { return lines_.source().consumed(); }
  std::uint64_t total() const override { return lines_.source().total(); }
  const base::Findings& findings() const override { return findings_; }
  const std::string& header() const override { return header_; }

 private:
  void read(NeedRow& row, bool overlong) {
    const base::Place place{checker_.file(), row.line, ""};
    const auto shown = base::repaired_utf8(base::cut_utf8(row.raw, 300));
    if (overlong) {
      row.findings.push_back(rejecting("need.line_too_long", place, shown));
      return;
    }
    if (!base::is_utf8(row.raw)) {
      row.findings.push_back(rejecting("need.encoding", place, shown));
      return;
    }
    const auto input = need_of_json(row.raw, columns_, place, row.findings);
    if (!input) return;
    auto checked = checker_.check(*input, row.line);
    row.need = std::move(checked.need);
    row.findings.insert(row.findings.end(), checked.findings.begin(), checked.findings.end());
  }

  Lines lines_;
  const NeedChecker& checker_;
  const NeedColumns& columns_;
  Repeats repeats_;
  std::string line_;
  std::string header_;
  base::Findings findings_;
  std::uint64_t number_ = 0;
  std::uint64_t row_ = 0;
};

struct NeedColumn {
  std::string header;
  std::optional<NeedColumns::Named> named;
  bool skipped = false;  ///< an empty header, or a field that an earlier column holds
};

class TableNeedReader final : public NeedReader {
 public:
  TableNeedReader(
      std::unique_ptr<base::TableReader> table,
      const NeedChecker& checker,
      const NeedColumns& columns
  )
      : table_(std::move(table)), checker_(checker) {
    read_header(columns);
  }

  bool next(NeedRow& row) override {
    base::Row cells;
    do {
      if (!table_->next(cells)) return false;
    } while (base::is_blank(cells));
    row = {++row_, cells.line, std::string(cells.raw), std::nullopt, {}};
    if (cells.fault != base::RowFault::kNone) {
      row.findings.push_back(row_fault(cells.fault, checker_.file(), cells.line));
      return true;
    }
    auto checked = checker_.check(input_of(cells), cells.line);
    row.need = std::move(checked.need);
    row.findings = std::move(checked.findings);
    repeats_.check(row, checker_.file());
    return true;
  }

  std::uint64_t consumed() const override { return table_->consumed(); }
  std::uint64_t total() const override { return table_->total(); }
  const base::Findings& findings() const override { return findings_; }
  const std::string& header() const override { return header_; }

 private:
  static std::string cleaned(std::string_view cell) {
    std::string buffer;
    return std::string(base::clean_cell(cell, buffer).text);
  }

  void read_header(const NeedColumns& columns) {
    base::Row row;
    const bool any = table_->next(row);
    header_ = any ? std::string(row.raw) : "";
    std::string seen;
    std::map<NeedField, std::string> known;
    for (const auto cell : row.cells) {
      NeedColumn column{cleaned(cell), std::nullopt, false};
      column.named = columns.find(column.header);
      column.skipped = column.header.empty();
      if (!column.skipped) seen += (seen.empty() ? "" : "、") + column.header;
      if (column.named) note_repeat(column, known, row.line);
      columns_.push_back(std::move(column));
    }
    if (known.contains(NeedField::kTitle)) return;
    std::string would_do;
    for (const auto& name : columns.names.at(NeedField::kTitle))
      would_do += (would_do.empty() ? "" : "、") + name;
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg("intake.need.no_title_column", seen, would_do),
        {checker_.file(), row.line, ""}
    );
  }

  void note_repeat(
      NeedColumn& column, std::map<NeedField, std::string>& known, std::uint64_t line
  ) {
    const auto [first, fresh] = known.emplace(column.named->field, column.header);
    if (fresh) return;
    column.skipped = true;
    findings_.push_back(
        {base::Severity::kWarning,
         "need.field_twice",
         {checker_.file(), line, column.header},
         column.header,
         base::msg("intake.need.field_twice", column.header, first->second)}
    );
  }

  NeedInput input_of(const base::Row& row) const {
    NeedInput input;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& column = columns_[i];
      auto text = cleaned(row.cell(i));
      if (text.empty() || column.skipped) continue;
      if (!column.named) {
        input.extra[column.header] = std::move(text);
        continue;
      }
      input.values[column.named->field] = {
          column.header, std::move(text), {}, false, column.named->hard, column.named->scale};
    }
    return input;
  }

  std::unique_ptr<base::TableReader> table_;
  const NeedChecker& checker_;
  std::vector<NeedColumn> columns_;
  Repeats repeats_;
  std::string header_;
  base::Findings findings_;
  std::uint64_t row_ = 0;
};

}  // namespace

std::unique_ptr<NeedReader> read_need_lines(
    std::unique_ptr<base::ByteSource> source, const NeedChecker& checker, const NeedColumns& columns
) {
  return std::make_unique<LineReader>(std::move(source), checker, columns);
}

std::unique_ptr<NeedReader> read_need_table(
    std::unique_ptr<base::TableReader> table, const NeedChecker& checker, const NeedColumns& columns
) {
  return std::make_unique<TableNeedReader>(std::move(table), checker, columns);
}

}  // namespace rongtong::intake
