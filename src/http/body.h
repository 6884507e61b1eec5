#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/io/byte_source.h"

namespace rongtong::http {

/// A file without a name: it is gone with the object, and with a killed process.
class TemporaryFile {
 public:
  /// Throws Error (kUnavailable) when `folder` cannot hold one.
  explicit TemporaryFile(const std::filesystem::path& folder);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// Throws Error: a full disk says so.
  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  /// A path under which this process can open the bytes while the object lives.
  std::filesystem::path path() const;

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::string folder_;
};

/// The content of a request: in memory, or, where the route says that it may be large, in a
/// temporary file.
class Body {
 public:
  Body() = default;
  explicit Body(std::string text) : text_(std::move(text)) {}
  explicit Body(std::shared_ptr<TemporaryFile> file) : file_(std::move(file)) {}

  std::uint64_t size() const { return file_ ? file_->size() : text_.size(); }
  bool empty() const { return size() == 0; }
  bool in_file() const { return file_ != nullptr; }
  /// The bytes. REQUIRES !in_file().
  const std::string& text() const { return text_; }
  /// The bytes from the front, wherever they are; the body must outlive it.
  std::unique_ptr<base::ByteSource> source() const;
  /// Null when the bytes are in memory.
  const std::shared_ptr<TemporaryFile>& file() const { return file_; }

 private:
  std::string text_;
  std::shared_ptr<TemporaryFile> file_;
};

}  // namespace rongtong::http
