#pragma once

#include <string>
#include <string_view>

#include "base/text/utf8.h"
#include "intake/fact_value.h"
#include "intake/indicator_names.h"
#include "intake/nothing.h"
#include "intake/values_file.h"

namespace rongtong::intake {

/// What both readers of values share: the names, and findings about single values. Private to the
/// readers of values.
class ValuesSink {
 public:
  ValuesSink(const ValuesTerms& terms, base::Findings& findings)
      : terms_(terms),
        names_(terms.vocabulary, terms.rules.words),
        nothing_(terms.rules.nothing),
        findings_(findings) {}

  const IndicatorNames& names() const { return names_; }
  const ValuesTerms& terms() const { return terms_; }
  base::Findings& findings() const { return findings_; }

  template <class... Args>
  void warn(
      std::string_view rule, const base::Place& place, std::string_view value, const Args&... args
  ) const {
    add(base::Severity::kWarning, rule, place, value, args...);
  }
  template <class... Args>
  void reject(
      std::string_view rule, const base::Place& place, std::string_view value, const Args&... args
  ) const {
    add(base::Severity::kReject, rule, place, value, args...);
  }

  /// A value that is none, named by `indicator.…`.
  void bad_value(
      const model::Indicator& indicator,
      ValueFault fault,
      const base::Place& place,
      std::string_view value
  ) const;
  /// A name that is neither indicator nor title, with the nearest that is.
  void unknown_name(const base::Place& place, std::string_view name) const;

  /// A text as a value; empty when it says nothing or was told to be wrong.
  std::optional<model::FactValue> value_of(
      const model::Indicator& indicator,
      std::string_view text,
      const ValueTerms& terms,
      const base::Place& place
  ) const;
  std::string region_of(std::string_view text, const base::Place& place) const;
  std::string industry_of(std::string_view text, const base::Place& place) const;

 private:
  static constexpr std::size_t kMostBytes = 300;  ///< of values shown to people

  template <class... Args>
  void add(
      base::Severity severity,
      std::string_view rule,
      const base::Place& place,
      std::string_view value,
      const Args&... args
  ) const {
    const std::string shown = base::repaired_utf8(base::cut_utf8(value, kMostBytes));
    auto message = base::msg("intake." + std::string(rule), shown, args...);
    findings_.push_back({severity, std::string(rule), place, shown, std::move(message)});
  }

  const ValuesTerms& terms_;
  IndicatorNames names_;
  Nothing nothing_;
  base::Findings& findings_;
};

/// What a whole file must still hear: years that cannot be are taken out, contradictions told.
void finish_values(ValuesFile& file, const ValuesSink& sink);

/// `limits` of an indicator for a message: "0 … 1", "0 …"; "…" where there are none.
std::string limits_text(const model::Indicator& indicator);

/// Industry code with its section letter, C3521; empty when it is none of GB/T 4754.
std::string industry_with_section(std::string_view text, const model::IndustryTable& industries);

/// Puts `value` where the indicator's period wants it: of a year, or from the day `on` on. `year`
/// nothing: the last full year before `on`.
void put_fact(
    model::FirmFacts& facts,
    const model::Indicator& indicator,
    std::optional<int> year,
    base::Date on,
    model::FactValue value
);

}  // namespace rongtong::intake
