#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/finding.h"
#include "base/table/row.h"
#include "intake/columns.h"
#include "intake/enterprise_rules.h"
#include "model/catalogue.h"
#include "model/enterprise.h"

namespace rongtong::intake {

struct RowOptions {
  std::string file;                 ///< for the places of findings; may be empty
  std::optional<base::Date> today;  ///< a later registration is a fault; empty: not checked
};

/// What became of one row. Empty `enterprise`: rejected, and at least one finding is kReject. Else
/// all findings are warnings, and each says which value stayed unknown or was repaired.
struct CheckedRow {
  std::optional<model::Enterprise> enterprise;
  base::Findings findings;
};

/// Checks the rows of one table of enterprises. Pure; `check` may be called from several threads.
///
/// Rejected is only what cannot be trusted as a whole: the code unusable, the name missing or
/// garbled, values in the wrong columns. Every other fault stores the row, warns, and leaves the
/// value unknown (docs/intake.md lists the rules).
class RowChecker {
 public:
  /// `codes` and `rules` are borrowed and outlive the checker.
  RowChecker(
      const model::Codes& codes, const EnterpriseRules& rules, ColumnMap columns, RowOptions options
  );
  ~RowChecker();
  RowChecker(RowChecker&&) noexcept;
  RowChecker& operator=(RowChecker&&) noexcept;

  /// `cells` as read, in the table's order; fewer cells than columns count as empty. `line` is the
  /// line of the file, for the places of findings.
  CheckedRow check(std::span<const std::string_view> cells, std::uint64_t line) const;
  /// A row as the table's reader delivers it: a fault of the reader rejects it, and so does a
  /// credit code of which a spreadsheet kept only 15 digits.
  CheckedRow check(const base::Row& row) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The rejecting finding for a row that the table's reader could not deliver whole: rule
/// row.too_long, row.too_many_cells, row.nul_byte or row.unclosed_quote. REQUIRES: not kNone.
base::Finding row_fault(base::RowFault fault, const std::string& file, std::uint64_t line);

}  // namespace rongtong::intake
