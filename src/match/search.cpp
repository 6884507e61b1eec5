#include "match/search.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace rongtong::match {
namespace {

using Scores = std::vector<std::uint32_t>;  // kRangeFirms of them: every u16 is an index

std::uint16_t read_u16(const std::uint8_t* at) {
  std::uint16_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

void add_wide(
    const std::uint8_t* firms, std::uint32_t count, std::uint32_t weight, Scores& scores
) {
  const std::uint8_t* impacts = firms + 2 * std::size_t{count};
  for (std::uint32_t i = 0; i < count; ++i) {
    scores[read_u16(firms + 2 * std::size_t{i})] += weight * impacts[i];
  }
}

void add_narrow(const std::uint8_t* at, std::uint32_t count, std::uint32_t weight, Scores& scores) {
  std::uint16_t firm = read_u16(at);
  const std::uint8_t* gaps = at + 2;
  const std::uint8_t* impacts = gaps + (count - 1);
  scores[firm] += weight * impacts[0];
  for (std::uint32_t i = 1; i < count; ++i) {
    firm = static_cast<std::uint16_t>(firm + gaps[i - 1]);
    scores[firm] += weight * impacts[i];
  }
}

/// The best `limit` of what is offered, firms ascending.
class TopList {
 public:
  explicit TopList(std::size_t limit) : limit_(limit) {}

  /// A total has to pass this to be taken: among equals the first offered stays.
  std::uint64_t threshold() const {
    if (limit_ == 0) return std::numeric_limits<std::uint64_t>::max();
    return full() ? heap_.front().total : 0;
  }

  void offer(const Scored& scored) {
    if (scored.total <= threshold()) return;
    if (full()) {
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
    }
    heap_.push_back(scored);
    std::push_heap(heap_.begin(), heap_.end());
  }

  std::vector<Scored> sorted() {
    std::sort(heap_.begin(), heap_.end());
    return std::move(heap_);
  }

 private:
  bool full() const { return heap_.size() >= limit_; }

  std::size_t limit_;
  std::vector<Scored> heap_;  ///< the worst on top
};

class Search {
 public:
  Search(
      const SnapshotView& index,
      const Query& query,
      const FirmFilter& filter,
      std::span<const SoftBonus> bonuses
  )
      : index_(index),
        query_(query),
        filter_(filter),
        bonuses_(bonuses),
        scores_(kRangeFirms),
        next_(query.terms.size(), 0) {
    for (const auto& bonus : bonuses) most_bonus_ += std::max(bonus.met, bonus.unknown);
  }

  Found run(std::size_t limit, std::span<const FirmNumber> pinned) {
    TopList top(limit);
    Found found;
    for (std::size_t range = 0; range < index_.ranges(); ++range) {
      const std::size_t from = range * kRangeFirms;
      const std::size_t end = std::min(from + kRangeFirms, index_.firms());
      std::ranges::fill(scores_, 0U);
      score(range);
      collect(from, end, top);
      for (; !pinned.empty() && pinned.front() < end; pinned = pinned.subspan(1)) {
        found.pinned.push_back(scored(pinned.front(), scores_[pinned.front() - from]));
      }
    }
    found.top = top.sorted();
    return found;
  }

 private:
  void score(std::size_t range) {
    for (std::size_t i = 0; i < next_.size(); ++i) {
      const auto& term = query_.terms[i];
      while (next_[i] < term.blocks.size() && term.blocks[next_[i]].range < range) ++next_[i];
      if (next_[i] == term.blocks.size() || term.blocks[next_[i]].range != range) continue;
      const auto& block = term.blocks[next_[i]];
      const auto* bytes = reinterpret_cast<const std::uint8_t*>(index_.postings(block));
      const auto add = block.wide() ? add_wide : add_narrow;
      add(bytes, block.count(), term.weight, scores_);
    }
  }

  /// Offers the firms of the range whose score can enter the list.
  void collect(std::size_t from, std::size_t end, TopList& top) {
    for (std::size_t block = from; block < end; block += 64) {
      const std::uint32_t* scores = scores_.data() + (block - from);
      std::uint32_t most = 0;
      for (std::size_t i = 0; i < 64; ++i) most = std::max(most, scores[i]);
      if (most == 0 || most + most_bonus_ <= top.threshold()) continue;
      for (std::uint64_t bits = filter_.words[block / 64]; bits != 0; bits &= bits - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(bits));
        if (scores[i] == 0 || scores[i] + most_bonus_ <= top.threshold()) continue;
        top.offer(scored(static_cast<FirmNumber>(block + i), scores[i]));
      }
    }
  }

  Scored scored(FirmNumber firm, std::uint64_t text) const {
    Scored result{firm, text, text};
    for (const auto& bonus : bonuses_) result.total += bonus.of(index_, firm);
    return result;
  }

  const SnapshotView& index_;
  const Query& query_;
  const FirmFilter& filter_;
  std::span<const SoftBonus> bonuses_;
  std::uint64_t most_bonus_ = 0;
  Scores scores_;
  std::vector<std::size_t> next_;  ///< per term: its first block that is not yet behind
};

}  // namespace

std::uint64_t SoftBonus::of(const SnapshotView& index, FirmNumber firm) const {
  switch (condition->of(index, firm)) {
    case model::Verdict::kYes:
      return met;
    case model::Verdict::kUnknown:
      return unknown;
    case model::Verdict::kNo:
      break;
  }
  return 0;
}

Found search(
    const SnapshotView& index,
    const Query& query,
    const FirmFilter& filter,
    std::span<const SoftBonus> bonuses,
    std::size_t top,
    std::span<const FirmNumber> pinned
) {
  return Search(index, query, filter, bonuses).run(top, pinned);
}

}  // namespace rongtong::match
