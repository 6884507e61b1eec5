#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/address.h"
#include "http/metrics.h"
#include "http/router.h"

namespace rongtong::http {

/// What the health routes ask.
struct HealthSources {
  /// Of the server that they stand in.
  std::function<ServerState()> state;
  /// Empty when the program can do its work, else in one English sentence why not. Runs on a worker
  /// and may wait for the store.
  std::function<std::optional<std::string>()> fault;
  /// Who may read /metrics; others get 404.
  std::vector<AddressRange> metrics_readers;
};

/// `GET /healthz`: 200 while the process answers. `GET /readyz`: 503 when it stops or `fault` says
/// why; the reason goes to the log. `GET /metrics`. The metrics outlive the router.
void add_health_routes(Router& router, const Metrics& metrics, HealthSources sources);

}  // namespace rongtong::http
