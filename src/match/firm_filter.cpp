#include "match/firm_filter.h"

namespace rongtong::match {
namespace {

void clear(std::vector<std::uint64_t>& words, FirmNumber firm) {
  words[firm / 64] &= ~(std::uint64_t{1} << (firm % 64));
}

std::size_t count(const std::vector<std::uint64_t>& words) {
  std::size_t bits = 0;
  for (const auto word : words) bits += static_cast<std::size_t>(std::popcount(word));
  return bits;
}

/// Bits of the firms whose verdict is not kNo.
std::vector<std::uint64_t> passing(const SnapshotView& index, const JudgedCondition& condition) {
  std::vector<std::uint64_t> words((index.firms() + 63) / 64, 0);
  const auto values = index.column(condition.column);
  for (std::size_t firm = 0; firm < values.size(); ++firm) {
    const std::uint64_t passes = condition.verdicts[values[firm]] != model::Verdict::kNo ? 1 : 0;
    words[firm / 64] |= passes << (firm % 64);
  }
  return words;
}

std::vector<std::uint64_t> considered_firms(
    const SnapshotView& index,
    std::span<const model::CreditCode> excluded,
    std::span<const model::CreditCode> among
) {
  std::vector<std::uint64_t> words((index.firms() + 63) / 64, 0);
  const auto add = [&](FirmNumber firm) {
    const std::uint64_t stays = index.is_branch(firm) ? 0 : 1;
    words[firm / 64] |= stays << (firm % 64);
  };
  if (among.empty()) {
    for (FirmNumber firm = 0; firm < index.firms(); ++firm) add(firm);
  }
  for (const auto& code : among) {
    if (const auto firm = index.find(code.text())) add(*firm);
  }
  for (const auto& code : excluded) {
    if (const auto firm = index.find(code.text())) clear(words, *firm);
  }
  return words;
}

}  // namespace

FirmFilter firm_filter(
    const SnapshotView& index,
    std::span<const JudgedCondition> conditions,
    std::span<const model::CreditCode> excluded,
    std::span<const model::CreditCode> among
) {
  FirmFilter filter;
  const auto considered = considered_firms(index, excluded, among);
  filter.considered = count(considered);
  filter.words = considered;
  for (const auto& condition : conditions) {
    if (!condition.condition.hard) continue;
    auto kept = passing(index, condition);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      filter.words[i] &= kept[i];
      kept[i] &= considered[i];
    }
    filter.exclusions.push_back({condition.condition, filter.considered - count(kept)});
  }
  return filter;
}

}  // namespace rongtong::match
