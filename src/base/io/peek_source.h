#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/io/byte_source.h"

namespace rongtong::base {

/// A source whose next bytes can be looked at before they are read.
class PeekSource final : public ByteSource {
 public:
  explicit PeekSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}

  /// The next bytes, at least `count` of them unless the source ends before. Valid until the next
  /// call.
  std::string_view peek(std::size_t count);
  /// Drops `count` bytes that were peeked at.
  void skip(std::size_t count) { at_ += count; }

  std::size_t read(std::span<char> out) override;
  std::uint64_t consumed() const override { return inner_->consumed(); }
  std::uint64_t total() const override { return inner_->total(); }
  const std::string& name() const override { return inner_->name(); }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::string held_;
  std::size_t at_ = 0;  ///< bytes of `held_` already given
};

}  // namespace rongtong::base
