// Tables of indicators: each cell is a figure of a firm and year, or a fact that holds from a day
// on.
#include <algorithm>
#include <set>

#include "base/error.h"
#include "intake/fact_row.h"
#include "intake/fact_value.h"
#include "intake/values_sink.h"

namespace rongtong::intake {

namespace {

using base::Severity;

const std::vector<FactField> kFields{
    FactField::kCreditCode,
    FactField::kName,
    FactField::kYear,
    FactField::kGivenBy,
    FactField::kGivenOn,
    FactField::kEvidence};

bool dated(const NamedIndicator& named) { return named.indicator->period == model::Period::kDay; }

class IndicatorTable final : public FactRowReader {
 public:
  IndicatorTable(std::unique_ptr<base::TableReader> table, const FactTerms& terms)
      : FactRowReader(std::move(table), terms) {
    if (!terms_.money_unit.empty()) {
      money_unit_ = terms_.rules.words.unit(terms_.money_unit, model::Unit::kYuan);
    }
    read_header(kFields);
    drop_relative_years();
    require_indicators();
    require_year();
  }

 private:
  bool claim(Column& column) override {
    auto named = names_.find(column.header);
    if (!named) return false;
    const base::Place at{terms_.file, 0, column.header};
    const auto& indicator = *named->indicator;
    const bool number = indicator.type == model::IndicatorType::kNumber;
    if (number && named->unit != nullptr && named->unit->unit != indicator.unit) {
      tell(
          findings_,
          Severity::kWarning,
          "indicator.header_unit",
          at,
          column.header,
          called(indicator)
      );
      return false;
    }
    if (dated(*named) && (named->year || named->offset)) {
      tell(
          findings_,
          Severity::kWarning,
          "indicator.header_day",
          at,
          column.header,
          called(indicator)
      );
      return false;
    }
    if (!year_in_range(named->year)) {
      tell(
          findings_,
          Severity::kWarning,
          "indicator.header_year",
          at,
          column.header,
          called(indicator)
      );
      return false;
    }
    const auto key = std::tuple(indicator.id, named->year, named->offset);
    if (!seen_.insert(key).second) {
      tell(
          findings_,
          Severity::kWarning,
          "indicator.column_twice",
          at,
          column.header,
          called(indicator)
      );
      return false;
    }
    if (number && indicator.unit == model::Unit::kYuan && named->unit == nullptr && !named->by_id &&
        money_unit_ == nullptr) {
      tell(
          findings_,
          Severity::kWarning,
          "indicator.header_money",
          at,
          column.header,
          called(indicator)
      );
    }
    column.named = named;
    return true;
  }

  bool year_in_range(std::optional<int> year) const {
    return !year || (*year >= terms_.rules.limits.year_earliest && *year <= latest_year());
  }
  /// Figures of the running year may stand there: a score, a forecast of staff.
  int latest_year() const { return static_cast<int>(terms_.as_of.year()); }

  /// 上年度研发费用 beside a column 年度 may mean the row's year or the one before it.
  void drop_relative_years() {
    if (!has(FactField::kYear)) return;
    for (auto& column : columns_) {
      if (!column.named || !column.named->offset) continue;
      const base::Place at{terms_.file, 0, column.header};
      const auto& indicator = *column.named->indicator;
      tell(
          findings_,
          Severity::kWarning,
          "indicator.header_year",
          at,
          column.header,
          called(indicator)
      );
      column.named.reset();
      column.extra = true;
    }
  }

  void require_indicators() const {
    for (const auto& column : columns_) {
      if (column.named) return;
    }
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg("intake.indicator.no_indicator_column", headers_seen()),
        {terms_.file, 0, ""}
    );
  }

  void require_year() const {
    if (has(FactField::kYear) || terms_.year) return;
    for (const auto& column : columns_) {
      if (!column.named || dated(*column.named)) continue;
      if (column.named->year || column.named->offset) continue;
      throw base::Error(
          base::ErrorCode::kInvalidArgument,
          base::msg("intake.indicator.no_year_column", column.header, headers_seen()),
          {terms_.file, 0, ""}
      );
    }
  }

