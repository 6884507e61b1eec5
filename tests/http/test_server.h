#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "http/router.h"
#include "http/server.h"

namespace rongtong::tests {

/// A door that handlers wait at until the test opens it.
class Latch {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  /// False after ten seconds.
  bool wait() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(10), [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

inline http::ServerOptions test_options() {
  http::ServerOptions options;
  options.port = 0;
  options.hosts = {"localhost"};
  return options;
}

/// A server with a few routes on a free port:
/// `/hello` (at once), `/echo` (POST, any type, 64 KiB), `/upload` (POST, 8 MiB, to a file),
/// `/wait` (waits at `latch`), `/fail` (throws), `/pieces` (three chunks), `/events`.
class TestServer {
 public:
  explicit TestServer(http::ServerOptions options = test_options()) {
    using http::Method;
    using http::Request;
    router.add(Method::kGet, "/hello", {.at_once = true}, [](Request&) {
      return http::text_response(200, "hello", "text/plain");
    });
    router.add(Method::kPost, "/echo", {.most_body = 64U << 10U, .body_types = {}}, [](Request& r) {
      return http::text_response(200, r.body.text(), "text/plain");
    });
    router.add(
        Method::kPost,
        "/upload",
        {.permission = "upload",
         .most_body = 8U << 20U,
         .body_types = {},
         .check_before_body = true},
        [](Request& r) { return upload(r); }
    );
    router.add(Method::kGet, "/wait", {}, [this](Request& r) {
      ++waiting;
      const bool opened = latch.wait();
      const bool cancelled = r.cancelled.stop_requested();
      return http::text_response(
          200,
          cancelled ? "cancelled"
          : opened  ? "done"
                    : "late",
          "text/plain"
      );
    });
    router.add(Method::kGet, "/fail", {}, [](Request&) -> http::Response {
      throw std::runtime_error("secret reason");
    });
    router.add(Method::kGet, "/pieces", {}, [](Request&) { return pieces(); });
    router.add(Method::kGet, "/events", {}, [this](Request&) {
      events = std::make_shared<http::EventStream>();
      ready.open();
      return http::event_response(events);
    });
    router.set_gate([](Request& r, const http::Route&) -> std::optional<http::Response> {
      if (r.headers.find("x-may")) return std::nullopt;
      http::Response refused;
      refused.status = 403;
      return refused;
    });
    server = std::make_unique<http::Server>(std::move(options), router);
    server->start();
  }
  ~TestServer() {
    latch.open();
    server.reset();
  }

  std::uint16_t port() const { return server->port(); }

  http::Router router;
  Latch latch;
  Latch ready;
  std::atomic<int> waiting{0};
  std::shared_ptr<http::EventStream> events;
  std::unique_ptr<http::Server> server;

 private:
  class ThreePieces final : public http::ChunkSource {
   public:
    std::optional<std::string> next() override {
      if (count_ == 3) return std::nullopt;
      return "piece" + std::to_string(count_++);
    }

   private:
    int count_ = 0;
  };

  static http::Response pieces() {
    http::Response response;
    response.content = std::static_pointer_cast<http::ChunkSource>(std::make_shared<ThreePieces>());
    return response;
  }

  /// `file:SIZE:SUM` or `memory:SIZE:SUM`, the sum over all bytes.
  static http::Response upload(http::Request& request) {
    std::uint64_t sum = 0;
    std::string buffer(4096, '\0');
    const auto source = request.body.source();
    for (std::size_t n = source->read(buffer); n != 0; n = source->read(buffer)) {
      for (std::size_t i = 0; i < n; ++i) sum += static_cast<unsigned char>(buffer[i]);
    }
    const std::string where = request.body.in_file() ? "file:" : "memory:";
    return http::text_response(
        200, where + std::to_string(request.body.size()) + ":" + std::to_string(sum), "text/plain"
    );
  }
};

/// Looks at `condition` until it holds, for ten seconds at most.
template <class Condition>
bool eventually(const Condition& condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace rongtong::tests
