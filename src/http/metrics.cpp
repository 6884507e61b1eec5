#include "http/metrics.h"

#include <algorithm>

namespace rongtong::http {

namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

void family(std::string& out, const char* name, const char* type, const char* help) {
  out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

void single(
    std::string& out, const char* name, const char* type, const char* help, std::uint64_t value
) {
  family(out, name, type, help);
  out += std::string(name) + " " + std::to_string(value) + "\n";
}

}  // namespace

std::string label_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == '"') escaped += '\\';
    escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return escaped;
}

void Metrics::know(const std::deque<Route>& routes) {
  counts_.push_back(std::make_unique<Counts>());
  for (const auto& route : routes) {
    counts_.push_back(std::make_unique<Counts>());
    counts_.back()->method = method_name(route.method);
    counts_.back()->route = route.path;
    by_route_.emplace(route.path.data(), counts_.back().get());
  }
}

void Metrics::finished(const Exchange& exchange) noexcept {
  if (counts_.empty()) return;
  const auto found = by_route_.find(exchange.route.data());
  Counts& counts = found == by_route_.end() ? *counts_.front() : *found->second;
  const auto status = static_cast<std::size_t>(std::clamp(exchange.status, 0, 599));
  counts.by_status[status].fetch_add(1, std::memory_order_relaxed);
  const double seconds = static_cast<double>(exchange.total.count()) / 1e6;
  const auto* const bound = std::ranges::lower_bound(kBounds, seconds);
  const auto bucket = static_cast<std::size_t>(bound - kBounds.begin());
  counts.by_time[bucket].fetch_add(1, std::memory_order_relaxed);
  counts.microseconds.fetch_add(
      static_cast<std::uint64_t>(exchange.total.count()), std::memory_order_relaxed
  );
  bytes_in_.fetch_add(exchange.bytes_in, std::memory_order_relaxed);
  bytes_out_.fetch_add(exchange.bytes_out, std::memory_order_relaxed);
  if (exchange.cut) cut_.fetch_add(1, std::memory_order_relaxed);
}

void Metrics::add_source(std::function<std::string()> source) {
  const std::lock_guard lock(sources_mutex_);
  sources_.push_back(std::move(source));
}

std::string Metrics::text(const ServerState& state) const {
  std::string requests;
  std::string times;
  for (const auto& counts : counts_) {
    const std::string labels =
        "method=\"" + label_text(counts->method) + "\",route=\"" + label_text(counts->route) + "\"";
    for (std::size_t status = 0; status < counts->by_status.size(); ++status) {
      const auto count = counts->by_status[status].load(std::memory_order_relaxed);
      if (count == 0) continue;
      requests += "rongtong_http_requests_total{" + labels + ",status=\"" + std::to_string(status) +
                  "\"} " + std::to_string(count) + "\n";
    }
    std::uint64_t sum = 0;
    std::string buckets;
    for (std::size_t i = 0; i < counts->by_time.size(); ++i) {
      sum += counts->by_time[i].load(std::memory_order_relaxed);
      const std::string bound = i < kBounds.size() ? number(kBounds[i]) : "+Inf";
      buckets += "rongtong_http_request_seconds_bucket{" + labels + ",le=\"" + bound + "\"} " +
                 std::to_string(sum) + "\n";
    }
    if (sum == 0) continue;
    const auto total = counts->microseconds.load(std::memory_order_relaxed);
    times += buckets + "rongtong_http_request_seconds_sum{" + labels + "} " +
             number(static_cast<double>(total) / 1e6) + "\n" +
             "rongtong_http_request_seconds_count{" + labels + "} " + std::to_string(sum) + "\n";
  }
  std::string out;
  family(out, "rongtong_http_requests_total", "counter", "Requests answered.");
  out += requests;
  family(
      out,
      "rongtong_http_request_seconds",
      "histogram",
      "From the head of a request to the end of its answer."
  );
  out += times;
  single(out, "rongtong_http_connections", "gauge", "Open connections.", state.connections);
  single(out, "rongtong_http_event_streams", "gauge", "Open event streams.", state.event_streams);
  single(out, "rongtong_http_waiting", "gauge", "Requests that wait for a worker.", state.waiting);
  single(out, "rongtong_http_running", "gauge", "Requests on workers.", state.running);
  single(out, "rongtong_http_accepted_total", "counter", "Connections accepted.", state.accepted);
  single(out, "rongtong_http_refused_total", "counter", "Connections refused.", state.refused);
  single(
      out,
      "rongtong_http_overloaded_total",
      "counter",
      "Requests refused as the queue was full.",
      state.overloaded
  );
  single(
      out, "rongtong_http_cut_total", "counter", "Answers that did not reach their client.", cut_
  );
  single(
      out, "rongtong_http_received_bytes_total", "counter", "Bytes of bodies received.", bytes_in_
  );
  single(out, "rongtong_http_sent_bytes_total", "counter", "Bytes sent.", bytes_out_);
  const std::lock_guard lock(sources_mutex_);
  for (const auto& source : sources_) out += source();
  return out;
}

}  // namespace rongtong::http
