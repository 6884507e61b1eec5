#include "http/body.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/io/file_source.h"
#include "base/io/io_error.h"

namespace rongtong::http {

namespace {
/// Some file systems (overlayfs before Linux 6.1) know no unnamed files: there the name goes at
/// once.
int open_unnamed(const std::string& folder) {
  const int unnamed = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (unnamed >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return unnamed;
  std::string pattern = folder + "/rongtong-body-XXXXXX";
  const int named = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(pattern.c_str());
  return named;
}
}  // namespace

TemporaryFile::TemporaryFile(const std::filesystem::path& folder) : folder_(folder.string()) {
  descriptor_ = open_unnamed(folder_);
  if (descriptor_ < 0) throw base::write_error(folder_, errno);
}

TemporaryFile::~TemporaryFile() { ::close(descriptor_); }

void TemporaryFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw base::write_error(folder_, errno);
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::filesystem::path TemporaryFile::path() const {
  return "/proc/self/fd/" + std::to_string(descriptor_);
}

std::unique_ptr<base::ByteSource> Body::source() const {
  if (file_) return base::file_source(file_->path());
  return base::memory_source(text_);
}

}  // namespace rongtong::http
