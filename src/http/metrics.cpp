#include "http/metrics.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace rongtong::http {

namespace {

using namespace std::string_view_literals;

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

void family(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  for (const std::string_view part : {"# HELP "sv, name, " "sv, help, "\n# TYPE "sv, name}) {
    out += part;
  }
  out += ' ';
  out += type;
  out += '\n';
}

void sample(
    std::string& out, std::string_view name, std::string_view labels, const std::string& value
) {
  out += name;
  if (!labels.empty()) {
    out += '{';
    out += labels;
    out += '}';
  }
  out += ' ';
  out += value;
  out += '\n';
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

std::string Metrics::labels(const Counts& counts) {
  std::string text = "method=\"";
  text += label_text(counts.method);
  text += "\",route=\"";
  text += label_text(counts.route);
  text += '"';
  return text;
}

void Metrics::append_requests(std::string& out, const Counts& counts) {
  for (std::size_t status = 0; status < counts.by_status.size(); ++status) {
    const auto count = counts.by_status[status].load(std::memory_order_relaxed);
    if (count == 0) continue;
    out += "rongtong_http_requests_total{";
    out += labels(counts);
    out += ",status=\"";
    out += std::to_string(status);
    out += "\"} ";
    out += std::to_string(count);
    out += '\n';
  }
}

void Metrics::append_times(std::string& out, const Counts& counts) {
  const std::string names = labels(counts);
  std::uint64_t sum = 0;
  std::string buckets;
  for (std::size_t i = 0; i < counts.by_time.size(); ++i) {
    sum += counts.by_time[i].load(std::memory_order_relaxed);
    buckets += "rongtong_http_request_seconds_bucket{";
    buckets += names;
    buckets += ",le=\"";
    buckets += i < kBounds.size() ? number(kBounds[i]) : "+Inf";
    buckets += "\"} ";
    buckets += std::to_string(sum);
    buckets += '\n';
  }
  if (sum == 0) return;
  const auto total = counts.microseconds.load(std::memory_order_relaxed);
  out += buckets;
  sample(out, "rongtong_http_request_seconds_sum", names, number(static_cast<double>(total) / 1e6));
  sample(out, "rongtong_http_request_seconds_count", names, std::to_string(sum));
}

std::string Metrics::text(const ServerState& state) const {
  std::string out;
  family(out, "rongtong_http_requests_total", "counter", "Requests answered.");
  for (const auto& counts : counts_) append_requests(out, *counts);
  family(
      out,
      "rongtong_http_request_seconds",
      "histogram",
      "From the head of a request to the end of its answer."
  );
  for (const auto& counts : counts_) append_times(out, *counts);
  const std::tuple<const char*, const char*, const char*, std::uint64_t> singles[] = {
      {"connections", "gauge", "Open connections.", state.connections},
      {"event_streams", "gauge", "Open event streams.", state.event_streams},
      {"waiting", "gauge", "Requests that wait for a worker.", state.waiting},
      {"running", "gauge", "Requests on workers.", state.running},
      {"accepted_total", "counter", "Connections accepted.", state.accepted},
      {"refused_total", "counter", "Connections refused.", state.refused},
      {"overloaded_total", "counter", "Requests refused as the queue was full.", state.overloaded},
      {"cut_total", "counter", "Answers that did not reach their client.", cut_},
      {"received_bytes_total", "counter", "Bytes of bodies received.", bytes_in_},
      {"sent_bytes_total", "counter", "Bytes sent.", bytes_out_}};
  for (const auto& [name, type, help, value] : singles) {
    const std::string full = std::string("rongtong_http_") + name;
    family(out, full, type, help);
    sample(out, full, {}, std::to_string(value));
  }
  const std::lock_guard lock(sources_mutex_);
  for (const auto& source : sources_) out += source();
  return out;
}

}  // namespace rongtong::http
