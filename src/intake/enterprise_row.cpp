#include "intake/enterprise_row.h"

#include <algorithm>
#include <array>

#include "base/text/mojibake.h"
#include "base/text/utf8.h"
#include "intake/enterprise_facts.h"
#include "intake/finding_sink.h"
#include "intake/nothing.h"
#include "intake/row_cells.h"
#include "intake/shift.h"
#include "model/blank.h"

namespace rongtong::intake {

using Field = EnterpriseField;

namespace {

/// The cell of the code without the blanks and the text mark of spreadsheets ('9144…).
std::string code_text(std::string_view cell) {
  std::string text(cell);
  std::erase(text, ' ');
  if (text.starts_with('\'') || text.starts_with('`')) text.erase(0, 1);
  return text;
}

/// 9.14403E+17: a spreadsheet has made a number of the code.
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("Ee");
  return e != text.npos && e > 0 && text.substr(e + 1).starts_with('+') &&
         text.substr(0, e).find_first_not_of("0123456789.") == text.npos;
}

std::string_view rule_of(model::CreditCodeFault fault) {
  switch (fault) {
    case model::CreditCodeFault::kNone:
      return "";
    case model::CreditCodeFault::kEmpty:
      return "credit_code.empty";
    case model::CreditCodeFault::kLength:
      return "credit_code.length";
    case model::CreditCodeFault::kCharacter:
      return "credit_code.character";
    case model::CreditCodeFault::kCheckCharacter:
      return "credit_code.check_character";
  }
  return "";
}

bool garbled(std::string_view text) { return base::is_mojibake(text); }

bool has_replacement(std::string_view text) {
  return text.find(base::kReplacementUtf8) != text.npos;
}

}  // namespace

struct RowChecker::Impl {
  Impl(const model::Codes& c, const EnterpriseRules& rules, ColumnMap map, RowOptions row_options)
      : codes(c),
        columns(std::move(map)),
        options(std::move(row_options)),
        nothing(rules.nothing),
        facts(c, rules, columns, options.today) {}

  /// Adds the finding for which the row cannot be trusted; false when there is none.
  bool reject(const RowCells& row, const std::string& code, FindingSink& sink) const;
  bool reject_garbled(const RowCells& row, bool code_usable, FindingSink& sink) const;
  bool reject_shifted(const RowCells& row, FindingSink& sink) const;
  bool reject_overlong(std::span<const std::string_view> cells, FindingSink& sink) const;
  void read_extra(std::span<const std::string_view> cells, model::Enterprise& enterprise) const;

  const model::Codes& codes;
  ColumnMap columns;
  RowOptions options;
  Nothing nothing;
  FactReader facts;
};

bool RowChecker::Impl::reject_garbled(const RowCells& row, bool code_usable, FindingSink& sink)
    const {
  const FieldCell& name = row[Field::kName];
  const bool name_garbled = garbled(name.text);
  if (!name_garbled && code_usable) return false;
  const bool others = has_replacement(row[Field::kBusinessScope].text) ||
                      garbled(row[Field::kAddress].text) || garbled(row[Field::kCity].text) ||
                      garbled(row[Field::kProvince].text) || garbled(row[Field::kCreditCode].text);
  if (!name_garbled && !others) return false;
  const bool only_name = name_garbled && !others && code_usable;
  sink.reject(Field::kName, only_name ? "name.garbled" : "row.mojibake", name.raw);
  return true;
}

bool RowChecker::Impl::reject_shifted(const RowCells& row, FindingSink& sink) const {
  const ShiftSigns signs = shift_signs(row, codes);
  if (!signs.shifted()) return false;
  sink.reject(
      signs.column, signs.code_elsewhere ? "row.code_elsewhere" : "row.shifted", signs.value
  );
  return true;
}

bool RowChecker::Impl::reject_overlong(std::span<const std::string_view> cells, FindingSink& sink)
    const {
  for (std::size_t i = columns.columns.size(); i < cells.size(); ++i) {
    if (nothing.says_nothing(cells[i])) continue;
    sink.reject(Field::kCreditCode, "row.too_many_cells", cells[i]);
    return true;
  }
  return false;
}

