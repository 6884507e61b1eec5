#include "match/posting_range.h"

#include "base/error.h"

namespace rongtong::match {
namespace {

constexpr unsigned kMostGap = 255;

std::byte low_byte(unsigned value) { return static_cast<std::byte>(value & 0xFFU); }

}  // namespace

std::span<const std::byte> PostingRange::build(
    std::span<const FirmEntry> firms, std::uint16_t range, std::vector<TermBlock>& blocks
) {
  count(firms);
  fill(firms);
  bytes_.clear();
  std::uint32_t begin = 0;
  for (std::uint32_t term = 0; term < ends_.size(); ++term) {
    const std::uint32_t end = ends_[term];
    if (end > begin) {
      PostingBlock block = encode(begin, end);
      block.range = range;
      blocks.push_back({term, block});
    }
    begin = end;
  }
  RT_INVARIANT(bytes_.size() < PostingBlock::kWide, "a range of postings is too long");
  return bytes_;
}

/// Leaves in `ends_` where the postings of each term begin.
void PostingRange::count(std::span<const FirmEntry> firms) {
  ends_.assign(ranks_.size(), 0);
  for (const auto& firm : firms) {
    FirmStore::each_term(firm, [this](const TermCount& term) { ++ends_[ranks_[term.term]]; });
  }
  std::uint32_t sum = 0;
  for (auto& number : ends_) {
    const std::uint32_t own = number;
    number = sum;
    sum += own;
  }
  firms_.resize(sum);
  impacts_.resize(sum);
}

void PostingRange::fill(std::span<const FirmEntry> firms) {
  for (std::size_t i = 0; i < firms.size(); ++i) {
    FirmStore::each_term(firms[i], [&](const TermCount& term) {
      const std::uint32_t at = ends_[ranks_[term.term]]++;
      firms_[at] = static_cast<std::uint16_t>(i);
      impacts_[at] = model_->impact(term.counts, firms[i].lengths);
    });
  }
}

PostingBlock PostingRange::encode(std::uint32_t begin, std::uint32_t end) {
  PostingBlock block;
  block.offset_and_form = static_cast<std::uint32_t>(bytes_.size());
  block.count_less_one = static_cast<std::uint16_t>(end - begin - 1);
  bool narrow = true;
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    narrow = narrow && unsigned{firms_[i]} - firms_[i - 1] <= kMostGap;
  }
  for (std::uint32_t i = begin; i < end; ++i) {
    const unsigned value = narrow && i > begin ? unsigned{firms_[i]} - firms_[i - 1] : firms_[i];
    bytes_.push_back(low_byte(value));
    if (!narrow || i == begin) bytes_.push_back(low_byte(value >> 8U));
  }
  for (std::uint32_t i = begin; i < end; ++i) bytes_.push_back(low_byte(impacts_[i]));
  if (!narrow) block.offset_and_form |= PostingBlock::kWide;
  return block;
}

}  // namespace rongtong::match
