#include "intake/fact_row.h"

#include <algorithm>

#include "base/error.h"
#include "base/text/clean_cell.h"
#include "base/text/utf8.h"
#include "intake/code_fault.h"
#include "intake/enterprise_row.h"

namespace rongtong::intake {

namespace {

/// Values are shown to people: the first part of a long one will do.
constexpr std::size_t kMostBytes = 300;

std::string joined(const std::vector<std::string>& texts, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < texts.size() && i < most; ++i) {
    text += (text.empty() ? "" : "、") + texts[i];
  }
  return texts.size() > most ? text + " …" : text;
}

/// 9.14403E+17: a spreadsheet has made a number of the code.
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("Ee");
  return e != std::string_view::npos && e > 0 && text.substr(e + 1).starts_with('+') &&
         text.substr(0, e).find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

FactRowReader::FactRowReader(std::unique_ptr<base::TableReader> table, const FactTerms& terms)
    : terms_(terms),
      names_(terms_.vocabulary, terms_.rules.words),
      nothing_(terms_.rules.nothing),
      table_(std::move(table)) {}

void FactRowReader::add(
    base::Findings& findings,
    base::Severity severity,
    std::string_view rule,
    const base::Place& place,
    std::string_view value,
    std::vector<std::string> args
) const {
  std::string shown = base::repaired_utf8(base::cut_utf8(value, kMostBytes));
  if (value.size() > kMostBytes) shown += "…";
  base::Message message{"intake." + std::string(rule), {shown}};
  message.args.insert(message.args.end(), args.begin(), args.end());
  findings.push_back({severity, std::string(rule), place, std::move(shown), std::move(message)});
}

std::string FactRowReader::headers_seen() const {
  std::vector<std::string> seen;
  for (const auto& column : columns_) seen.push_back(column.header);
  return joined(seen, 30);
}

void FactRowReader::read_header(const std::vector<FactField>& fields) {
  base::Row row;
  if (table_->next(row)) header_ = row.raw;
  std::string buffer;
  for (const auto text : row.cells) {
    Column column;
    column.header = base::clean_cell(text, buffer).text;
    const auto field = terms_.rules.words.field(column.header, fields);
    if (field && at_.emplace(*field, columns_.size()).second) {
      column.field = field;
    } else if (field || !claim(column)) {
      column.extra = !column.header.empty();
    }
    columns_.push_back(std::move(column));
  }
  if (!has(FactField::kCreditCode) && !has(FactField::kName)) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg(
            "intake.columns.no_credit_code",
            headers_seen(),
            joined(terms_.rules.words.columns.at(FactField::kCreditCode), 8)
        ),
        {terms_.file, row.line, ""}
    );
  }
  tell_unknown_columns();
}

void FactRowReader::tell_unknown_columns() {
  std::vector<std::string> unknown;
  for (const auto& column : columns_) {
    if (column.extra) unknown.push_back(column.header);
  }
  if (unknown.empty()) return;
  const std::string list = joined(unknown, 20);
  findings_.push_back(
      {base::Severity::kWarning,
       "columns.unknown",
       {terms_.file, 0, ""},
       list,
       base::msg("intake.columns.unknown", unknown.size(), list)}
  );
}

std::string FactRowReader::text_at(const base::Row& cells, std::size_t column) const {
  std::string buffer;
  const auto text = base::clean_cell(cells.cell(column), buffer).text;
  return std::string(text);
}

std::string FactRowReader::cell(const base::Row& cells, FactField field) const {
  const auto found = at_.find(field);
  if (found == at_.end()) return {};
  auto text = text_at(cells, found->second);
  return nothing_.says_nothing(text) ? std::string() : text;
}

const std::string& FactRowReader::header_of(FactField field) const {
  static const std::string kNone;
  const auto found = at_.find(field);
  return found == at_.end() ? kNone : columns_[found->second].header;
}

bool FactRowReader::next(FactTableRow& row) {
  base::Row cells;
  do {
    if (!table_->next(cells)) return false;
  } while (base::is_blank(cells));
  row = {++row_, cells.line, std::string(cells.raw), std::nullopt, {}};
  if (cells.fault != base::RowFault::kNone) {
    row.findings.push_back(row_fault(cells.fault, terms_.file, cells.line));
    return true;
  }
  if (!read_firm(cells, row) || !read_facts(cells, row)) {
    row.said.reset();
    return true;
  }
  read_extra(cells, row);
  return true;
}

bool FactRowReader::read_firm(const base::Row& cells, FactTableRow& row) const {
  for (std::size_t i = columns_.size(); i < cells.cells.size(); ++i) {
    if (nothing_.says_nothing(cells.cells[i])) continue;
    tell(
        row.findings,
        base::Severity::kReject,
        "row.too_many_cells",
        place(cells, ""),
        cells.cells[i]
    );
    return false;
  }
  std::string code = cell(cells, FactField::kCreditCode);
  std::erase(code, ' ');
  if (code.starts_with('\'') || code.starts_with('`')) code.erase(0, 1);
  const std::string name = cell(cells, FactField::kName);
  if (name.find(base::kReplacementUtf8) != std::string::npos) {
    tell(
        row.findings,
        base::Severity::kReject,
        "name.garbled",
        place(cells, header_of(FactField::kName)),
        name
    );
    return false;
  }
  const bool found =
      code.empty() && !name.empty() ? find_by_name(cells, name, row) : read_code(cells, code, row);
  if (found) row.said->name = name;
  return found;
}

bool FactRowReader::read_code(const base::Row& cells, const std::string& text, FactTableRow& row)
    const {
  const auto at = at_.find(FactField::kCreditCode);
  const bool lost = at != at_.end() && std::ranges::find(cells.precision_lost, at->second) !=
                                           cells.precision_lost.end();
  const auto code = model::CreditCode::parse(text);
  if (code && !lost) {
    row.said = model::blank_facts(*code);
    return true;
  }
  const std::string rule =
      "credit_code." +
      (lost || is_scientific(text) ? std::string("rounded") : std::string(code_fault(text)));
  const std::string& header = header_of(FactField::kCreditCode);
  tell(row.findings, base::Severity::kReject, rule, place(cells, header), text, header);
  return false;
}

bool FactRowReader::find_by_name(const base::Row& cells, const std::string& name, FactTableRow& row)
    const {
  const auto firms =
      terms_.firms_named ? terms_.firms_named(name) : std::vector<model::CreditCode>();
  if (firms.size() == 1) {
    row.said = model::blank_facts(firms.front());
    return true;
  }
  tell(
      row.findings,
      base::Severity::kReject,
      firms.empty() ? "facts.name_unknown" : "facts.name_of_several",
      place(cells, header_of(FactField::kName)),
      name
  );
  return false;
}

void FactRowReader::read_extra(const base::Row& cells, FactTableRow& row) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].extra) continue;
    auto text = text_at(cells, i);
    if (text.empty() || nothing_.says_nothing(text)) continue;
    auto& kept = row.said->extra[columns_[i].header];
    kept = kept.empty() ? text : kept + "；" + text;
  }
}

}  // namespace rongtong::intake
