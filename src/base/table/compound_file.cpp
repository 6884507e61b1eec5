#include "base/table/compound_file.h"

#include <algorithm>

#include "base/error.h"
#include "base/table/little_endian.h"

namespace rongtong::base {

namespace {

// MS-CFB 2.1 and 2.2: special sector numbers and where the header keeps what.
constexpr std::uint32_t kLastRegular = 0xFFFFFFFA;
constexpr std::size_t kHeaderSize = 512;
constexpr std::size_t kHeaderFat = 109;
constexpr std::size_t kEntrySize = 128;
constexpr unsigned kMiniShift = 6;
constexpr unsigned kStream = 2;
constexpr unsigned kRoot = 5;

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return little_endian<std::uint32_t>(bytes, at);
}
std::uint32_t u16(std::string_view bytes, std::size_t at) {
  return little_endian<std::uint16_t>(bytes, at);
}

std::vector<std::uint32_t> numbers(std::string_view bytes) {
  std::vector<std::uint32_t> all(bytes.size() / 4);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = u32(bytes, 4 * i);
  return all;
}

}  // namespace

CompoundFile::CompoundFile(std::string_view bytes, std::string name)
    : bytes_(bytes), name_(std::move(name)) {
  using namespace std::literals;
  if (bytes_.size() < kHeaderSize || !bytes_.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
    broken();
  sector_shift_ = u16(bytes_, 30);
  if (sector_shift_ != 9 && sector_shift_ != 12) broken();
  mini_cutoff_ = u32(bytes_, 56);
  mini_fat_start_ = u32(bytes_, 60);
  for (const std::uint32_t index : fat_sectors()) {
    const auto part = numbers(sector(index));
    fat_.insert(fat_.end(), part.begin(), part.end());
  }
  read_entries(u32(bytes_, 48));
}

void CompoundFile::broken() const {
  throw Error(ErrorCode::kInvalidArgument, msg("base.table.xls_broken"), {name_, 0, {}});
}

/// Sectors follow the header, which takes one sector of its own. The last one may be cut short.
std::string_view CompoundFile::sector(std::uint32_t index) const {
  const std::uint64_t begin = (std::uint64_t{index} + 1) << sector_shift_;
  if (begin >= bytes_.size()) broken();
  return bytes_.substr(begin, std::size_t{1} << sector_shift_);
}

/// The header names 109 sectors of the allocation table; a chain of further sectors names the rest.
std::vector<std::uint32_t> CompoundFile::fat_sectors() const {
  const std::size_t most = (bytes_.size() >> sector_shift_) + 1;
  std::vector<std::uint32_t> all;
  const auto add = [&](std::uint32_t index) {
    if (index <= kLastRegular) all.push_back(index);
    if (all.size() > most) broken();
  };
  for (std::size_t i = 0; i < kHeaderFat; ++i) add(u32(bytes_, 76 + 4 * i));
  std::size_t visited = 0;
  for (std::uint32_t next = u32(bytes_, 68); next <= kLastRegular;) {
    const auto part = numbers(sector(next));
    if (++visited > most || part.empty()) broken();
    for (std::size_t i = 0; i + 1 < part.size(); ++i) add(part[i]);
    next = part.back();
  }
  return all;
}

/// The sectors from `start` on, as bytes, at most `most` of them.
std::string CompoundFile::chain(std::uint32_t start, std::uint64_t most) const {
  std::string out;
  std::size_t visited = 0;
  for (std::uint32_t at = start; at <= kLastRegular && out.size() < most; at = fat_[at]) {
    if (at >= fat_.size() || ++visited > fat_.size()) broken();
    out += sector(at);
  }
  if (out.size() > most) out.resize(static_cast<std::size_t>(most));
  return out;
}

/// Short streams lie in 64-byte pieces of the root's stream.
std::string CompoundFile::mini_chain(std::uint32_t start, std::uint64_t size) const {
  const auto root = std::ranges::find(entries_, kRoot, &Entry::type);
  if (root == entries_.end()) broken();
  const std::string pieces = chain(root->start, bytes_.size());
  const auto table = numbers(chain(mini_fat_start_, bytes_.size()));
  std::string out;
  std::size_t visited = 0;
  for (std::uint32_t at = start; at <= kLastRegular && out.size() < size; at = table[at]) {
    const std::size_t begin = std::size_t{at} << kMiniShift;
    if (at >= table.size() || begin >= pieces.size() || ++visited > table.size()) broken();
    out += std::string_view(pieces).substr(begin, std::size_t{1} << kMiniShift);
  }
  if (out.size() > size) out.resize(static_cast<std::size_t>(size));
  return out;
}

void CompoundFile::read_entries(std::uint32_t start) {
  const std::string folder = chain(start, bytes_.size());
  for (std::size_t at = 0; at + kEntrySize <= folder.size(); at += kEntrySize) {
    const std::string_view raw = std::string_view(folder).substr(at, kEntrySize);
    Entry entry;
    entry.type = static_cast<unsigned char>(raw[66]);
    entry.start = u32(raw, 116);
    entry.size = u32(raw, 120);
    const std::size_t length = std::min<std::size_t>(u16(raw, 64), 64);
    Utf16Appender name(entry.name);
    for (std::size_t i = 0; i + 2 < length; i += 2) name.add(u16(raw, i));
    name.flush();
    if (entry.type == kStream || entry.type == kRoot) entries_.push_back(std::move(entry));
  }
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  for (const Entry& entry : entries_) {
    if (entry.type == kStream && entry.name == name) return &entry;
  }
  return nullptr;
}

bool CompoundFile::has(std::string_view stream) const { return find(stream) != nullptr; }

std::optional<std::string> CompoundFile::stream(std::string_view stream) const {
  const Entry* entry = find(stream);
  if (entry == nullptr) return std::nullopt;
  if (entry->size > bytes_.size()) broken();
  std::string out = entry->size < mini_cutoff_ ? mini_chain(entry->start, entry->size)
                                               : chain(entry->start, entry->size);
  if (out.size() < entry->size) broken();
  return out;
}

}  // namespace rongtong::base
