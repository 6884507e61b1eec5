#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace rongtong::base {

/// Hands values from one thread to another, holding at most `capacity` on the way. Either side may
/// end it: the producer by `close` or `fail`, the consumer by `cancel`. All functions are thread
/// safe.
template <class T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity == 0 ? 1 : capacity) {}

  /// Waits for room. False, and `value` is gone, when the queue was closed or cancelled.
  bool push(T value) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return values_.size() < capacity_ || closed_; });
    if (closed_) return false;
    values_.push_back(std::move(value));
    filled_.notify_one();
    return true;
  }

  /// Waits for a value. Empty when the queue was closed and all was taken; then, if the producer
  /// failed, rethrows what it failed with.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !values_.empty() || closed_; });
    if (values_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return std::nullopt;
    }
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    room_.notify_one();
    return value;
  }

  /// The producer is done; values already in it can still be taken.
  void close() { end(nullptr, false); }

  /// The producer cannot go on; `pop` throws `failure` behind the values already in it.
  void fail(std::exception_ptr failure) { end(std::move(failure), false); }

  /// The consumer wants no more: drops what is in it, so that a waiting `push` returns false.
  void cancel() { end(nullptr, true); }

 private:
  void end(std::exception_ptr failure, bool drop) {
    const std::lock_guard lock(mutex_);
    if (!closed_) failure_ = std::move(failure);
    closed_ = true;
    if (drop) {
      values_.clear();
      failure_ = nullptr;
    }
    room_.notify_all();
    filled_.notify_all();
  }

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable filled_;
  std::deque<T> values_;
  std::exception_ptr failure_;
  bool closed_ = false;
};

}  // namespace rongtong::base
