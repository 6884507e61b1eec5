#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/fact_table.h"
#include "rules/rule_book.h"

namespace rongtong::rules {

/// One rule set as the program leaves it: which outputs are its own.
struct ProgramSet {
  std::string id;
  std::uint32_t set = 0;  ///< index in the book
  bool has_points = false;
  std::uint32_t first_reason = 0;  ///< its reasons among all of a firm
  std::uint32_t reason_count = 0;  ///< top-level conditions in order, then the point table (if any)
  std::uint32_t first_item = 0;    ///< its point items (top-level ones, group by group)
  std::uint32_t item_count = 0;
};

/// Several rule sets lowered to one list of column operations without duplicates.
class Program;

/// Compiles `sets` of `book` for running over columns. The program keeps no reference to the book.
/// REQUIRES: the ids are in the book (throws kNotFound).
Program compile(const RuleBook& book, std::span<const std::string> set_ids);

struct RunOptions {
  bool reasons = false;  ///< keep the truth of each top-level condition and the points of each item
  unsigned threads = 1;  ///< results do not depend on it
};

/// Verdicts of all firms, set by set (column-wise, so that one set's verdicts are contiguous).
struct Outcomes {
  std::size_t firms = 0;
  std::vector<ProgramSet> sets;
  std::vector<std::vector<Truth>>
      verdicts;  ///< [set][firm]; for a classification: kYes certain class
  std::vector<std::vector<std::int8_t>>
      classes;  ///< [set][firm] index of the class, −1 unknown; empty for rule sets
  std::vector<std::vector<Points>> points;  ///< [set][firm]; empty without point table
  std::vector<std::vector<std::uint8_t>>
      unmet;                          ///< [set][firm] unmet | undecided << 4, each at most 15
  std::vector<std::uint8_t> reasons;  ///< 2 bits each, packed by firm: reason_bytes per firm
  std::size_t reason_bytes = 0;
  std::vector<std::uint8_t> item_points;  ///< see outcome_reader.h; item_bytes per firm
  std::size_t item_bytes = 0;

  Truth reason(std::size_t firm, std::size_t reason) const;
  Points item(std::size_t firm, std::size_t item) const;
};

}  // namespace rongtong::rules
