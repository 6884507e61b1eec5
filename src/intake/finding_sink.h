#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "intake/columns.h"

namespace rongtong::intake {

/// Writes down what is wrong with one row. The phrase of rule `x.y` is `intake.x.y`; its first
/// argument is the value, its second the header of the column.
class FindingSink {
 public:
  /// Borrows all.
  FindingSink(
      const std::string& file,
      std::uint64_t line,
      const ColumnMap& columns,
      base::Findings& findings
  )
      : file_(file), line_(line), columns_(columns), findings_(findings) {}

  void warn(EnterpriseField field, std::string_view rule, std::string_view value) {
    add(base::Severity::kWarning, field, rule, value);
  }
  void reject(EnterpriseField field, std::string_view rule, std::string_view value) {
    add(base::Severity::kReject, field, rule, value);
  }

 private:
  void add(
      base::Severity severity, EnterpriseField field, std::string_view rule, std::string_view value
  );

  const std::string& file_;
  std::uint64_t line_;
  const ColumnMap& columns_;
  base::Findings& findings_;
};

}  // namespace rongtong::intake
