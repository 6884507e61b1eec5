#pragma once

#include <memory>

#include "base/io/byte_source.h"
#include "base/text/encoding.h"

namespace rongtong::base {

/// `source` converted to UTF-8 by ICU, as a stream. Undecodable bytes become U+FFFD.
std::unique_ptr<ByteSource> icu_source(std::unique_ptr<ByteSource> source, Encoding encoding);

}  // namespace rongtong::base
