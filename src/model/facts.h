#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"

namespace rongtong::model {

/// A value of an indicator, of the kind its `IndicatorType` says. kText and kList hold choice ids
/// where the indicator has choices. There is no value for "unknown": an unknown fact is not there.
using FactValue = std::variant<double, bool, std::string, std::vector<std::string>, base::Date>;

/// A figure of one calendar year (or of its last day).
struct YearlyFact {
  std::string indicator;
  int year = 0;
  FactValue value;

  friend bool operator==(const YearlyFact&, const YearlyFact&) = default;
};

/// A fact that holds from a day on. Judgements name who gave them and what they rest on.
struct DatedFact {
  std::string indicator;
  base::Date on{};
  FactValue value;
  std::string given_by;
  std::string evidence;

  friend bool operator==(const DatedFact&, const DatedFact&) = default;
};

/// One title granted to a firm.
struct TitleGrant {
  std::string title;  ///< id of catalog/titles.yaml
  std::optional<base::Date>
      granted_on;  ///< unknown day: valid, but never "within the last N years"
  std::optional<base::Date>
      valid_until;                     ///< last day; missing: by the title's years, or without end
  std::optional<base::Date> ended_on;  ///< withdrawn or given up before its time
  std::optional<int> rank;             ///< place among the winners of an award, 1 = first
  std::string batch;                   ///< 第七批, 2025 年第一批
  std::string number;                  ///< of the certificate or the register

  friend bool operator==(const TitleGrant&, const TitleGrant&) = default;
};

/// Word that a firm does not hold a title: a complete list of the title's holders, of that day,
/// does not name it (or somebody stated it). Holds for grants up to `as_of`.
struct TitleAbsence {
  std::string title;
  base::Date as_of{};

  friend bool operator==(const TitleAbsence&, const TitleAbsence&) = default;
};

/// All that rules may ask of one firm. Order does not matter; of two facts about the same
/// (indicator, year) or (indicator, day) the later in the list holds.
struct FirmFacts {
  std::string id;  ///< credit code, or any name that a values file gives
  std::string name;
  std::string region;    ///< GB/T 2260 six digits; empty: unknown
  std::string industry;  ///< GB/T 4754 with its section letter, "C3521"; empty: unknown
  std::vector<YearlyFact> yearly;
  std::vector<DatedFact> dated;
  std::vector<TitleGrant> titles;
  std::vector<TitleAbsence> absences;
  // From the registration; usecase/firm_facts.h makes facts of them.
  std::optional<base::Date> registered_on{};
  std::string registered_tier{};  ///< highest rung that the registration names, id of tiers.csv

  friend bool operator==(const FirmFacts&, const FirmFacts&) = default;
};

}  // namespace rongtong::model
