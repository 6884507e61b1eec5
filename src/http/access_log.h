#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/application.h"

namespace rongtong::http {

/// One line of JSON for each exchange: time, request id, method, path without query, route, status,
/// client, bytes, times in microseconds, and the note of a failure. Never queries, fields or
/// bodies: they hold names, cookies and tokens.
std::string access_line(const Exchange& exchange, std::string_view time);

/// Hands the lines to `write` on a thread of its own, some at once: a slow disk or a full pipe
/// holds no request up. When more than `most_bytes` wait, lines are dropped, and a line says how
/// many.
class AccessLog final : public Observer {
 public:
  using Write = std::function<void(std::string_view lines)>;

  explicit AccessLog(Write write, std::size_t most_bytes = 4U << 20U);
  /// Writes what waits.
  ~AccessLog() override;
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void finished(const Exchange& exchange) noexcept override;

 private:
  void run();

  Write write_;
  std::size_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::string waiting_;
  std::uint64_t dropped_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

/// Tells several observers; they must outlive it.
class Observers final : public Observer {
 public:
  explicit Observers(std::vector<Observer*> all) : all_(std::move(all)) {}
  void finished(const Exchange& exchange) noexcept override {
    for (auto* one : all_) one->finished(exchange);
  }

 private:
  std::vector<Observer*> all_;
};

}  // namespace rongtong::http
