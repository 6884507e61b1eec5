#pragma once

#include <filesystem>
#include <memory>

#include "store/store.h"

namespace rongtong::store {

/// Takes `rongtong.lock` in `folder` for this process (flock, so that the kernel frees it when the
/// process dies, however it dies). Throws kConflict at once when another holds it, naming its
/// process id where known; kUnavailable when the file cannot be written.
std::unique_ptr<WriterLock> lock_folder(const std::filesystem::path& folder);

}  // namespace rongtong::store
