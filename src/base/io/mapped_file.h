#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace rongtong::base {

/// A file mapped into memory for reading. Stays readable when the file is renamed or replaced; must
/// not be cut short by others meanwhile (write anew and rename, as AtomicFile does).
class MappedFile {
 public:
  /// Throws Error as `file_source` does. An empty file has no bytes.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  /// Aligned to a page; valid for the life of this object, or of the one it is moved to.
  std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace rongtong::base
