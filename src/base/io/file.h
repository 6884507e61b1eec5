#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace rongtong::base {

/// The whole file as it is stored. Throws Error as `file_source` does, and kInvalidArgument when it
/// is longer than `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::uint64_t limit);

/// Puts `bytes` at `path` so that a reader, or a machine that loses power, finds the old file or
/// the new one, never a part: a neighbour file is written, synced and renamed. Throws Error; then
/// the old file is unchanged and the neighbour is gone.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

/// XXH3 of the stored bytes (128 bits) as 32 lower-case hex digits: to know the same file again,
/// not to prove who made it.
std::string file_hash(const std::filesystem::path& path);

/// The same of bytes in memory.
std::string bytes_hash(std::string_view bytes);

}  // namespace rongtong::base
