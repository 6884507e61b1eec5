#include "http/server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <random>
#include <vector>

#include "base/error.h"
#include "http/loop.h"
#include "http/transport.h"

namespace rongtong::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

void check(const ServerOptions& options) {
  const auto above_zero = [](const char* name, auto value) {
    if (value > decltype(value){}) return;
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("http.options", name));
  };
  above_zero("io_threads", options.io_threads);
  above_zero("workers", options.workers);
  above_zero("most_connections", options.most_connections);
  above_zero("head.bytes", options.head.bytes);
  above_zero("head.fields", options.head.fields);
  above_zero("head.target", options.head.target);
  above_zero("head_timeout", options.head_timeout);
  above_zero("body_timeout", options.body_timeout);
  above_zero("idle_timeout", options.idle_timeout);
  above_zero("write_timeout", options.write_timeout);
  above_zero("heartbeat", options.heartbeat);
}

/// Ids of requests shall not repeat after a restart; they are no secret.
std::uint64_t seed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

/// After an error such as too many open files, accepting again at once would spin.
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr std::chrono::milliseconds kPoll{5};

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Application& application, Observer* observer)
      : shared_(std::move(options), application, observer) {
    reload_certificate();
  }

  ~Impl() { stop(std::chrono::milliseconds(0)); }

  void start() {
    const auto& options = shared_.options;
    for (std::size_t i = 0; i < options.io_threads; ++i) {
      loops_.push_back(std::make_unique<Loop>(shared_, seed()));
    }
    listen();
    for (auto& loop : loops_) loop->start();
    asio::post(loops_[0]->context(), [this] { accept(); });
  }

  void stop(std::chrono::milliseconds deadline) {
    if (loops_.empty() || stopped_) return;
    stopped_ = true;
    shared_.stopping = true;
    asio::post(loops_[0]->context(), [this] {
      boost::system::error_code ignored;  // it is not used again
      acceptor_->close(ignored);
      pause_->cancel();
    });
    for (auto& loop : loops_) loop->stop_later(false);
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (shared_.connections > 0 && std::chrono::steady_clock::now() < end) pause();
    shared_.cancelled.request_stop();
    // Handlers end when they look at their token; a connection ends with its handler.
    while (shared_.connections > 0) {
      for (auto& loop : loops_) loop->stop_later(true);
      pause();
    }
    for (auto& loop : loops_) loop->join();
  }

  void reload_certificate() {
    if (shared_.options.tls) shared_.set_tls(tls_context(*shared_.options.tls));
  }

  ServerState state() const {
    ServerState state;
    state.connections = shared_.connections;
    state.event_streams = shared_.event_streams;
    state.waiting = shared_.workers.waiting();
    state.running = shared_.workers.running();
    state.accepted = shared_.accepted;
    state.refused = shared_.refused;
    state.overloaded = shared_.overloaded;
    state.stopping = shared_.stopping;
    return state;
  }

  std::uint16_t port() const { return port_; }

 private:
  static void pause() { std::this_thread::sleep_for(kPoll); }

  void listen() {
    const auto& options = shared_.options;
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    const tcp::endpoint endpoint(address, options.port);
    acceptor_ = std::make_unique<tcp::acceptor>(loops_[0]->context());
    pause_ = std::make_unique<asio::steady_timer>(loops_[0]->context());
    if (!error) acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(1024, error);
    if (error) {
      throw base::Error(
          base::ErrorCode::kUnavailable,
          base::msg("http.listen", options.address, options.port, error.message())
      );
    }
    port_ = acceptor_->local_endpoint().port();
  }

  void accept() {
    Loop& loop = *loops_[next_++ % loops_.size()];
    acceptor_->async_accept(
        loop.context(),
        [this, &loop](boost::system::error_code error, tcp::socket socket) {
          if (!acceptor_->is_open()) return;
          if (error) {
            pause_->expires_after(kAcceptPause);
            pause_->async_wait([this](boost::system::error_code stopped) {
              if (!stopped) accept();
            });
            return;
          }
          loop.adopt_later(std::move(socket));
          accept();
        }
    );
  }

  Shared shared_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::unique_ptr<tcp::acceptor> acceptor_;
  std::unique_ptr<asio::steady_timer> pause_;
  std::size_t next_ = 0;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
};

Server::Server(ServerOptions options, Application& application, Observer* observer) {
  check(options);
  impl_ = std::make_unique<Impl>(std::move(options), application, observer);
}
Server::~Server() = default;
void Server::start() { impl_->start(); }
void Server::stop(std::chrono::milliseconds deadline) { impl_->stop(deadline); }
std::uint16_t Server::port() const { return impl_->port(); }
ServerState Server::state() const { return impl_->state(); }
void Server::reload_certificate() { impl_->reload_certificate(); }

}  // namespace rongtong::http
