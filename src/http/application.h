#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace rongtong::http {

/// What the server may do with the body of a request, known from its head.
struct Admission {
  /// Sent instead of anything else.
  std::optional<Response> refusal;
  std::uint64_t most_body = 0;  ///< bytes; a longer body gets 413
  /// Asks `Application::check` before the body is read, not only before it is handled: for large
  /// bodies, which strangers shall not make us store.
  bool check_before_body = false;
  /// The handler answers from memory and never waits: it runs on the I/O thread.
  bool at_once = false;
};

/// What answers requests. Called from many threads at once.
class Application {
 public:
  virtual ~Application() = default;

  /// On an I/O thread: must not wait for anything.
  virtual Admission admit(Request& request) = 0;
  /// Whether the person may; empty when so. On a worker. The body may not be there yet.
  virtual std::optional<Response> check(Request& request) = 0;
  /// The answer. On a worker, or on an I/O thread where admit said so. An exception is answered
  /// with a problem by the server.
  virtual Response handle(Request& request) = 0;
  /// The name of the route that admit chose, for logs and metrics; stays valid while it lives.
  virtual std::string_view route_name(const Request& request) const = 0;
};

/// One request and its answer, when both are over.
struct Exchange {
  std::string_view id;
  std::string_view method;
  std::string_view path;   ///< without query: queries hold names of people
  std::string_view route;  ///< the template; empty when no route was found
  std::string_view client;
  std::string_view note;
  int status = 0;
  std::uint64_t bytes_in = 0;          ///< of the body
  std::uint64_t bytes_out = 0;         ///< head and content as written
  bool cut = false;                    ///< the client left, or was too slow, before the end
  std::chrono::microseconds waited{};  ///< for a worker
  std::chrono::microseconds handled{};
  std::chrono::microseconds total{};  ///< from the head's last byte to the answer's last byte
};

/// Is told of each exchange, on an I/O thread: must not wait.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void finished(const Exchange& exchange) noexcept = 0;
};

}  // namespace rongtong::http