bool RowChecker::Impl::reject(const RowCells& row, const std::string& code, FindingSink& sink)
    const {
  const auto fault = model::CreditCode::fault(code);
  if (reject_garbled(row, fault == model::CreditCodeFault::kNone, sink)) return true;
  if (reject_shifted(row, sink)) return true;
  const FieldCell& code_cell = row[Field::kCreditCode];
  if (fault != model::CreditCodeFault::kNone) {
    const bool rounded = is_scientific(code);
    sink.reject(
        Field::kCreditCode, rounded ? "credit_code.rounded" : rule_of(fault), code_cell.raw
    );
    return true;
  }
  if (row[Field::kName].text.empty()) {
    sink.reject(Field::kName, "name.missing", row[Field::kName].raw);
    return true;
  }
  return false;
}

void RowChecker::Impl::read_extra(
    std::span<const std::string_view> cells, model::Enterprise& enterprise
) const {
  std::string buffer;
  for (std::size_t i = 0; i < columns.columns.size() && i < cells.size(); ++i) {
    const auto& column = columns.columns[i];
    if (column.field || cells[i].empty()) continue;
    const std::string_view text = base::clean_cell(cells[i], buffer).text;
    if (!nothing.says_nothing(text)) enterprise.extra[column.extra_key] = text;
  }
}

RowChecker::RowChecker(
    const model::Codes& codes, const EnterpriseRules& rules, ColumnMap columns, RowOptions options
)
    : impl_(std::make_unique<Impl>(codes, rules, std::move(columns), std::move(options))) {}

RowChecker::~RowChecker() = default;
RowChecker::RowChecker(RowChecker&&) noexcept = default;
RowChecker& RowChecker::operator=(RowChecker&&) noexcept = default;

CheckedRow RowChecker::check(std::span<const std::string_view> cells, std::uint64_t line) const {
  CheckedRow result;
  FindingSink sink(impl_->options.file, line, impl_->columns, result.findings);
  if (impl_->reject_overlong(cells, sink)) return result;
  const RowCells row(cells, impl_->columns, impl_->nothing);
  const std::string code = code_text(row[Field::kCreditCode].text);
  if (impl_->reject(row, code, sink)) return result;
  if (std::ranges::any_of(code, [](char c) { return c >= 'a' && c <= 'z'; })) {
    sink.warn(Field::kCreditCode, "credit_code.lower_case", code);
  }
  result.enterprise = model::blank_enterprise(*model::CreditCode::parse(code));
  impl_->facts.read(row, sink, *result.enterprise);
  impl_->read_extra(cells, *result.enterprise);
  return result;
}

CheckedRow RowChecker::check(const base::Row& row) const {
  // Zero bytes are control characters like others where the row is whole without them.
  if (row.fault == base::RowFault::kNulByte) {
    CheckedRow checked = check(row.cells, row.line);
    if (checked.enterprise) return checked;
  }
  if (row.fault != base::RowFault::kNone) {
    return {std::nullopt, {row_fault(row.fault, impl_->options.file, row.line)}};
  }
  const auto code = impl_->columns.column_of(Field::kCreditCode);
  if (std::ranges::find(row.precision_lost, *code) != row.precision_lost.end()) {
    CheckedRow result;
    FindingSink sink(impl_->options.file, row.line, impl_->columns, result.findings);
    sink.reject(Field::kCreditCode, "credit_code.rounded", row.cell(*code));
    return result;
  }
  return check(row.cells, row.line);
}

base::Finding row_fault(base::RowFault fault, const std::string& file, std::uint64_t line) {
  static constexpr std::array<std::string_view, 5> kRules{
      "", "row.too_long", "row.too_many_cells", "row.nul_byte", "row.unclosed_quote"};
  const auto rule = kRules.at(static_cast<std::size_t>(fault));
  return {
      base::Severity::kReject,
      std::string(rule),
      {file, line, ""},
      "",
      {std::string(base::row_fault_key(fault)), {}}};
}

}  // namespace rongtong::intake
