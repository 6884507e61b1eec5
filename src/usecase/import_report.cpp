#include "usecase/import_report.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <utility>

#include "base/io/atomic_file.h"
#include "base/io/byte_source.h"
#include "base/io/file.h"
#include "base/table/csv_reader.h"
#include "base/table/csv_writer.h"
#include "usecase/reject_columns.h"

namespace rongtong::usecase {

namespace {

using base::Language;

/// The cells of a raw record; a record that is not one comes back as a single cell.
std::vector<std::string> cells_of(const std::string& raw, char delimiter) {
  base::CsvOptions options;
  options.delimiter = delimiter;
  base::CsvReader reader(base::memory_source(raw), options);
  base::Row row;
  if (!reader.next(row) || row.fault != base::RowFault::kNone) return {raw};
  return {row.cells.begin(), row.cells.end()};
}

struct Shape {
  char delimiter = ',';
  std::vector<std::string> header;
};

Shape shape_of(const std::string& header) {
  if (header.empty()) return {};
  base::CsvReader reader(base::memory_source(header));
  base::Row row;
  Shape shape{reader.delimiter(), {}};
  if (reader.next(row)) shape.header.assign(row.cells.begin(), row.cells.end());
  return shape;
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

/// Findings of one reject in one cell each: every rule and value, most serious first.
std::array<std::string, 5> told(const model::Reject& reject, Language language) {
  std::array<std::string, 5> cells;
  auto findings = reject.findings;
  std::ranges::stable_sort(findings, std::greater<>(), &base::Finding::severity);
  const auto add = [](std::string& cell, const std::string& text) {
    if (text.empty()) return;
    cell += (cell.empty() ? "" : " | ") + text;
  };
  for (const auto& finding : findings) {
    if (cells[0].empty() && finding.place.line != 0) {
      cells[0] = std::to_string(finding.place.line);
    }
    add(cells[1], finding.place.column);
    add(cells[2], finding.rule);
    add(cells[3], finding.value);
    add(cells[4], base::render(finding.message, language));
  }
  return cells;
}

}  // namespace

std::vector<RuleCount> count_rules(const store::Store& store, model::BatchId batch) {
  std::map<std::pair<base::Severity, std::string>, RuleCount> counts;
  std::map<std::pair<base::Severity, std::string>, std::uint64_t> last_row;
  const auto count = [&](std::uint64_t row, const base::Finding& finding) {
    const std::pair key(finding.severity, finding.rule);
    auto& rule =
        counts.try_emplace(key, RuleCount{finding.rule, finding.severity, 0, finding.message})
            .first->second;
    if (std::exchange(last_row[key], row) != row) ++rule.count;
  };
  store.each_warning(batch, count);
  store.each_reject(batch, [&count](const model::Reject& reject) {
    for (const auto& finding : reject.findings) {
      if (finding.severity == base::Severity::kReject) count(reject.row, finding);
    }
  });
  std::vector<RuleCount> rules;
  rules.reserve(counts.size());
  for (auto& [key, rule] : counts) rules.push_back(std::move(rule));
  std::ranges::stable_sort(rules, [](const RuleCount& a, const RuleCount& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.count > b.count;
  });
  return rules;
}

bool write_rejects(
    const store::Store& store,
    const model::Batch& batch,
    Language language,
    const std::filesystem::path& file
) {
  if (batch.counts.rejected == 0) return false;
  const Shape shape = shape_of(batch.header);
  std::string text;
  const base::CsvWriterOptions options{.bom = true, .line_end = "\r\n"};
  text += "\xEF\xBB\xBF";
  std::vector<std::string> header = reject_columns(language);
  header.insert(header.end(), shape.header.begin(), shape.header.end());
  base::append_csv_record(text, views(header), options);
  store.each_reject(batch.id, [&](const model::Reject& reject) {
    const auto explained = told(reject, language);
    std::vector<std::string> cells(explained.begin(), explained.end());
    cells.push_back(reject.raw);
    const auto original = cells_of(reject.raw, shape.delimiter);
    cells.insert(cells.end(), original.begin(), original.end());
    base::append_csv_record(text, views(cells), options);
  });
  base::make_folders(file.parent_path());
  base::write_file_atomically(file, text);
  return true;
}

void complete_report(
    ImportReport& report,
    const store::Store& store,
    Language language,
    const std::filesystem::path& rejects_folder
) {
  report.rules = count_rules(store, report.batch.id);
  const auto file = rejects_folder / std::to_string(report.batch.id.value) / "rejects.csv";
  if (write_rejects(store, report.batch, language, file)) report.rejects_file = file;
}

}  // namespace rongtong::usecase
