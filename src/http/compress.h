#pragma once

#include <string>
#include <string_view>

#include "http/headers.h"
#include "http/response.h"

namespace rongtong::http {

/// Below it packing costs more than a packet saves: one Ethernet frame holds about 1,400 bytes.
inline constexpr std::size_t kLeastToCompress = 1400;

/// Packs content in memory with gzip when the client takes it, the type is text (JSON, HTML, CSS,
/// JavaScript, SVG, CSV …), the size is at least `kLeastToCompress`, and no coding is set. Adds
/// `Vary: Accept-Encoding` where packing was possible, and `-gz` to a strong ETag, as the bytes
/// differ.
void compress(const Headers& request, Response& response);

/// gzip (RFC 1952) at `level` 1 to 9.
std::string gzip(std::string_view bytes, int level = 5);

bool is_compressible(std::string_view media_type);

/// Adds `name` to the field Vary unless it stands there.
void vary_by(Response& response, std::string_view name);

}  // namespace rongtong::http
