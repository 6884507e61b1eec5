#include "base/io/unpack.h"

#include "base/io/file_source.h"
#include "base/io/gzip_source.h"
#include "base/io/peek_source.h"
#include "base/io/xz_source.h"

namespace rongtong::base {

std::unique_ptr<ByteSource> unpacked(
    std::unique_ptr<ByteSource> source, const UnpackLimits& limits
) {
  using namespace std::literals;
  auto peeking = std::make_unique<PeekSource>(std::move(source));
  const std::string_view magic = peeking->peek(6);
  if (magic.starts_with("\x1f\x8b"sv)) return gzip_source(std::move(peeking), limits);
  if (magic.starts_with("\xfd"
                        "7zXZ\0"sv)) {
    return xz_source(std::move(peeking), limits);
  }
  return peeking;
}

std::unique_ptr<ByteSource> open_bytes(
    const std::filesystem::path& path, const UnpackLimits& limits
) {
  return unpacked(file_source(path), limits);
}

}  // namespace rongtong::base
