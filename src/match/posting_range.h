#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/firm_store.h"

namespace rongtong::match {

/// A block and the term (by rank) that it belongs to.
struct TermBlock {
  std::uint32_t term = 0;
  PostingBlock block;
};

/// Turns the term counts of the firms of one range into blocks of postings.
class PostingRange {
 public:
  /// `ranks`: the final number of every term of the term table. Borrowed.
  PostingRange(const ImpactModel& model, std::span<const std::uint32_t> ranks)
      : model_(&model), ranks_(ranks) {}

  /// The postings of `firms` (at most kRangeFirms). Appends the blocks, ascending by term, to
  /// `blocks`; the bytes are valid until the next call.
  std::span<const std::byte> build(
      std::span<const FirmEntry> firms, std::uint16_t range, std::vector<TermBlock>& blocks
  );

 private:
  void count(std::span<const FirmEntry> firms);
  void fill(std::span<const FirmEntry> firms);
  PostingBlock encode(std::uint32_t begin, std::uint32_t end);

  const ImpactModel* model_;
  std::span<const std::uint32_t> ranks_;
  std::vector<std::uint32_t> ends_;  ///< per term: while filling, where its next posting goes
  std::vector<std::uint16_t> firms_;
  std::vector<std::uint8_t> impacts_;
  std::vector<std::byte> bytes_;
};

}  // namespace rongtong::match
