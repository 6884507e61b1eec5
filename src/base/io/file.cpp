#include "base/io/file.h"

#include "base/error.h"
#include "base/io/atomic_file.h"
#include "base/io/file_source.h"

namespace rongtong::base {

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
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace rongtong::base
