#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace rongtong::intake {

/// What a column of a table of enterprises may hold.
enum class EnterpriseField {
  kCreditCode,
  kName,
  kProvince,
  kCity,
  kCounty,
  kRegionCode,
  kAddress,
  kRegisteredOn,
  kCapital,
  kCurrency,
  kLegalForm,
  kIndustryCode,
  kBusinessScope,
  kMainProducts,
  kTier,
  kSizeClass,
  kQualifications,
  kContactName,
  kContactPhone,
};
inline constexpr std::size_t kEnterpriseFields = 19;

/// The stable English id of a field, as catalog/intake/enterprise-columns.yaml names it.
std::string_view to_string(EnterpriseField field);

/// What a header says of the bare numbers below it: 注册资本(万美元) is 10,000 USD. Scale 0:
/// nothing.
struct HeaderUnit {
  std::int64_t scale = 0;  ///< 1 (元) or 10000 (万元) …
  std::string currency;    ///< ISO 4217; empty: CNY
  friend bool operator==(const HeaderUnit&, const HeaderUnit&) = default;
};

/// The header names that are understood, as data.
class ColumnNames {
 public:
  struct Entry {
    EnterpriseField field = EnterpriseField::kName;
    HeaderUnit unit;
  };

  /// Reads catalog/intake/enterprise-columns.yaml. Throws base::Error (kInvalidArgument) naming
  /// `file` and the line for an unknown field, a name given twice or a wrong unit.
  static ColumnNames read(std::string_view yaml, const std::string& file);

  /// By header as written; case, blanks, width, brackets and punctuation do not matter. Null:
  /// unknown.
  const Entry* find(std::string_view header) const;
  /// The customary names of a field, as the file lists them.
  const std::vector<std::string>& names(EnterpriseField field) const;

 private:
  std::map<std::string, Entry, std::less<>> by_header_;
  std::map<EnterpriseField, std::vector<std::string>> names_;
  std::vector<std::string> notes_;
};

/// What each column of one table holds, in the table's order.
struct ColumnMap {
  struct Column {
    std::string header;                    ///< as written, trimmed
    std::optional<EnterpriseField> field;  ///< empty: not known, kept as an extra fact
    HeaderUnit unit;
    std::string extra_key;  ///< without field: the name under which its values are kept
    bool repeated =
        false;  ///< an earlier column already holds the field; this one is kept as extra
  };
  std::vector<Column> columns;
  base::Findings findings;  ///< columns.duplicate, columns.unknown: worth telling once per file

  /// Position of the column of `field`; empty when the table has none.
  std::optional<std::size_t> column_of(EnterpriseField field) const;
};

/// Reads the header row. Throws base::Error (kInvalidArgument, intake.columns.missing) when no
/// column holds the credit code or none the name, listing the headers seen and the names that would
/// do.
ColumnMap map_columns(std::span<const std::string_view> headers, const ColumnNames& names);

}  // namespace rongtong::intake
