#pragma once

#include <cstdint>
#include <string>

#include "base/error.h"
#include "base/io/unpack.h"

namespace rongtong::base {

/// Holds a stream being unpacked to its limits.
class UnpackGuard {
 public:
  UnpackGuard(UnpackLimits limits, std::string name) : limits_(limits), name_(std::move(name)) {}

  /// `out` bytes came out of `in` bytes in all. Throws Error beyond the limits.
  void check(std::uint64_t in, std::uint64_t out) const {
    const bool swollen = out > limits_.ratio_from && out / limits_.max_ratio > in;
    if (out > limits_.max_unpacked || swollen) throw fault("base.io.bomb");
  }

  /// Error naming the file, with the sizes that the limits allow.
  Error fault(std::string_view key) const {
    return {
        ErrorCode::kInvalidArgument,
        msg(key, limits_.max_unpacked >> 20U, limits_.max_ratio),
        {name_, 0, {}}};
  }

 private:
  UnpackLimits limits_;
  std::string name_;
};

}  // namespace rongtong::base
