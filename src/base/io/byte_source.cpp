#include "base/io/byte_source.h"

#include <algorithm>
#include <cstring>

namespace rongtong::base {

namespace {

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string_view bytes, std::string name, std::size_t step)
      : bytes_(bytes), name_(std::move(name)), step_(step) {}

  std::size_t read(std::span<char> out) override {
    std::size_t count = std::min(out.size(), bytes_.size() - at_);
    if (step_ != 0) count = std::min(count, step_);
    if (count != 0) std::memcpy(out.data(), bytes_.data() + at_, count);
    at_ += count;
    return count;
  }

  std::uint64_t consumed() const override { return at_; }
  std::uint64_t total() const override { return bytes_.size(); }
  const std::string& name() const override { return name_; }

 private:
  std::string_view bytes_;
  std::string name_;
  std::size_t step_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> memory_source(
    std::string_view bytes, std::string name, std::size_t step
) {
  return std::make_unique<MemorySource>(bytes, std::move(name), step);
}

std::size_t read_fully(ByteSource& source, std::span<char> out) {
  std::size_t count = 0;
  while (count < out.size()) {
    const std::size_t got = source.read(out.subspan(count));
    if (got == 0) break;
    count += got;
  }
  return count;
}

}  // namespace rongtong::base
