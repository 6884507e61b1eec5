#include "base/io/gzip_source.h"

#include <zlib.h>

#include <array>

#include "base/io/unpack_guard.h"

namespace rongtong::base {

namespace {

class GzipSource final : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> packed, const UnpackLimits& limits)
      : packed_(std::move(packed)), guard_(limits, packed_->name()) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) throw guard_.fault("base.io.unpack_memory");
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

  std::size_t read(std::span<char> out) override {
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), 1U << 30U));
    const uInt wanted = stream_.avail_out;
    while (!ended_ && stream_.avail_out == wanted) step();
    const std::size_t count = wanted - stream_.avail_out;
    out_ += count;
    guard_.check(in_ - stream_.avail_in, out_);
    return count;
  }

  std::uint64_t consumed() const override { return packed_->consumed(); }
  std::uint64_t total() const override { return packed_->total(); }
  const std::string& name() const override { return packed_->name(); }

 private:
  bool refill() {
    const std::size_t got = packed_->read(input_);
    in_ += got;
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(got);
    return got != 0;
  }

  void step() {
    if (stream_.avail_in == 0 && !refill()) {
      if (!between_members_) throw guard_.fault("base.io.truncated");
      ended_ = true;
      return;
    }
    if (between_members_ && members_ > 0 && *stream_.next_in != 0x1f) {
      ended_ = true;
      return;
    }
    between_members_ = false;
    const int state = inflate(&stream_, Z_NO_FLUSH);
    if (state == Z_STREAM_END) {
      ++members_;
      between_members_ = true;
      inflateReset(&stream_);
    } else if (state == Z_MEM_ERROR) {
      throw guard_.fault("base.io.unpack_memory");
    } else if (state != Z_OK && state != Z_BUF_ERROR) {
      throw guard_.fault("base.io.corrupt");
    }
  }

  std::unique_ptr<ByteSource> packed_;
  UnpackGuard guard_;
  z_stream stream_{};
  std::array<char, 64U << 10U> input_{};
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
  std::uint64_t members_ = 0;
  bool between_members_ = true;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> gzip_source(
    std::unique_ptr<ByteSource> packed, const UnpackLimits& limits
) {
  return std::make_unique<GzipSource>(std::move(packed), limits);
}

}  // namespace rongtong::base
