#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intake/fact_words.h"
#include "model/indicator.h"

namespace rongtong::intake {

/// What a header or key says: an indicator, perhaps a year, perhaps a unit.
struct NamedIndicator {
  const model::Indicator* indicator = nullptr;
  std::optional<int> year;         ///< 2025年营业收入, revenue[2025], revenue_2025
  std::optional<int> offset;       ///< from the last full year: revenue[-1] is -1, 上年度 is 0
  const UnitWord* unit = nullptr;  ///< 研发费用(万元)
  bool by_id = false;              ///< called by its id: bare numbers are in the catalogue's units
};

/// Finds indicators by the names that tables and files use. Borrows both; immutable.
class IndicatorNames {
 public:
  IndicatorNames(const model::Vocabulary& vocabulary, const FactWords& words)
      : vocabulary_(vocabulary), words_(words) {}

  /// By id, Chinese or English name or alias; around it may stand a year (2025年, [2025], _2025,
  /// [-1], 上年), a unit (（万元）, /万元, 万元) and notes (必填, *). Empty: unknown, or a bracket
  /// that says something else.
  std::optional<NamedIndicator> find(std::string_view header) const;
  /// Id or Chinese name of the indicator or title that was probably meant.
  std::optional<std::string> nearest(std::string_view header) const;
  const model::TitleKind* title(std::string_view name) const {
    return vocabulary_.title_named(name);
  }

  const model::Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  bool peel(std::string& rest, NamedIndicator& named) const;
  bool take_bracket(std::string& rest, NamedIndicator& named) const;
  bool take_word(std::string_view word, NamedIndicator& named) const;
  bool take_year(std::string& rest, NamedIndicator& named) const;
  bool take_note(std::string& rest) const;
  bool take_unit(std::string& rest, NamedIndicator& named) const;

  const model::Vocabulary& vocabulary_;
  const FactWords& words_;
};

/// 主营业务收入 (main_revenue): how messages call an indicator.
std::string called(const model::Indicator& indicator);

/// A whole number with an optional sign and nothing behind it.
std::optional<int> whole_number(std::string_view text);

/// 2025, 2025年, 2025年度, 2025.0; empty for anything else.
std::optional<int> read_year(std::string_view text);

}  // namespace rongtong::intake
