#include "http/access_log.h"

#include <array>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <ctime>
#include <utility>

#include "base/text/utf8.h"

namespace rongtong::http {

namespace {

/// `2026-04-01T08:30:00.123Z`.
std::string now_text() {
  const auto now = std::chrono::system_clock::now();
  const auto seconds = std::chrono::system_clock::to_time_t(now);
  const auto part = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
  std::tm time{};
  ::gmtime_r(&seconds, &time);
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &time);
  const std::string fraction = std::to_string(1000 + part.count() % 1000);
  return std::string(text.data(), size) + "." + fraction.substr(1) + "Z";
}

}  // namespace

std::string access_line(const Exchange& exchange, std::string_view time) {
  boost::json::object line;
  line["time"] = time;
  line["request"] = exchange.id;
  line["method"] = base::repaired_utf8(exchange.method);
  line["path"] = base::repaired_utf8(exchange.path);
  if (!exchange.route.empty()) line["route"] = exchange.route;
  line["status"] = exchange.status;
  line["client"] = exchange.client;
  line["bytes_in"] = exchange.bytes_in;
  line["bytes_out"] = exchange.bytes_out;
  line["waited_us"] = exchange.waited.count();
  line["handled_us"] = exchange.handled.count();
  line["total_us"] = exchange.total.count();
  if (exchange.cut) line["cut"] = true;
  if (!exchange.note.empty()) line["note"] = base::repaired_utf8(exchange.note);
  return boost::json::serialize(line) + "\n";
}

AccessLog::AccessLog(Write write, std::size_t most_bytes)
    : write_(std::move(write)), most_bytes_(most_bytes), thread_([this] { run(); }) {}

AccessLog::~AccessLog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_one();
  thread_.join();
}

void AccessLog::finished(const Exchange& exchange) noexcept {
  const std::string line = access_line(exchange, now_text());
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() > most_bytes_) {
      ++dropped_;
      return;
    }
    first = waiting_.empty();
    waiting_ += line;
  }
  if (first) wanted_.notify_one();
}

void AccessLog::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wanted_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    std::string lines = std::exchange(waiting_, {});
    if (dropped_ > 0) lines += "{\"dropped\":" + std::to_string(std::exchange(dropped_, 0)) + "}\n";
    const bool last = stopping_;
    lock.unlock();
    if (!lines.empty()) write_(lines);
    if (last) return;
    lock.lock();
  }
}

}  // namespace rongtong::http
