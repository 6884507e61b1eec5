#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace rongtong::http {

/// Threads that run handlers, with a queue that ends: work beyond it is refused, not kept waiting.
class WorkerPool {
 public:
  WorkerPool(std::size_t threads, std::size_t most_waiting);
  /// Runs what waits, then joins.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False, and `job` is dropped, when the queue is full. `job` must not throw.
  bool try_submit(std::function<void()> job);
  /// Queues behind everything, full or not: for a request that already runs and goes on.
  void submit(std::function<void()> job);
  std::size_t waiting() const;
  std::size_t running() const;

 private:
  void run();

  mutable std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<std::function<void()>> jobs_;
  std::size_t most_waiting_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rongtong::http
