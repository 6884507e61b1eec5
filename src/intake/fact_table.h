#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/table/row.h"
#include "intake/fact_rules.h"
#include "model/fact_statement.h"
#include "model/indicator.h"

namespace rongtong::intake {

/// What the readers of indicators and titles need; borrowed for as long as they live.
struct FactTerms {
  const model::Vocabulary& vocabulary;
  const FactRules& rules;
  std::string file;    ///< for the places of findings
  base::Date as_of{};  ///< the day on which the file's facts held
  /// The firms registered under exactly this name, for rows without a code; may be empty.
  std::function<std::vector<model::CreditCode>(std::string_view)> firms_named;
  std::optional<int> year;  ///< of figures whose year stands nowhere
  std::string money_unit;   ///< what bare money means: 元, 万元; empty: it stays unknown
};

/// What a table of titles leaves out because it is the same in every row.
struct TitleTerms {
  std::string title;  ///< id; empty: a column says it
  std::optional<base::Date> granted_on;
  std::string batch;
};

/// One row. Empty `said`: rejected, and at least one finding is kReject. Else all findings are
/// warnings, and each says which value stayed unknown.
struct FactTableRow {
  std::uint64_t row = 0;   ///< ordinal in the file, from 1, header not counted
  std::uint64_t line = 0;  ///< of the file; of a sheet the row as shown
  std::string raw;
  std::optional<model::FactStatement> said;
  base::Findings findings;
};

/// The rows of a table, first to last. Not thread-safe.
class FactTable {
 public:
  virtual ~FactTable() = default;
  /// False at the end. Throws base::Error where the rest cannot be read.
  virtual bool next(FactTableRow& row) = 0;
  virtual std::uint64_t consumed() const = 0;
  virtual std::uint64_t total() const = 0;
  /// What is worth telling once a file: columns that are unknown, given twice or without unit.
  virtual const base::Findings& findings() const = 0;
  /// The header as it stood.
  virtual const std::string& header() const = 0;
};

/// Indicators: one row a firm and year, or a firm with years in the headers (docs/formats.md).
/// Throws base::Error (kInvalidArgument) when there is no column for the firm, none with an
/// indicator, or no year, listing the headers seen.
std::unique_ptr<FactTable> read_indicator_table(
    std::unique_ptr<base::TableReader> table, const FactTerms& terms
);

/// Titles: one row a grant. Throws as above when neither a column nor `titles` says which title.
std::unique_ptr<FactTable> read_title_table(
    std::unique_ptr<base::TableReader> table, const FactTerms& terms, const TitleTerms& titles
);

}  // namespace rongtong::intake
