#include "store/sqlite/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.h"

namespace rongtong::store {

namespace {

class FolderLock final : public WriterLock {
 public:
  explicit FolderLock(int file) : file_(file) {}
  ~FolderLock() override {
    // Best effort: a stale id is only ever read while the lock is held by somebody.
    [[maybe_unused]] const int emptied = ::ftruncate(file_, 0);
    ::close(file_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_;
};

std::string holder(int file) {
  std::array<char, 24> text{};
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  std::string id;
  for (ssize_t i = 0; i < size; ++i) {
    const char digit = text[static_cast<std::size_t>(i)];
    if (digit < '0' || digit > '9') break;
    id += digit;
  }
  return id;
}

[[noreturn]] void throw_held(int file) {
  const std::string id = holder(file);
  ::close(file);
  throw base::Error(
      base::ErrorCode::kConflict,
      id.empty() ? base::msg("store.locked") : base::msg("store.locked_by", id)
  );
}

}  // namespace

std::unique_ptr<WriterLock> lock_folder(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "rongtong.lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    const std::string cause = std::generic_category().message(errno);
    throw base::Error(
        base::ErrorCode::kUnavailable, base::msg("store.cannot_open", path.string(), cause)
    );
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) throw_held(file);
  const std::string id = std::to_string(::getpid()) + "\n";
  // The id only serves a message: a disk too full for it must not keep anybody from writing.
  if (::ftruncate(file, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(file, id.data(), id.size(), 0);
  }
  return std::make_unique<FolderLock>(file);
}

}  // namespace rongtong::store
