#include "base/io/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/io/file_source.h"
#include "base/io/io_error.h"

namespace rongtong::base {

namespace {

/// A file being written beside its target; removed again unless `publish` came to its end.
class Neighbour {
 public:
  explicit Neighbour(const std::filesystem::path& target)
      : target_(target), path_(target.string() + ".XXXXXX") {
    fd_ = ::mkostemp(path_.data(), O_CLOEXEC);
    if (fd_ < 0) fail();
    struct stat old {};
    const mode_t mode = ::stat(target.c_str(), &old) == 0 ? old.st_mode & 0777U : 0644U;
    ::fchmod(fd_, mode);
  }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;
  ~Neighbour() {
    if (fd_ >= 0) ::close(fd_);
    if (!published_) ::unlink(path_.c_str());
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t wrote = ::write(fd_, bytes.data(), bytes.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
  }

  void publish() {
    if (::fsync(fd_) != 0) fail();
    const int fd = fd_;
    fd_ = -1;
    if (::close(fd) != 0) fail();
    if (::rename(path_.c_str(), target_.c_str()) != 0) fail();
    published_ = true;
    sync_folder();
  }

 private:
  [[noreturn]] void fail() const { throw write_error(target_.string(), errno); }

  /// Makes the rename itself last. Some file systems refuse to sync a folder; the file is in place
  /// then.
  void sync_folder() const {
    const auto folder =
        target_.has_parent_path() ? target_.parent_path() : std::filesystem::path(".");
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
  }

  std::filesystem::path target_;
  std::string path_;
  int fd_ = -1;
  bool published_ = false;
};

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t limit) {
  const auto source = file_source(path);
  std::string bytes;
  while (bytes.size() <= limit) {
    const std::size_t before = bytes.size();
    bytes.resize(before + (64U << 10U));
    const std::size_t got = source->read(std::span(bytes).subspan(before));
    bytes.resize(before + got);
    if (got == 0) return bytes;
  }
  throw Error(
      ErrorCode::kInvalidArgument,
      msg("base.io.too_large", (limit + 1023) >> 10U),
      {path.string(), 0, {}}
  );
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  if (std::filesystem::is_directory(path)) throw write_error(path.string(), EISDIR);
  Neighbour neighbour(path);
  neighbour.write(bytes);
  neighbour.publish();
}

}  // namespace rongtong::base
