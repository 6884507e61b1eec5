#include "http/compress.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "http/accept.h"

namespace rongtong::http {

namespace {

constexpr std::string_view kPacked[] = {
    "application/json",
    "application/problem+json",
    "application/javascript",
    "application/xml",
    "application/manifest+json",
    "image/svg+xml"};

/// `"v12"` → `"v12-gz"`; a weak tag stays, as it does not promise equal bytes.
void mark_tag(Response& response) {
  const std::string* const tag = response.find("ETag");
  if (tag == nullptr || tag->size() < 2 || tag->front() != '"') return;
  response.set("ETag", tag->substr(0, tag->size() - 1) + "-gz\"");
}

}  // namespace

bool is_compressible(std::string_view media_type) {
  const auto type = ascii_lower(trimmed(media_type.substr(0, media_type.find(';'))));
  if (type == "text/event-stream") return false;
  return type.starts_with("text/") || std::ranges::find(kPacked, type) != std::end(kPacked);
}

void vary_by(Response& response, std::string_view name) {
  const std::string* const old = response.find("Vary");
  if (old == nullptr) {
    response.set("Vary", name);
  } else if (ascii_lower(*old).find(ascii_lower(name)) == std::string::npos) {
    response.set("Vary", *old + ", " + std::string(name));
  }
}

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;  // zlib.h: 16 more writes a gzip head
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2 ||
      deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw base::Error(base::ErrorCode::kInternal, base::msg("http.status.500"));
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // zlib does not write through next_in; its type is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) {
    throw base::Error(base::ErrorCode::kInternal, base::msg("http.status.500"));
  }
  return packed;
}

void compress(const Headers& request, Response& response) {
  const std::string* const type = response.find("Content-Type");
  const auto text = response.text();
  if (type == nullptr || text.size() < kLeastToCompress || !is_compressible(*type)) return;
  if (response.find("Content-Encoding") != nullptr || !may_have_content(response.status)) return;
  vary_by(response, "Accept-Encoding");
  if (coding_weight(request.joined("accept-encoding"), "gzip") == 0) return;
  response.content = gzip(text);
  response.set("Content-Encoding", "gzip");
  mark_tag(response);
}

}  // namespace rongtong::http
