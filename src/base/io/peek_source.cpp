#include "base/io/peek_source.h"

#include <algorithm>
#include <cstring>

namespace rongtong::base {

std::string_view PeekSource::peek(std::size_t count) {
  held_.erase(0, at_);
  at_ = 0;
  if (held_.size() < count) {
    const std::size_t before = held_.size();
    held_.resize(count);
    const std::size_t got = read_fully(*inner_, std::span(held_).subspan(before));
    held_.resize(before + got);
  }
  return held_;
}

std::size_t PeekSource::read(std::span<char> out) {
  if (at_ == held_.size()) return inner_->read(out);
  const std::size_t count = std::min(out.size(), held_.size() - at_);
  std::memcpy(out.data(), held_.data() + at_, count);
  at_ += count;
  if (at_ == held_.size()) {
    held_ = {};
    at_ = 0;
  }
  return count;
}

}  // namespace rongtong::base
