#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rongtong::model {

/// What a value of an indicator is.
enum class IndicatorType {
  kNumber,  ///< with a unit
  kTruth,   ///< yes or no
  kText,    ///< one text; one of `choices` where these are given
  kList,    ///< several of `choices`
  kDate,
};

/// Units as the catalogue keeps them. Money is whole yuan, ratios run 0–1 (5 % is 0.05).
enum class Unit {
  kNone,  ///< a pure number
  kYuan,
  kRatio,
  kCount,  ///< persons, patents, firms …
  kYears,
  kDays,
  kPoints,
};

/// To what a value belongs.
enum class Period {
  kYear,     ///< a whole calendar year: revenue, expense
  kYearEnd,  ///< the last day of a year: assets, staff
  kDay,  ///< holds from the day it was stated until another is stated: founding day, a judgement
};

struct Choice {
  std::string id;
  std::string zh;
  std::string en;
  std::vector<std::string> aliases;  ///< as people write it

  friend bool operator==(const Choice&, const Choice&) = default;
};

/// How a firm can move a value, for the way up (src/rules/way_up.h). Costs are yuan and stand in
/// for effort; a centre changes them in its own copy of the catalogue.
struct Lever {
  bool may_rise = false;
  bool may_fall = false;
  double cost_per_unit =
      0;  ///< yuan for a change by one unit (one yuan, one patent, 1.0 of a ratio)
  std::optional<double> most_change_per_year;  ///< in units; nothing: no limit
  std::optional<double>
      most_growth_per_year;   ///< share of the value held, 0.3 = 30 %; nothing: no limit
  double drift_per_year = 0;  ///< what time alone adds (years in a market: 1)
  bool recurs = true;  ///< false: what happened in one year is not expected again (equity raised)
  /// Indicators of which this is a part: what moves it moves them as much, at no further cost.
  std::vector<std::string> moves;
  std::string source;

  friend bool operator==(const Lever&, const Lever&) = default;
};

/// A figure or fact that a firm reports, holds at a date, or that a person states of it.
struct Indicator {
  std::string id;  ///< `rd_expense`; letters, digits, underscores
  std::string zh;
  std::string en;
  std::string
      group;  ///< heading in forms: "经营", "研发" … as a phrase id: finance, rd, staff, ip …
  IndicatorType type = IndicatorType::kNumber;
  Unit unit = Unit::kNone;
  Period period = Period::kYear;
  bool whole = false;           ///< whole numbers only
  std::optional<double> least;  ///< possible at all
  std::optional<double> most;
  bool judged_by_person = false;  ///< needs who and on what evidence
  std::vector<Choice> choices;
  std::vector<std::string> aliases;  ///< headers as tables write them
  std::string definition_zh;
  std::string definition_en;
  std::string source;              ///< document, number, article
  std::string formula;             ///< derived: an expression of docs/rules.md; empty when reported
  std::uint64_t formula_line = 0;  ///< line in the catalogue, for messages
  std::uint64_t formula_column = 0;  ///< of its first character, from 1
  std::optional<Lever> lever;

  bool derived() const { return !formula.empty(); }
  friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// A title, award or recognised institution that a firm can be granted (catalog/titles.yaml).
struct TitleKind {
  std::string id;  ///< those of catalog/codes/tiers.csv for the rungs; `national_science_award` …
  std::string zh;
  std::string en;
  std::vector<std::string> aliases;
  std::string group;               ///< rung, award, institution, mark, certificate
  std::optional<int> valid_years;  ///< from the grant, when the grant names no end
  std::vector<std::string>
      includes_in;     ///< titles that a holder of this one holds as well (national ⇒ provincial)
  bool lasts = false;  ///< never ends by itself (awards, institutions)
  std::string source;

  friend bool operator==(const TitleKind&, const TitleKind&) = default;
};

/// A name as it is compared: without blanks, full-width forms as ASCII, lower case.
std::string name_key(std::string_view name);

/// The indicator catalogue and the titles: what rules may name. Immutable, thread-safe.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// REQUIRES: ids are unique over both lists.
  Vocabulary(std::vector<Indicator> indicators, std::vector<TitleKind> titles);

  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<TitleKind>& titles() const { return titles_; }
  const Indicator* find_indicator(std::string_view id) const;  ///< null when absent
  const TitleKind* find_title(std::string_view id) const;      ///< null when absent
  /// By id, Chinese or English name or alias, spaces and width ignored; null when none or several
  /// fit.
  const Indicator* indicator_named(std::string_view name) const;
  const TitleKind* title_named(std::string_view name) const;

 private:
  std::vector<Indicator> indicators_;
  std::vector<TitleKind> titles_;
  std::unordered_map<std::string, std::size_t> indicator_by_id_;
  std::unordered_map<std::string, std::size_t> title_by_id_;
  std::unordered_map<std::string, std::size_t> indicator_by_name_;  ///< SIZE_MAX: ambiguous
  std::unordered_map<std::string, std::size_t> title_by_name_;
};

}  // namespace rongtong::model
