#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::base {

/// The streams of an OLE compound file (MS-CFB), the container of XLS. Every number in it is
/// checked: a hostile file costs at most time in proportion to its size. Entries are found by name
/// alone, as no workbook has two of a name.
class CompoundFile {
 public:
  /// `bytes` must outlive it. Throws Error (kInvalidArgument), naming `name`, when it is cut off or
  /// damaged.
  CompoundFile(std::string_view bytes, std::string name);

  bool has(std::string_view stream) const;
  /// The bytes of a stream; empty when there is none of that name (case counts).
  std::optional<std::string> stream(std::string_view stream) const;

 private:
  struct Entry {
    std::string name;  ///< UTF-8
    unsigned type = 0;
    std::uint32_t start = 0;
    std::uint64_t size = 0;
  };

  [[noreturn]] void broken() const;
  std::string_view sector(std::uint32_t index) const;
  std::vector<std::uint32_t> fat_sectors() const;
  std::string chain(std::uint32_t start, std::uint64_t most) const;
  std::string mini_chain(std::uint32_t start, std::uint64_t size) const;
  void read_entries(std::uint32_t start);
  const Entry* find(std::string_view name) const;

  std::string_view bytes_;
  std::string name_;
  unsigned sector_shift_ = 9;
  std::uint32_t mini_cutoff_ = 4096;
  std::uint32_t mini_fat_start_ = 0;
  std::vector<std::uint32_t> fat_;
  std::vector<Entry> entries_;
};

}  // namespace rongtong::base
