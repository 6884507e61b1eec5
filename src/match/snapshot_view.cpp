#include "match/snapshot_view.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "match/snapshot_writer.h"

namespace rongtong::match {
namespace {

void check(bool sound) {
  if (!sound) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("match.snapshot.broken"));
  }
}

template <class T>
T read_at(std::span<const std::byte> bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

/// Ascending from 0 to `end`.
template <class T>
bool are_bounds(std::span<const T> bounds, std::uint64_t end) {
  return !bounds.empty() && bounds.front() == 0 && bounds.back() == end &&
         std::ranges::is_sorted(bounds);
}

}  // namespace

std::optional<StringList> StringList::read(std::span<const std::byte> bytes) {
  constexpr std::size_t kWord = sizeof(std::uint32_t);
  if (bytes.size() < 2 * kWord) return std::nullopt;
  const std::size_t count = read_at<std::uint32_t>(bytes, 0);
  if (count > bytes.size() / kWord - 2) return std::nullopt;
  const auto text = bytes.subspan((count + 2) * kWord);
  StringList list;
  list.offsets_ = {reinterpret_cast<const std::uint32_t*>(bytes.data()) + 1, count + 1};
  list.text_ = {reinterpret_cast<const char*>(text.data()), text.size()};
  if (!are_bounds(list.offsets_, text.size())) return std::nullopt;
  return list;
}

SnapshotView::SnapshotView(std::span<const std::byte> bytes) : bytes_(bytes) {
  read_table();
  const auto name = StringList::read(section(Section::kName));
  check(name && name->size() == 2);
  name_ = *name;
  const auto means = array<double>(Section::kMeans);
  check(means.size() == kTextFields);
  std::ranges::copy(means, means_.begin());
  check(std::ranges::all_of(means_, [](double mean) { return std::isfinite(mean) && mean >= 0; }));
  read_firms();
  read_columns();
  read_terms();
  check_blocks();
}

void SnapshotView::read_table() {
  constexpr std::size_t kFrame = sizeof(SnapshotHeader) + sizeof table_ + sizeof(SnapshotTrailer);
  check(reinterpret_cast<std::uintptr_t>(bytes_.data()) % alignof(std::uint64_t) == 0);
  check(bytes_.size() >= sizeof(SnapshotHeader));
  const auto header = read_at<SnapshotHeader>(bytes_, 0);
  check(header.magic == kSnapshotMagic);
  if (header.version != kSnapshotVersion) {
    throw base::Error(
        base::ErrorCode::kConflict,
        base::msg("match.snapshot.version", header.version, kSnapshotVersion)
    );
  }
  check(bytes_.size() >= kFrame);
  const auto trailer = read_at<SnapshotTrailer>(bytes_, bytes_.size() - sizeof(SnapshotTrailer));
  check(trailer.magic == kSnapshotMagic && trailer.sections == kSections);
  check(trailer.table_offset == bytes_.size() - sizeof(SnapshotTrailer) - sizeof table_);
  check(snapshot_hash(bytes_.subspan(trailer.table_offset, sizeof table_)) == trailer.table_hash);
  std::memcpy(table_.data(), bytes_.data() + trailer.table_offset, sizeof table_);
  for (const auto& entry : table_) {
    check(entry.offset % alignof(std::uint64_t) == 0 && entry.offset <= trailer.table_offset);
    check(entry.size <= trailer.table_offset - entry.offset);
    check(snapshot_hash(bytes_.subspan(entry.offset, entry.size)) == entry.hash);
  }
}

std::span<const std::byte> SnapshotView::section(Section section) const {
  const auto& entry = table_[static_cast<std::size_t>(section)];
  return bytes_.subspan(entry.offset, entry.size);
}

template <class T>
std::span<const T> SnapshotView::array(Section which) const {
  const auto bytes = section(which);
  check(bytes.size() % sizeof(T) == 0);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

void SnapshotView::read_firms() {
  ids_ = array<std::int64_t>(Section::kIds);
  by_id_ = array<std::uint32_t>(Section::kById);
  codes_ = array<char>(Section::kCodes);
  branches_ = array<std::uint8_t>(Section::kBranches);
  check(by_id_.size() == firms() && codes_.size() == firms() * kCreditCodeBytes);
  check(branches_.size() == firms());
  check(std::ranges::all_of(by_id_, [this](std::uint32_t firm) { return firm < firms(); }));
}

void SnapshotView::read_columns() {
  columns_ = array<std::uint32_t>(Section::kColumns);
  check(columns_.size() == firms() * kFilterColumns);
  for (std::size_t i = 0; i < kFilterColumns; ++i) {
    const auto which = static_cast<Section>(static_cast<std::size_t>(Section::kRegions) + i);
    const auto values = StringList::read(section(which));
    check(values.has_value());
    values_[i] = *values;
    const auto numbers = column(static_cast<Column>(i));
    const std::size_t count = values_[i].size();
    check(std::ranges::all_of(numbers, [count](std::uint32_t number) { return number < count; }));
  }
}

void SnapshotView::read_terms() {
  term_keys_ = array<std::uint64_t>(Section::kTermKeys);
  term_blocks_ = array<std::uint32_t>(Section::kTermBlocks);
  blocks_ = array<PostingBlock>(Section::kBlocks);
  ranges_ = array<std::uint64_t>(Section::kRanges);
  postings_ = section(Section::kPostings);
  check(term_blocks_.size() == term_keys_.size() + 1 && are_bounds(term_blocks_, blocks_.size()));
  check(std::ranges::is_sorted(term_keys_));
  check(are_bounds(ranges_, postings_.size()));
  check(ranges() == (firms() + kRangeFirms - 1) / kRangeFirms);
}

void SnapshotView::check_blocks() const {
  for (const auto& block : blocks_) {
    check(block.range < ranges());
    const std::uint64_t size = ranges_[block.range + 1U] - ranges_[block.range];
    check(block.offset() <= size && block.bytes() <= size - block.offset());
  }
}

std::string_view SnapshotView::credit_code(FirmNumber firm) const {
  return {codes_.data() + firm * kCreditCodeBytes, kCreditCodeBytes};
}

std::optional<FirmNumber> SnapshotView::find(model::EnterpriseId id) const {
  const auto found = std::ranges::lower_bound(by_id_, id.value, {}, [this](FirmNumber firm) {
    return ids_[firm];
  });
  if (found == by_id_.end() || ids_[*found] != id.value) return std::nullopt;
  return *found;
}

std::optional<FirmNumber> SnapshotView::find(std::string_view code) const {
  std::size_t low = 0;
  for (std::size_t high = firms(); low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    if (credit_code(static_cast<FirmNumber>(middle)) < code) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const auto firm = static_cast<FirmNumber>(low);
  if (low == firms() || credit_code(firm) != code) return std::nullopt;
  return firm;
}

std::span<const std::uint32_t> SnapshotView::column(Column column) const {
  return columns_.subspan(static_cast<std::size_t>(column) * firms(), firms());
}

std::span<const PostingBlock> SnapshotView::blocks(TermKey key) const {
  const auto found = std::ranges::lower_bound(term_keys_, key);
  if (found == term_keys_.end() || *found != key) return {};
  const auto term = static_cast<std::size_t>(found - term_keys_.begin());
  return blocks_.subspan(term_blocks_[term], term_blocks_[term + 1] - term_blocks_[term]);
}

}  // namespace rongtong::match
