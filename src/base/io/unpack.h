#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/io/byte_source.h"

namespace rongtong::base {

/// How far packed input may grow before it is taken for a decompression bomb.
struct UnpackLimits {
  /// Bytes that may come out. All enterprises of the nation (50 million at the 355 bytes a row of
  /// the published registrations) make 18 GB.
  std::uint64_t max_unpacked = 32ULL << 30U;
  /// Bytes out per byte in, looked at beyond `ratio_from`. The published registrations unpack 6.3
  /// times (xz), sheets of an XLSX 8 to 40 times; deflate bombs reach 1,030 times, xz ones 7,000.
  std::uint64_t max_ratio = 250;
  /// Below this many bytes out the ratio is not looked at: a small file of blanks is no danger.
  std::uint64_t ratio_from = 16ULL << 20U;
  /// Memory for the xz dictionary. `xz -9` asks for 65 MiB; a hostile header can ask for 4 GiB.
  std::uint64_t max_memory = 128ULL << 20U;

  friend bool operator==(const UnpackLimits&, const UnpackLimits&) = default;
};

/// `source` itself, or what gzip or xz packed into it, by its first bytes. Concatenated members are
/// read one after another. The result throws Error (kInvalidArgument) for cut-off or damaged
/// data and beyond `limits`.
std::unique_ptr<ByteSource> unpacked(
    std::unique_ptr<ByteSource> source, const UnpackLimits& limits = {}
);

/// `unpacked(file_source(path))`.
std::unique_ptr<ByteSource> open_bytes(
    const std::filesystem::path& path, const UnpackLimits& limits = {}
);

}  // namespace rongtong::base
