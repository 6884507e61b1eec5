#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "match/snapshot_format.h"

namespace rongtong::match {

/// Writes the sections of a snapshot front to back, each once, with their checksums.
class SnapshotWriter {
 public:
  using Write = std::function<void(std::span<const std::byte>)>;

  /// Writes the header. `write` is borrowed.
  explicit SnapshotWriter(const Write& write);
  ~SnapshotWriter();
  SnapshotWriter(const SnapshotWriter&) = delete;
  SnapshotWriter& operator=(const SnapshotWriter&) = delete;

  void begin(Section section);
  void append(std::span<const std::byte> bytes);  ///< to the section begun
  void end();

  template <class T>
  void section(Section section, const std::vector<T>& values) {
    begin(section);
    append(std::as_bytes(std::span(values)));
    end();
  }
  /// u32 count, u32 offsets (count + 1) into the bytes that follow.
  void strings(Section section, std::span<const std::string> values);

  /// Writes the table and the trailer.
  void finish();

 private:
  void put(std::span<const std::byte> bytes);
  void align();

  struct Hasher;
  const Write* write_;
  std::unique_ptr<Hasher> hasher_;
  std::uint64_t written_ = 0;
  std::size_t current_ = kSections;
  std::array<SectionEntry, kSections> table_{};
};

/// XXH3, 64 bits.
std::uint64_t snapshot_hash(std::span<const std::byte> bytes);

}  // namespace rongtong::match
