#pragma once

#include <filesystem>
#include <memory>

#include "base/io/byte_source.h"

namespace rongtong::base {

/// The bytes of a file, or of a pipe, as they are stored. Throws Error: kNotFound where nothing is,
/// kInvalidArgument for a directory, kForbidden without the right to read, else kUnavailable.
std::unique_ptr<ByteSource> file_source(const std::filesystem::path& path);

}  // namespace rongtong::base
