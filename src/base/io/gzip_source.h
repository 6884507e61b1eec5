#pragma once

#include <memory>

#include "base/io/unpack.h"

namespace rongtong::base {

/// What `packed` holds as gzip members (RFC 1952), one after another. Bytes behind the last member
/// that are no gzip header are ignored, as gzip does. See `unpacked` for errors.
std::unique_ptr<ByteSource> gzip_source(
    std::unique_ptr<ByteSource> packed, const UnpackLimits& limits
);

}  // namespace rongtong::base
