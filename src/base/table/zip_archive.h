#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/io/byte_source.h"
#include "base/table/sheet_limits.h"

namespace rongtong::base {

/// The parts of a zip package. Throws Error (kInvalidArgument), naming the file, when it is cut
/// off, damaged, encrypted or beyond the limits. Not thread safe.
class ZipArchive {
 public:
  ZipArchive(const std::filesystem::path& path, const SheetLimits& limits);
  /// `bytes` must outlive it.
  ZipArchive(std::string_view bytes, std::string name, const SheetLimits& limits);
  ZipArchive(ZipArchive&&) noexcept;
  ~ZipArchive();

  bool has(const std::string& part) const;
  /// The unpacked bytes of a part (case of names does not count); it must not outlive the archive.
  /// Its progress is in packed bytes. Throws kNotFound when it is not there.
  std::unique_ptr<ByteSource> open(const std::string& part) const;
  const std::string& name() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rongtong::base
