#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rongtong::base {

/// A file that is written piece by piece and appears whole or not at all: a neighbour of `target`
/// is written, synced and renamed by `commit`; without it the neighbour vanishes and an old file
/// stays. All functions throw Error naming the target (a full disk says so).
class AtomicFile {
 public:
  explicit AtomicFile(const std::filesystem::path& target);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view bytes);
  /// REQUIRES: called at most once, nothing written afterwards.
  void commit();

 private:
  [[noreturn]] void fail() const;
  void sync_folder() const;

  std::filesystem::path target_;
  std::string path_;
  int fd_ = -1;
  bool committed_ = false;
};

/// Creates the folder and those above it; nothing happens when it is there, nor for an empty path
/// (the parent of a bare file name). Throws Error naming it.
void make_folders(const std::filesystem::path& folder);

}  // namespace rongtong::base
