#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <unordered_map>

#include "base/random.h"
#include "http/application.h"
#include "http/options.h"
#include "http/worker_pool.h"

namespace rongtong::http {

/// What all connections of a server share.
struct Shared {
  Shared(ServerOptions chosen, Application& app, Observer* watcher)
      : options(std::move(chosen)),
        application(app),
        observer(watcher),
        workers(options.workers, options.most_waiting),
        disk(1, 0) {}

  const ServerOptions options;
  Application& application;
  Observer* const observer;

  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> event_streams{0};
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::uint64_t> overloaded{0};
  std::atomic<bool> stopping{false};
  std::stop_source cancelled;

  std::shared_ptr<boost::asio::ssl::context> tls() const {
    const std::lock_guard lock(tls_mutex_);
    return tls_;
  }
  void set_tls(std::shared_ptr<boost::asio::ssl::context> tls) {
    const std::lock_guard lock(tls_mutex_);
    tls_ = std::move(tls);
  }

 private:
  mutable std::mutex tls_mutex_;
  std::shared_ptr<boost::asio::ssl::context> tls_;

 public:
  /// Last, so that they end first: their jobs use what stands above.
  WorkerPool workers;
  /// Writes bodies to temporary files: a disk that stalls holds no socket up.
  WorkerPool disk;
};

class Connection;

/// One I/O thread and the connections that it owns. All but `start`, `adopt_later`, `stop_later`
/// and `join` run on that thread, so that a connection needs no lock.
class Loop {
 public:
  using Clock = std::chrono::steady_clock;

  Loop(Shared& shared, std::uint64_t seed);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  boost::asio::io_context& context() { return context_; }
  void start();
  void adopt_later(boost::asio::ip::tcp::socket socket);
  /// Closes idle connections; others end behind their answer, or `now`.
  void stop_later(bool now);
  /// Ends the thread. REQUIRES that no connection is left.
  void join();

  void forget(const Connection* connection);
  /// The value of Date, made once a second.
  const std::string& date();
  std::string next_request_id();

 private:
  void adopt(boost::asio::ip::tcp::socket socket);
  bool evict_idle();
  void refuse(boost::asio::ip::tcp::socket socket);
  void sweep();

  Shared& shared_;
  boost::asio::io_context context_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_;
  boost::asio::steady_timer sweeper_;
  std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;
  std::string date_;
  std::chrono::sys_seconds date_of_{};
  base::Random random_;
  std::thread thread_;
};

}  // namespace rongtong::http
