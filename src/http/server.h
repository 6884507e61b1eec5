#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "http/application.h"
#include "http/options.h"

namespace rongtong::http {

/// How busy a server is now.
struct ServerState {
  std::size_t connections = 0;
  std::size_t event_streams = 0;
  std::size_t waiting = 0;  ///< requests without a worker
  std::size_t running = 0;  ///< requests on workers
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;     ///< connections beyond the limit
  std::uint64_t overloaded = 0;  ///< requests answered with 503 as the queue was full
  bool stopping = false;
};

/// HTTP/1.1 over Asio: coroutines on a few I/O threads, one of which owns a connection for its
/// whole life, handlers on a bounded pool of workers. docs/http.md says what a client can cost.
class Server {
 public:
  /// `application` and `observer` (may be null) must outlive it. Throws Error for options that
  /// cannot hold, and for a certificate that cannot be read.
  Server(ServerOptions options, Application& application, Observer* observer = nullptr);
  /// Stops without waiting for requests that run, but for their handlers to return.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens and returns. Throws Error (kUnavailable) when the address is taken or not ours.
  void start();
  /// Accepts no more, closes idle connections and event streams, lets running requests end until
  /// `deadline` from now, then cancels them and joins all threads. Again: nothing happens.
  void stop(std::chrono::milliseconds deadline);

  /// The port listened on; 0 before `start`.
  std::uint16_t port() const;
  ServerState state() const;
  /// Reads the certificate files again, for new connections; the old one stays when that throws.
  void reload_certificate();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rongtong::http
