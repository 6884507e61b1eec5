#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/connection.h"

namespace rongtong::http {

struct Connection::Account {
  Clock::time_point start = Clock::now();
  std::string method;
  std::string_view route;
  std::string note;
  int status = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
  std::chrono::microseconds waited{};
  std::chrono::microseconds handled{};
  bool sent = false;

  Exchange exchange(const Request& request) const;
};

/// The calls into the application; an exception becomes a problem.
Admission admitted(Application& application, Request& request) noexcept;
std::optional<Response> checked(Application& application, Request& request) noexcept;
Response handled(Application& application, Request& request) noexcept;

/// 503 with Retry-After, counted.
Response overloaded(Shared& shared, const Request& request);

/// Takes address, scheme and request id from a proxy that is trusted.
void trust_proxy(Request& request, const Address& peer, const ServerOptions& options);

}  // namespace rongtong::http
