#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/address.h"
#include "http/wire.h"

namespace rongtong::http {

/// An own certificate: PEM files. TLS 1.2 and newer only.
struct TlsFiles {
  std::filesystem::path certificate;  ///< with its chain
  std::filesystem::path key;

  friend bool operator==(const TlsFiles&, const TlsFiles&) = default;
};

/// How a server listens and what one client may cost it.
struct ServerOptions {
  /// Where to listen; an address, not a name. `0.0.0.0` and `::` mean all.
  std::string address = "127.0.0.1";
  /// 0 takes a free port; `Server::port` tells which.
  std::uint16_t port = 8080;
  /// Without it the server speaks plain HTTP, for loopback or behind a proxy.
  std::optional<TlsFiles> tls;

  /// Threads that read and write sockets; they never run a handler that may wait.
  std::size_t io_threads = 2;
  /// Threads that run handlers.
  std::size_t workers = 4;
  /// Requests that wait for a worker. Beyond it the answer is 503 with Retry-After, at once.
  std::size_t most_waiting = 128;
  /// What Retry-After says.
  std::chrono::seconds retry_after{1};

  /// Open connections. Beyond it the one that has been idle longest is closed; if all are busy the
  /// new one gets 503.
  std::size_t most_connections = 4096;
  /// Limits of the head of a request.
  HeadLimits head;
  /// From the first byte of a request to the end of its head: a slow head ends here (408).
  std::chrono::milliseconds head_timeout{10'000};
  /// Without a single byte of an announced body.
  std::chrono::milliseconds body_timeout{20'000};
  /// A body may take `body_timeout` and in addition its bytes at this rate; slower ends in 408.
  std::uint64_t least_body_rate = 4U << 10U;
  /// Without a request on an open connection.
  std::chrono::milliseconds idle_timeout{60'000};
  /// Without a single byte taken by the client.
  std::chrono::milliseconds write_timeout{30'000};
  /// A comment to each event stream, so that proxies and browsers know it is alive.
  std::chrono::milliseconds heartbeat{15'000};

  /// Bodies beyond it go to a temporary file, where the route allows bodies of that size.
  std::uint64_t memory_body = 1U << 20U;
  /// Where those files are. They have no name, and vanish with the process.
  std::filesystem::path spool_folder = "/tmp";

  /// Names that the Host field may have; others get 421, against DNS rebinding.
  std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};
  /// Peers whose X-Forwarded-For, X-Forwarded-Proto and X-Request-Id are believed.
  std::vector<AddressRange> trusted_proxies;
  /// Fields of every answer that does not set them itself.
  std::vector<std::pair<std::string, std::string>> fields{
      {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "same-origin"}};

  friend bool operator==(const ServerOptions&, const ServerOptions&) = default;
};

}  // namespace rongtong::http
