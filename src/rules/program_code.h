#pragma once

#include <cstdint>
#include <vector>

#include "rules/program.h"
#include "rules/steps.h"

namespace rongtong::rules {

/// What happens to a step's value beyond the steps that use it.
struct Store {
  enum class What : std::uint8_t { kVerdict, kTally, kClass, kPoints, kReasons, kItem };
  What what = What::kVerdict;
  std::uint32_t target = 0;  ///< set, byte of four reasons, or item
  std::uint32_t first_operand = 0;
  std::uint32_t operand_count = 1;  ///< kReasons: up to 4
};

/// One step on registers, then the stores that became possible with it.
struct Instruction {
  StepCode code = StepCode::kConstant;
  StepKind kind = StepKind::kNumber;
  std::uint32_t target = 0;         ///< slot that is written
  std::uint32_t first_operand = 0;  ///< in ProgramCode::operands
  std::uint32_t operand_count = 0;
  std::uint32_t first_constant = 0;  ///< in ProgramCode::constants
  std::uint32_t constant_count = 0;
  std::uint32_t payload = 0;      ///< kTextMatch, kListMatch: of ProgramCode::matches; kCompare
  std::uint32_t first_store = 0;  ///< in ProgramCode::stores
  std::uint32_t store_count = 0;
};

/// A column that steps read where it lies.
struct ColumnSlot {
  std::uint32_t slot = 0;
  std::uint32_t input = 0;
};

/// A question to a text or list column, answered once for each entry of its dictionary.
struct Match {
  bool list = false;
  std::uint32_t input = 0;
  TextPredicate predicate;
};

/// A register filled once, before the first chunk.
struct ConstantSlot {
  std::uint32_t slot = 0;
  double value = 0;  ///< NaN: unknown
};

/// A program whose values live in slots: one numbering for columns, constants and registers of one
/// kind (number, truth, points). Registers are reused after their last use.
struct ProgramCode {
  std::vector<Input> inputs;
  std::vector<ProgramSet> sets;
  std::vector<bool> wide;  ///< [item] needs more than 16 bits

  std::vector<Instruction> instructions;
  std::vector<std::uint32_t> operands;  ///< slots, of the kind that the step takes
  std::vector<double> constants;
  std::vector<Store> stores;
  std::vector<Match> matches;

  std::vector<ColumnSlot> number_columns;
  std::vector<ColumnSlot> truth_columns;
  std::vector<ConstantSlot> number_constants;
  std::vector<ConstantSlot> truth_constants;
  std::uint32_t number_slots = 0;
  std::uint32_t truth_slots = 0;
  std::uint32_t points_slots = 0;
  std::size_t steps = 0;
};

}  // namespace rongtong::rules
