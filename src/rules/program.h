#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rules/fact_table.h"
#include "rules/raw_column.h"
#include "rules/rule_book.h"

namespace rongtong::rules {

/// One rule set as the program leaves it: which outputs are its own.
struct ProgramSet {
  std::string id;
  std::uint32_t set = 0;  ///< index in the book
  bool has_points = false;
  bool is_classification = false;
  std::uint32_t first_reason = 0;  ///< its reasons among all of a firm
  std::uint32_t reason_count = 0;  ///< top-level conditions in order, then the point table (if any)
  std::uint32_t first_item = 0;    ///< its point items (top-level ones, group by group)
  std::uint32_t item_count = 0;

  friend bool operator==(const ProgramSet&, const ProgramSet&) = default;
};

struct ProgramCode;

/// Several rule sets lowered to one list of column operations without duplicates. Immutable,
/// thread-safe, cheap to copy.
class Program {
 public:
  explicit Program(std::shared_ptr<const ProgramCode> code) : code_(std::move(code)) {}

  /// The columns that it reads, for bind_facts.
  const std::vector<Input>& inputs() const;
  const std::vector<ProgramSet>& sets() const;
  std::size_t step_count() const;
  const ProgramCode& code() const { return *code_; }

 private:
  std::shared_ptr<const ProgramCode> code_;
};

/// Compiles `set_ids` of `book`, in that order, for running over columns. The program keeps no
/// reference to the book. Throws kNotFound for an id that the book does not have.
Program compile(const RuleBook& book, std::span<const std::string> set_ids);
/// All sets of the book.
Program compile(const RuleBook& book);

struct RunOptions {
  bool reasons = false;  ///< keep the truth of each top-level condition and the points of each item
  unsigned threads = 1;  ///< results do not depend on it
};

/// What a program found for all firms, set by set, so that one set's verdicts are contiguous.
struct Outcomes {
  std::size_t firms = 0;
  std::vector<ProgramSet> sets;
  /// [set][firm]; for a classification kYes where the class is certain.
  std::vector<RawColumn<Truth>> verdicts;
  /// [set][firm] index of the class, −1 uncertain; empty for rule sets.
  std::vector<RawColumn<std::int8_t>> classes;
  std::vector<RawColumn<Points>> points;  ///< [set][firm]; empty without point table
  /// [set][firm] unmet | undecided << 4, each at most 15: see unmet(), undecided().
  std::vector<RawColumn<std::uint8_t>> tallies;
  /// With RunOptions::reasons. Truths of four reasons in a byte, 2 bits each from the lowest:
  /// [reason / 4][firm].
  std::vector<RawColumn<std::uint8_t>> reasons;
  /// With RunOptions::reasons: points of the items in hundredths. [item][firm].
  std::vector<RawColumn<Points>> wide_items;  ///< items of more than 655.35 points; else empty
  struct SmallPoints {
    std::uint16_t least = 0;
    std::uint16_t most = 0;
  };
  std::vector<RawColumn<SmallPoints>> items;  ///< the others

  int unmet(std::size_t set, std::size_t firm) const { return tallies[set][firm] & 15; }
  int undecided(std::size_t set, std::size_t firm) const { return tallies[set][firm] >> 4; }
  /// `reason` counts over all sets: ProgramSet::first_reason and on. REQUIRES: reasons were kept.
  Truth reason(std::size_t firm, std::size_t reason) const;
  Points item(std::size_t firm, std::size_t item) const;
  /// Bytes held, per firm.
  std::size_t bytes_per_firm() const;
};

/// Judges all rows of `facts`. Columns that it lacks are unknown.
Outcomes run(const Program& program, const FactTable& facts, const RunOptions& options = {});

}  // namespace rongtong::rules
