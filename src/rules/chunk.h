#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/program_code.h"

namespace rongtong::rules {

/// Firms handled at a time. A register of a chunk is 8 KB (numbers, points) or 1 KB (truths), so
/// that the few in use at a time stay in the first-level cache and all of the 2026 ladder in the
/// second. With it a million firms × its ten sets (534 steps, 131 columns) took 0.32 s on one
/// thread of a busy machine, 0.52 s with reasons; `rongtong_rules_bench --chunks` times another
/// size.
inline constexpr std::size_t kChunk = 1024;

/// Where a chunk's values stand. Slots of columns and constants are only read.
struct ChunkView {
  std::size_t rows = 0;
  std::span<const double* const> numbers;       ///< [slot]
  std::span<double* const> number_registers;    ///< [slot]; null for columns and constants
  std::span<const std::uint8_t* const> truths;  ///< [slot]
  std::span<std::uint8_t* const> truth_registers;
  std::span<std::int32_t* const> points;  ///< [slot]: kChunk times least, then kChunk times most
  std::span<const std::int32_t* const> codes;          ///< [match] text codes, for kTextMatch
  std::span<const std::uint64_t* const> masks;         ///< [match] list masks, for kListMatch
  std::span<const std::vector<std::uint8_t>> answers;  ///< [match][code + 1]
  std::span<const std::uint64_t> wanted;               ///< [match] mask of members
  int day = 0;                                         ///< of assessment, since 1970-01-01
  int reference_year = 0;
  int year = 0;       ///< of the day of assessment
  int month_day = 0;  ///< its 32 · month + day, 29 February where a period since one ends
};

/// Where a chunk's results go; null where they are not kept.
struct ChunkTargets {
  std::span<Truth* const> verdicts;               ///< [set]
  std::span<std::uint8_t* const> tallies;         ///< [set]
  std::span<std::int8_t* const> classes;          ///< [set]
  std::span<Points* const> points;                ///< [set]
  std::span<std::uint8_t* const> reasons;         ///< [byte]
  std::span<Points* const> wide_items;            ///< [item]
  std::span<Outcomes::SmallPoints* const> items;  ///< [item]
};

/// Runs all instructions over one chunk.
void run_chunk(const ProgramCode& code, const ChunkView& view, const ChunkTargets& targets);

}  // namespace rongtong::rules
