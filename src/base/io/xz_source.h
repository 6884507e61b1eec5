#pragma once

#include <memory>

#include "base/io/unpack.h"

namespace rongtong::base {

/// What `packed` holds as xz streams, one after another. See `unpacked` for errors.
std::unique_ptr<ByteSource> xz_source(
    std::unique_ptr<ByteSource> packed, const UnpackLimits& limits
);

}  // namespace rongtong::base
