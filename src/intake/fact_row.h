#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/fact_table.h"
#include "intake/indicator_names.h"
#include "intake/nothing.h"

namespace rongtong::intake {

/// What the two readers of facts share: columns of fields, the firm of a row, columns that nobody
/// knows. Private to the readers of facts.
class FactRowReader : public FactTable {
 public:
  FactRowReader(std::unique_ptr<base::TableReader> table, const FactTerms& terms);

  bool next(FactTableRow& row) override;
  std::uint64_t consumed() const override { return table_->consumed(); }
  std::uint64_t total() const override { return table_->total(); }
  const base::Findings& findings() const override { return findings_; }
  const std::string& header() const override { return header_; }

 protected:
  struct Column {
    std::string header;  ///< cleaned
    std::optional<FactField> field;
    std::optional<NamedIndicator> named;
    bool extra = false;  ///< kept under its header
  };

  /// Reads the header row and gives every column to the first of: `fields`, then `claim`, then
  /// extra. Throws when there is neither code nor name.
  void read_header(const std::vector<FactField>& fields);
  /// Whether a column that is no field is one of the reader's own.
  virtual bool claim(Column& column) = 0;
  /// The reader's part of a row; false: rejected.
  virtual bool read_facts(const base::Row& cells, FactTableRow& row) = 0;

  /// The cleaned cell of a field; empty when it says nothing or there is no such column.
  std::string cell(const base::Row& cells, FactField field) const;
  std::string text_at(const base::Row& cells, std::size_t column) const;
  const std::string& header_of(FactField field) const;
  bool has(FactField field) const { return at_.contains(field); }

  template <class... Args>
  void tell(
      base::Findings& findings,
      base::Severity severity,
      std::string_view rule,
      const base::Place& place,
      std::string_view value,
      const Args&... args
  ) const {
    add(findings, severity, rule, place, value, {std::string(args)...});
  }
  base::Place place(const base::Row& cells, const std::string& column) const {
    return {terms_.file, cells.line, column};
  }
  std::string headers_seen() const;

  const FactTerms terms_;
  IndicatorNames names_;
  Nothing nothing_;
  std::vector<Column> columns_;
  base::Findings findings_;

 private:
  void add(
      base::Findings& findings,
      base::Severity severity,
      std::string_view rule,
      const base::Place& place,
      std::string_view value,
      std::vector<std::string> args
  ) const;
  void tell_unknown_columns();
  bool read_firm(const base::Row& cells, FactTableRow& row) const;
  bool read_code(const base::Row& cells, const std::string& text, FactTableRow& row) const;
  bool find_by_name(const base::Row& cells, const std::string& name, FactTableRow& row) const;
  void read_extra(const base::Row& cells, FactTableRow& row) const;

  std::unique_ptr<base::TableReader> table_;
  std::map<FactField, std::size_t> at_;
  std::string header_;
  std::uint64_t row_ = 0;
};

}  // namespace rongtong::intake
