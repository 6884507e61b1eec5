#include "match/snapshot_writer.h"

#include <xxhash.h>

#include "base/error.h"

namespace rongtong::match {
namespace {

constexpr std::size_t kAlignment = 8;

template <class T>
std::span<const std::byte> bytes_of(const T& value) {
  return std::as_bytes(std::span(&value, 1));
}

}  // namespace

struct SnapshotWriter::Hasher {
  XXH3_state_t* state = XXH3_createState();
  Hasher() = default;
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;
  ~Hasher() { XXH3_freeState(state); }
};

std::uint64_t snapshot_hash(std::span<const std::byte> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

SnapshotWriter::SnapshotWriter(const Write& write)
    : write_(&write), hasher_(std::make_unique<Hasher>()) {
  put(bytes_of(SnapshotHeader{}));
}

SnapshotWriter::~SnapshotWriter() = default;

void SnapshotWriter::begin(Section section) {
  RT_INVARIANT(current_ == kSections, "a section of the snapshot is still open");
  align();
  current_ = static_cast<std::size_t>(section);
  table_[current_] = {written_, 0, 0};
  XXH3_64bits_reset(hasher_->state);
}

void SnapshotWriter::append(std::span<const std::byte> bytes) {
  if (bytes.empty()) return;
  XXH3_64bits_update(hasher_->state, bytes.data(), bytes.size());
  table_[current_].size += bytes.size();
  put(bytes);
}

void SnapshotWriter::end() {
  table_[current_].hash = XXH3_64bits_digest(hasher_->state);
  current_ = kSections;
}

void SnapshotWriter::strings(Section section, std::span<const std::string> values) {
  std::vector<std::uint32_t> numbers{static_cast<std::uint32_t>(values.size()), 0};
  for (const auto& value : values) {
    numbers.push_back(numbers.back() + static_cast<std::uint32_t>(value.size()));
  }
  begin(section);
  append(std::as_bytes(std::span(numbers)));
  for (const auto& value : values) append(std::as_bytes(std::span(value.data(), value.size())));
  end();
}

void SnapshotWriter::finish() {
  align();
  SnapshotTrailer trailer;
  trailer.table_offset = written_;
  trailer.table_hash = snapshot_hash(std::as_bytes(std::span(table_)));
  put(std::as_bytes(std::span(table_)));
  put(bytes_of(trailer));
}

void SnapshotWriter::put(std::span<const std::byte> bytes) {
  (*write_)(bytes);
  written_ += bytes.size();
}

void SnapshotWriter::align() {
  constexpr std::array<std::byte, kAlignment> kZeros{};
  const std::size_t over = written_ % kAlignment;
  if (over != 0) put(std::span(kZeros).first(kAlignment - over));
}

}  // namespace rongtong::match
