#include "base/io/xz_source.h"

#include <lzma.h>

#include <array>

#include "base/io/unpack_guard.h"

namespace rongtong::base {

namespace {

class XzSource final : public ByteSource {
 public:
  XzSource(std::unique_ptr<ByteSource> packed, const UnpackLimits& limits)
      : packed_(std::move(packed)), guard_(limits, packed_->name()) {
    if (lzma_stream_decoder(&stream_, limits.max_memory, LZMA_CONCATENATED) != LZMA_OK) {
      throw guard_.fault("base.io.unpack_memory");
    }
  }
  XzSource(const XzSource&) = delete;
  XzSource& operator=(const XzSource&) = delete;
  ~XzSource() override { lzma_end(&stream_); }

  std::size_t read(std::span<char> out) override {
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream_.avail_out = out.size();
    while (!ended_ && stream_.avail_out == out.size()) step();
    guard_.check(stream_.total_in, stream_.total_out);
    return out.size() - stream_.avail_out;
  }

  std::uint64_t consumed() const override { return packed_->consumed(); }
  std::uint64_t total() const override { return packed_->total(); }
  const std::string& name() const override { return packed_->name(); }

 private:
  void step() {
    if (stream_.avail_in == 0 && !input_ended_) {
      const std::size_t got = packed_->read(input_);
      stream_.next_in = reinterpret_cast<const std::uint8_t*>(input_.data());
      stream_.avail_in = got;
      input_ended_ = got == 0;
    }
    const lzma_ret state = lzma_code(&stream_, input_ended_ ? LZMA_FINISH : LZMA_RUN);
    if (state == LZMA_STREAM_END) {
      ended_ = true;
    } else if (state != LZMA_OK) {
      throw guard_.fault(fault_key(state));
    }
  }

  std::string_view fault_key(lzma_ret state) const {
    if (state == LZMA_MEM_ERROR || state == LZMA_MEMLIMIT_ERROR) return "base.io.unpack_memory";
    return state == LZMA_BUF_ERROR && input_ended_ ? "base.io.truncated" : "base.io.corrupt";
  }

  std::unique_ptr<ByteSource> packed_;
  UnpackGuard guard_;
  lzma_stream stream_ = LZMA_STREAM_INIT;
  std::array<char, 64U << 10U> input_{};
  bool input_ended_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> xz_source(
    std::unique_ptr<ByteSource> packed, const UnpackLimits& limits
) {
  return std::make_unique<XzSource>(std::move(packed), limits);
}

}  // namespace rongtong::base
