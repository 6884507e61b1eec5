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

/// The inputs that every table of bind_facts can answer, whatever the vocabulary.
Input review_input();
Input region_input();
Input industry_input();

/// Lays firms' facts out in columns for `inputs` (and review_input()), as seen on `on` by someone
/// who decides about a review or an application. The reference year is the last full year before
/// `on`; dated facts are the latest up to `on`; a fact whose kind is not the input's is unknown.
///
/// Titles. An input about a title asks for it or any title that includes it, directly or through
/// others; the answers are joined by `or`. Of one of these titles,
/// - kHolds is yes by a grant that runs on `on`: from its day through `valid_until`, or through the
///   same day of the title's last year, or without end; not from the day on which it ended early.
///   A grant of unknown day runs while `valid_until` is not past. Without a running grant it is no
///   when an absence of `on` or later is on record; else yes by a grant of which no day is known;
///   else no when grants are on record and every one of them is over; otherwise unknown.
/// - kGranted is yes by a grant (not ended by `on`) whose day is at most `years` before `on`, and
///   whose rank is good enough; a grant without day or rank leaves it unknown; no when an absence
///   of `on` or later is on record and nothing is left unknown by a rank; otherwise unknown.
/// - kSince is the first day of the unbroken row of grants that runs on `on`.
/// A complete list of a title's own holders thus says nothing about holders of a higher title: an
/// absence of each is needed for a no.
FactTable bind_facts(
    std::span<const model::FirmFacts> firms,
    std::span<const Input> inputs,
    const model::Vocabulary& vocabulary,
    base::Date on,
    bool review
);

}  // namespace rongtong::rules
