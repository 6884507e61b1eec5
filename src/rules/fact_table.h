#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/facts.h"
#include "rules/expression.h"

namespace rongtong::rules {

/// Columns of facts for `rows` firms as seen on one day, one column for an `Input`. Numbers and
/// dates (days since 1970-01-01) are doubles with NaN for unknown; truths are `Truth`; texts are
/// codes into a dictionary of the column, −1 unknown; lists are bit masks over such a dictionary
/// (at most 63 members), bit 63 set: unknown. A column that is not there is unknown for every firm.
class FactTable {
 public:
  struct Texts {
    std::vector<std::int32_t> codes;
    std::vector<std::string> dictionary;
  };
  struct Lists {
    std::vector<std::uint64_t> masks;
    std::vector<std::string> dictionary;
  };
  static constexpr std::uint64_t kUnknownList = 1ULL << 63U;

  FactTable(std::size_t rows, base::Date on) : rows_(rows), on_(on) {}

  std::size_t rows() const { return rows_; }
  base::Date on() const { return on_; }

  /// The column of `input`, made all unknown when new. REQUIRES: the input's type fits the
  /// accessor.
  std::vector<double>& numbers(const Input& input);
  std::vector<Truth>& truths(const Input& input);
  Texts& texts(const Input& input);
  Lists& lists(const Input& input);

  const std::vector<double>* find_numbers(const Input& input) const;  ///< null when absent
  const std::vector<Truth>* find_truths(const Input& input) const;
  const Texts* find_texts(const Input& input) const;
  const Lists* find_lists(const Input& input) const;

 private:
  std::size_t rows_;
  base::Date on_;
  std::map<Input, std::vector<double>> numbers_;
  std::map<Input, std::vector<Truth>> truths_;
  std::map<Input, Texts> texts_;
  std::map<Input, Lists> lists_;
};

/// Lays firms' facts out in columns for `inputs`, as seen on `on` by someone who decides about
/// `purpose_review`: the reference year is the last full year before `on`; dated facts are the
/// latest up to `on`; a title holds from its grant through its last day; titles that include others
/// count for those too. No word about a title is unknown; an absence whose day is not before the
/// end of the asked window, or a grant that has run out with an absence since, is no.
FactTable bind_facts(
    std::span<const model::FirmFacts> firms,
    std::span<const Input> inputs,
    const model::Vocabulary& vocabulary,
    base::Date on,
    bool review
);

}  // namespace rongtong::rules
