#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "http/application.h"
#include "http/router.h"
#include "http/server.h"

namespace rongtong::http {

/// Counts what the server does, for Prometheus (text format 0.0.4). Counting takes no lock and no
/// memory: each route has its numbers from the start.
class Metrics final : public Observer {
 public:
  /// Upper bounds of the histogram, in seconds: the targets (20, 30 ms) lie between two of them.
  static constexpr std::array<double, 12> kBounds{
      0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 5, 30};

  /// Takes the routes that are counted. REQUIRES: called once, behind the last `Router::add` and
  /// before the server starts; the routes outlive it.
  void know(const std::deque<Route>& routes);
  void finished(const Exchange& exchange) noexcept override;

  /// Further lines of text, each family with its HELP and TYPE: those of jobs or of the store.
  void add_source(std::function<std::string()> source);
  std::string text(const ServerState& state) const;

 private:
  struct Counts {
    std::string method;
    std::string route;
    std::array<std::atomic<std::uint64_t>, 600> by_status{};
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> microseconds{0};
  };

  static std::string labels(const Counts& counts);
  static void append_requests(std::string& out, const Counts& counts);
  static void append_times(std::string& out, const Counts& counts);

  std::vector<std::unique_ptr<Counts>> counts_;  // the first: requests without a route
  std::unordered_map<const void*, Counts*> by_route_;
  std::atomic<std::uint64_t> bytes_in_{0};
  std::atomic<std::uint64_t> bytes_out_{0};
  std::atomic<std::uint64_t> cut_{0};
  mutable std::mutex sources_mutex_;
  std::vector<std::function<std::string()>> sources_;
};

/// A label value as the format wants it: `\`, `"` and line ends escaped.
std::string label_text(std::string_view text);

}  // namespace rongtong::http