  bool read_facts(const base::Row& cells, FactTableRow& row) override {
    const auto year = year_of(cells, row);
    if (!year && has(FactField::kYear) && base::rejected(row.findings)) return false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].named) read_cell(cells, i, year, row);
    }
    const auto& said = *row.said;
    if (said.yearly.empty() && said.dated.empty() && row.findings.empty()) {
      tell(row.findings, Severity::kWarning, "indicator.nothing", place(cells, ""), "");
    }
    return true;
  }

  /// The year that the row's own column says. One that cannot be rejects the row: all its figures
  /// would be of a wrong year.
  std::optional<int> year_of(const base::Row& cells, FactTableRow& row) const {
    if (!has(FactField::kYear)) return terms_.year;
    const std::string text = cell(cells, FactField::kYear);
    const auto at = place(cells, header_of(FactField::kYear));
    if (text.empty()) {
      if (terms_.year) return terms_.year;
      tell(row.findings, Severity::kReject, "indicator.year_missing", at, text);
      return std::nullopt;
    }
    auto year = read_year(text);
    if (!year) {
      if (const auto day = base::parse_date(text)) year = static_cast<int>(day->year());
    }
    if (!year) {
      tell(row.findings, Severity::kReject, "indicator.year_unreadable", at, text);
    } else if (!year_in_range(year)) {
      tell(
          row.findings,
          Severity::kReject,
          *year > latest_year() ? "indicator.year_future" : "indicator.year_too_early",
          at,
          text,
          std::to_string(terms_.rules.limits.year_earliest),
          std::to_string(latest_year())
      );
      year.reset();
    }
    return year;
  }

  int year_for(const NamedIndicator& named, std::optional<int> year) const {
    if (named.year) return *named.year;
    if (named.offset) return latest_year() - 1 + *named.offset;
    return year.value_or(latest_year() - 1);
  }

  void read_cell(const base::Row& cells, std::size_t i, std::optional<int> year, FactTableRow& row)
      const {
    const NamedIndicator& named = *columns_[i].named;
    const model::Indicator& indicator = *named.indicator;
    const std::string text = text_at(cells, i);
    const bool truth = indicator.type == model::IndicatorType::kTruth &&
                       read_truth(text, terms_.rules.words).has_value();
    if (text.empty() || (!truth && nothing_.says_nothing(text))) return;
    ValueTerms value_terms;
    value_terms.header_unit = named.unit;
    value_terms.catalogue_units = named.by_id && named.unit == nullptr;
    value_terms.bare_ratio_most = terms_.rules.limits.bare_ratio_most;
    const bool own_unit_said = named.unit != nullptr || named.by_id;
    if (!own_unit_said && indicator.unit == model::Unit::kYuan) {
      read_money(text, value_terms, indicator);
    }
    auto value = read_fact_value(indicator, text, terms_.rules.words, value_terms);
    const auto at = place(cells, columns_[i].header);
    if (!value.value) {
      tell(
          row.findings,
          Severity::kWarning,
          "indicator." + std::string(rule_of(value.fault)),
          at,
          text,
          columns_[i].header,
          called(indicator),
          limits_text(indicator)
      );
      return;
    }
    if (dated(named)) {
      put_dated(cells, indicator, text, std::move(*value.value), at, row);
      return;
    }
    const int of = year_for(named, year);
    if (!year_in_range(of)) {
      tell(
          row.findings,
          Severity::kWarning,
          "indicator.year",
          at,
          std::to_string(of),
          std::to_string(terms_.rules.limits.year_earliest),
          std::to_string(latest_year())
      );
      return;
    }
    if (of == latest_year()) tell_running_year(indicator, text, at, row);
    row.said->yearly.push_back({indicator.id, of, std::move(*value.value)});
  }

  /// A figure of a year that is not over is none of the whole year.
  void tell_running_year(
      const model::Indicator& indicator,
      const std::string& text,
      const base::Place& at,
      FactTableRow& row
  ) const {
    const auto& may = terms_.rules.limits.running_year;
    if (std::ranges::find(may, indicator.id) != may.end()) return;
    tell(
        row.findings,
        Severity::kWarning,
        "indicator.year_not_over",
        at,
        text,
        called(indicator),
        std::to_string(latest_year())
    );
  }

  /// Bare money means what the person who imports says; a value with its own unit goes before that.
  void read_money(
      const std::string& text, ValueTerms& value_terms, const model::Indicator& indicator
  ) const {
    if (money_unit_ == nullptr) return;
    const auto bare = read_fact_value(indicator, text, terms_.rules.words, value_terms);
    if (bare.fault == ValueFault::kNoUnit) value_terms.header_unit = money_unit_;
  }

  void put_dated(
      const base::Row& cells,
      const model::Indicator& indicator,
      const std::string& text,
      model::FactValue value,
      const base::Place& at,
      FactTableRow& row
  ) const {
    const std::string given_by = cell(cells, FactField::kGivenBy);
    const std::string day_text = cell(cells, FactField::kGivenOn);
    auto day = base::parse_date(day_text);
    if (!day_text.empty() && (!day || *day > terms_.as_of)) {
      day.reset();
      tell(
          row.findings,
          Severity::kWarning,
          "indicator.given_on",
          place(cells, header_of(FactField::kGivenOn)),
          day_text,
          called(indicator)
      );
    }
    if (indicator.judged_by_person && (given_by.empty() || !day)) {
      const auto* rule = given_by.empty() ? "indicator.unsigned" : "indicator.undated";
      tell(row.findings, Severity::kWarning, rule, at, text, called(indicator));
      return;
    }
    row.said->dated.push_back(
        {indicator.id,
         day.value_or(terms_.as_of),
         std::move(value),
         given_by,
         cell(cells, FactField::kEvidence)}
    );
  }

  const UnitWord* money_unit_ = nullptr;
  std::set<std::tuple<std::string, std::optional<int>, std::optional<int>>> seen_;
};

}  // namespace

std::unique_ptr<FactTable> read_indicator_table(
    std::unique_ptr<base::TableReader> table, const FactTerms& terms
) {
  return std::make_unique<IndicatorTable>(std::move(table), terms);
}

}  // namespace rongtong::intake
