#include "match/index_builder.h"

#include <algorithm>
#include <numeric>

#include "match/firm_store.h"
#include "match/posting_range.h"
#include "match/snapshot_writer.h"

namespace rongtong::match {
namespace {

void write_firms(const FirmStore& store, SnapshotWriter& writer) {
  const auto& firms = store.firms();
  std::vector<std::int64_t> ids;
  std::vector<std::uint8_t> branches;
  for (const auto& firm : firms) {
    ids.push_back(firm.id.value);
    branches.push_back(firm.branch ? 1 : 0);
  }
  std::vector<std::uint32_t> by_id(firms.size());
  std::iota(by_id.begin(), by_id.end(), 0U);
  std::ranges::sort(by_id, {}, [&ids](std::uint32_t firm) { return ids[firm]; });
  writer.section(Section::kIds, ids);
  writer.section(Section::kById, by_id);
  writer.begin(Section::kCodes);
  for (const auto& firm : firms) writer.append(std::as_bytes(std::span(firm.code)));
  writer.end();
  writer.section(Section::kBranches, branches);
}

void write_columns(const FirmStore& store, SnapshotWriter& writer) {
  writer.begin(Section::kColumns);
  std::vector<std::uint32_t> numbers(store.firms().size());
  for (std::size_t i = 0; i < kFilterColumns; ++i) {
    std::ranges::transform(store.firms(), numbers.begin(), [i](const FirmEntry& firm) {
      return firm.values[i];
    });
    writer.append(std::as_bytes(std::span(numbers)));
  }
  writer.end();
  for (std::size_t i = 0; i < kFilterColumns; ++i) {
    const auto section = static_cast<Section>(static_cast<std::size_t>(Section::kRegions) + i);
    writer.strings(section, store.values(static_cast<Column>(i)));
  }
}

/// Writes the keys in ascending order; returns the rank of every term of the table.
std::vector<std::uint32_t> write_term_keys(const TermTable& table, SnapshotWriter& writer) {
  const auto& keys = table.keys();
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&keys](std::uint32_t term) { return keys[term]; });
  std::vector<std::uint32_t> ranks(keys.size());
  std::vector<TermKey> sorted(keys.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    ranks[order[rank]] = rank;
    sorted[rank] = keys[order[rank]];
  }
  writer.section(Section::kTermKeys, sorted);
  return ranks;
}

/// Writes the blocks, which come range after range, in the order of their terms.
void write_blocks(std::size_t terms, const std::vector<TermBlock>& blocks, SnapshotWriter& writer) {
  std::vector<std::uint32_t> begins(terms + 1, 0);
  for (const auto& block : blocks) ++begins[block.term + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  writer.section(Section::kTermBlocks, begins);
  std::vector<PostingBlock> sorted(blocks.size());
  for (const auto& block : blocks) sorted[begins[block.term]++] = block.block;
  writer.section(Section::kBlocks, sorted);
}

void write_postings(
    const FirmStore& store,
    const ImpactModel& model,
    const std::vector<std::uint32_t>& ranks,
    SnapshotWriter& writer
) {
  PostingRange builder(model, ranks);
  std::vector<TermBlock> blocks;
  std::vector<std::uint64_t> ranges{0};
  const std::span firms(store.firms());
  writer.begin(Section::kPostings);
  for (std::size_t from = 0; from < firms.size(); from += kRangeFirms) {
    const auto part = firms.subspan(from, std::min(kRangeFirms, firms.size() - from));
    const auto bytes = builder.build(part, static_cast<std::uint16_t>(ranges.size() - 1), blocks);
    writer.append(bytes);
    ranges.push_back(ranges.back() + bytes.size());
  }
  writer.end();
  writer.section(Section::kRanges, ranges);
  write_blocks(ranks.size(), blocks, writer);
}

}  // namespace

struct IndexBuilder::Impl {
  MatchWeights weights;
  PhraseSet stop;
  FirmStore store;

  Impl(const MatchWeights& match_weights, const StopPhrases& phrases)
      : weights(match_weights), stop(phrases.scope), store(stop) {}
};

IndexBuilder::IndexBuilder(const MatchWeights& weights, const StopPhrases& phrases)
    : impl_(std::make_unique<Impl>(weights, phrases)) {}

IndexBuilder::~IndexBuilder() = default;
IndexBuilder::IndexBuilder(IndexBuilder&&) noexcept = default;
IndexBuilder& IndexBuilder::operator=(IndexBuilder&&) noexcept = default;

void IndexBuilder::add(model::EnterpriseId id, const model::Enterprise& enterprise) {
  impl_->store.add(id, enterprise);
}

void IndexBuilder::finish(const SnapshotName& name, const Write& write) {
  FirmStore& store = impl_->store;
  store.sort();
  SnapshotWriter writer(write);
  writer.strings(Section::kName, std::vector<std::string>{name.revision, name.catalogue});
  const FieldMeans means = store.means();
  writer.section(Section::kMeans, std::vector<double>(means.begin(), means.end()));
  write_firms(store, writer);
  write_columns(store, writer);
  const auto ranks = write_term_keys(store.terms(), writer);
  write_postings(store, ImpactModel(impl_->weights, means), ranks, writer);
  writer.finish();
  impl_->store = FirmStore(impl_->stop);
}

std::vector<std::byte> IndexBuilder::finish(const SnapshotName& name) {
  std::vector<std::byte> snapshot;
  finish(name, [&snapshot](std::span<const std::byte> bytes) {
    snapshot.insert(snapshot.end(), bytes.begin(), bytes.end());
  });
  return snapshot;
}

}  // namespace rongtong::match
