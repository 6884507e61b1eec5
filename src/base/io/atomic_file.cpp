#include "base/io/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/io/io_error.h"

namespace rongtong::base {

AtomicFile::AtomicFile(const std::filesystem::path& target)
    : target_(target), path_(target.string() + ".XXXXXX") {
  std::error_code ignored;
  if (std::filesystem::is_directory(target, ignored)) throw write_error(target.string(), EISDIR);
  fd_ = ::mkostemp(path_.data(), O_CLOEXEC);
  if (fd_ < 0) fail();
  struct stat old {};
  const mode_t mode = ::stat(target.c_str(), &old) == 0 ? old.st_mode & 0777U : 0644U;
  ::fchmod(fd_, mode);
}

AtomicFile::~AtomicFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!committed_) ::unlink(path_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd_, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

void AtomicFile::commit() {
  if (::fsync(fd_) != 0) fail();
  const int fd = fd_;
  fd_ = -1;
  if (::close(fd) != 0) fail();
  if (::rename(path_.c_str(), target_.c_str()) != 0) fail();
  committed_ = true;
  sync_folder();
}

void AtomicFile::fail() const { throw write_error(target_.string(), errno); }

/// Makes the rename itself last. Some file systems refuse to sync a folder; the file is in place
/// then.
void AtomicFile::sync_folder() const {
  const auto folder =
      target_.has_parent_path() ? target_.parent_path() : std::filesystem::path(".");
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

void make_folders(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw write_error(folder.string(), failed.value());
  if (!std::filesystem::is_directory(folder)) throw write_error(folder.string(), ENOTDIR);
}

}  // namespace rongtong::base
