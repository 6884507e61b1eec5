#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "intake/branch.h"
#include "intake/capital.h"
#include "intake/finding_sink.h"
#include "intake/nothing.h"
#include "intake/row_cells.h"
#include "model/catalogue.h"
#include "model/enterprise.h"

namespace rongtong::intake {

/// Reads the facts of a row that can be trusted as a whole. Every fault is a warning in `sink` and
/// leaves its value unknown. Borrows what it is made of.
class FactReader {
 public:
  FactReader(
      const model::Codes& codes,
      const EnterpriseRules& rules,
      const ColumnMap& columns,
      std::optional<base::Date> today
  );

  /// Fills everything but the credit code.
  void read(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;

 private:
  void read_kind(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_texts(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_region(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_date(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_capital(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_industry(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_titles(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_size(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;
  void read_contact(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const;

  const model::Codes& codes_;
  BranchDetector branches_;
  CapitalReader capital_;
  HeaderUnit capital_unit_;
  base::Date date_earliest_;
  std::optional<base::Date> today_;
};

}  // namespace rongtong::intake
