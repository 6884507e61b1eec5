#pragma once

#include <memory>
#include <optional>

#include "base/io/byte_source.h"
#include "base/text/encoding.h"

namespace rongtong::base {

/// `source` as well-formed UTF-8 without byte order mark. Bytes that cannot be decoded become
/// U+FFFD, one for each fault; nothing is dropped. Without `encoding` it is detected from the first
/// 256 KiB, and again at the first bytes beyond ASCII when these held none.
std::unique_ptr<ByteSource> utf8_source(
    std::unique_ptr<ByteSource> source, std::optional<Encoding> encoding = std::nullopt
);

}  // namespace rongtong::base
