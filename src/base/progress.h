#pragma once

#include <cstdint>

namespace rongtong::base {

/// How far long work has come. Called from one thread, as often as the worker likes; the receiver
/// thins it out. `total` 0 means that the end is not known.
class Progress {
 public:
  virtual ~Progress() = default;
  virtual void update(std::uint64_t done, std::uint64_t total) = 0;
};

/// Nobody watches.
class NoProgress final : public Progress {
 public:
  void update(std::uint64_t, std::uint64_t) override {}
};

}  // namespace rongtong::base
