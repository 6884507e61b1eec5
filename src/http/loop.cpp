#include "http/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include "http/connection.h"

namespace rongtong::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {
/// How late a deadline may be noticed. One pass over 4,096 connections takes some 20 microseconds,
/// where a timer of their own would cost each request two changes of the timer queue.
constexpr std::chrono::milliseconds kSweep{100};
}  // namespace

Loop::Loop(Shared& shared, std::uint64_t seed)
    : shared_(shared),
      context_(1),
      guard_(context_.get_executor()),
      sweeper_(context_),
      random_(seed) {}

Loop::~Loop() { join(); }

void Loop::start() {
  sweep();
  thread_ = std::thread([this] { context_.run(); });
}

void Loop::join() {
  if (!thread_.joinable()) return;
  asio::post(context_, [this] { sweeper_.cancel(); });
  guard_.reset();
  context_.stop();
  thread_.join();
}

void Loop::adopt_later(tcp::socket socket) {
  asio::post(context_, [this, socket = std::move(socket)]() mutable { adopt(std::move(socket)); });
}

void Loop::stop_later(bool now) {
  asio::post(context_, [this, now] {
    const auto all = connections_;
    for (const auto& [key, connection] : all) connection->stop(now);
  });
}

void Loop::adopt(tcp::socket socket) {
  const bool full = shared_.connections.load() >= shared_.options.most_connections;
  if (shared_.stopping || (full && !evict_idle())) {
    refuse(std::move(socket));
    return;
  }
  boost::system::error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error) return;  // gone before we looked
  ++shared_.accepted;
  ++shared_.connections;
  const auto tls = shared_.tls();
  auto transport = tls ? tls_transport(std::move(socket), tls) : plain_transport(std::move(socket));
  const auto address = Address::parse(peer.address().to_string());
  auto connection = std::make_shared<Connection>(
      shared_, *this, std::move(transport), address.value_or(Address{})
  );
  connections_.emplace(connection.get(), connection);
  connection->start();
}

bool Loop::evict_idle() {
  std::shared_ptr<Connection> longest;
  for (const auto& [key, connection] : connections_) {
    if (!connection->idle_since()) continue;
    if (!longest || *connection->idle_since() < *longest->idle_since()) longest = connection;
  }
  if (longest) longest->stop(true);
  return longest != nullptr;
}

/// Without reading: a client that sends its request at once may see a reset instead of the answer.
void Loop::refuse(tcp::socket socket) {
  ++shared_.refused;
  if (shared_.tls()) return;
  const std::string text =
      "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: " +
      std::to_string(shared_.options.retry_after.count()) + "\r\nContent-Length: 0\r\n\r\n";
  boost::system::error_code ignored;  // it is refused in any case
  socket.non_blocking(true, ignored);
  socket.send(asio::buffer(text), 0, ignored);
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

void Loop::sweep() {
  const auto now = Clock::now();
  for (const auto& [key, connection] : connections_) connection->check_deadline(now);
  sweeper_.expires_after(kSweep);
  sweeper_.async_wait([this](boost::system::error_code error) {
    if (!error) sweep();
  });
}

void Loop::forget(const Connection* connection) {
  if (connections_.erase(connection) != 0) --shared_.connections;
}

const std::string& Loop::date() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (now != date_of_) {
    date_of_ = now;
    date_ = http_date(now);
  }
  return date_;
}

std::string Loop::next_request_id() {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::uint64_t number = random_.next();
  std::string id(16, '0');
  for (auto& c : id) {
    c = kDigits[number & 15U];
    number >>= 4U;
  }
  return id;
}

}  // namespace rongtong::http
