#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace rongtong::match {

// The snapshot of the capability index (docs/matching.md, "The snapshot"): header, sections, table
// of sections, trailer. Everything little-endian; sections begin at multiples of 8.
static_assert(std::endian::native == std::endian::little, "snapshots are mapped as they are");

inline constexpr std::array<char, 8> kSnapshotMagic{'R', 'T', 'C', 'A', 'P', 'I', 'D', 'X'};
inline constexpr std::uint32_t kSnapshotVersion = 1;

struct SnapshotHeader {
  std::array<char, 8> magic = kSnapshotMagic;
  std::uint32_t version = kSnapshotVersion;
  std::uint32_t reserved = 0;
};

enum class Section : std::uint32_t {
  kName,      ///< string list: revision, catalogue
  kMeans,     ///< double × 4: FieldMeans
  kIds,       ///< i64 per firm; firms ascend by credit code
  kById,      ///< u32 per firm: firms ascending by id
  kCodes,     ///< 18 bytes per firm
  kBranches,  ///< u8 per firm: 1 for a branch
  kColumns,   ///< u32 per firm and filter column, column after column: number of its value
  kRegions,   ///< string list: the values of a column; number 0 is "", unknown
  kTiers,
  kSizes,
  kIndustries,
  kKinds,
  kQualifications,  ///< each value one firm's qualifications, a line each
  kTermKeys,        ///< u64 per term, ascending
  kTermBlocks,      ///< u32 per term and one more: where its blocks begin in kBlocks
  kBlocks,          ///< PostingBlock, term after term, ascending by range
  kRanges,          ///< u64 per range and one more: where its bytes begin in kPostings
  kPostings,
  kCount,
};
inline constexpr std::size_t kSections = static_cast<std::size_t>(Section::kCount);

/// Filter columns, in the order of kColumns; their values are in sections kRegions + column.
enum class Column : std::uint32_t {
  kRegion,
  kTier,
  kSize,
  kIndustry,
  kKind,
  kQualifications,
  kCount
};
inline constexpr std::size_t kFilterColumns = static_cast<std::size_t>(Column::kCount);

struct SectionEntry {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t hash = 0;  ///< XXH3, 64 bits
};

struct SnapshotTrailer {
  std::uint64_t table_offset = 0;
  std::uint64_t sections = kSections;
  std::uint64_t table_hash = 0;  ///< XXH3 of the table
  std::array<char, 8> magic = kSnapshotMagic;
};

/// Firms are scored range by range, so that the scores of one range stay in the cache and a firm's
/// number within its range needs two bytes.
inline constexpr std::size_t kRangeFirms = 65536;
inline constexpr std::size_t kCreditCodeBytes = 18;

/// The postings of one term in one range. At `offset` of the range's bytes stand
///   narrow: the first firm (u16), then count-1 gaps (u8), then count impacts (u8);
///   wide: count firms (u16), then count impacts (u8).
struct PostingBlock {
  static constexpr std::uint32_t kWide = 1U << 31U;

  std::uint32_t offset_and_form = 0;
  std::uint16_t range = 0;
  std::uint16_t count_less_one = 0;

  bool wide() const { return (offset_and_form & kWide) != 0; }
  std::uint32_t offset() const { return offset_and_form & ~kWide; }
  std::uint32_t count() const { return count_less_one + 1U; }
  std::uint64_t bytes() const {
    return wide() ? std::uint64_t{3} * count() : std::uint64_t{2} * count() + 1;
  }
};
static_assert(sizeof(PostingBlock) == 8);

}  // namespace rongtong::match
