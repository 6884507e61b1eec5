#include "http/transport.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/error.h"
#include "http/options.h"

namespace rongtong::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

template <class Stream>
Transport::Task<std::size_t> read_from(Stream& stream, asio::mutable_buffer buffer) {
  const auto [error, count] = co_await stream.async_read_some(buffer, kAwait);
  co_return error ? 0 : count;
}

template <class Stream>
Transport::Task<std::size_t> write_to(
    Stream& stream, std::string_view first, std::string_view second
) {
  const std::array<asio::const_buffer, 2> buffers{
      asio::const_buffer(first.data(), first.size()),
      asio::const_buffer(second.data(), second.size())};
  const auto [error, count] = co_await stream.async_write_some(buffers, kAwait);
  co_return error ? 0 : count;
}

/// What is written goes out at once: an answer is one or two writes.
void prepare(tcp::socket& socket) {
  boost::system::error_code ignored;  // a socket without it works, later
  socket.set_option(tcp::no_delay(true), ignored);
}

void close_socket(tcp::socket& socket) {
  boost::system::error_code ignored;  // it may be closed by the peer already
  socket.close(ignored);
}

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(tcp::socket socket) : socket_(std::move(socket)) { prepare(socket_); }

  Task<bool> handshake() override { co_return true; }
  Task<std::size_t> read_some(asio::mutable_buffer buffer) override {
    return read_from(socket_, buffer);
  }
  Task<std::size_t> write_some(std::string_view first, std::string_view second) override {
    return write_to(socket_, first, second);
  }
  Task<void> end_writing() override {
    boost::system::error_code ignored;  // the peer may be gone
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    co_return;
  }
  bool secure() const override { return false; }
  void cancel() override {
    boost::system::error_code ignored;  // nothing may be under way
    socket_.cancel(ignored);
  }
  void close() override { close_socket(socket_); }

 private:
  tcp::socket socket_;
};

class TlsTransport final : public Transport {
 public:
  TlsTransport(tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
      : context_(std::move(context)), stream_(std::move(socket), *context_) {
    prepare(stream_.next_layer());
  }

  Task<bool> handshake() override {
    const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, kAwait);
    co_return !error;
  }
  Task<std::size_t> read_some(asio::mutable_buffer buffer) override {
    return read_from(stream_, buffer);
  }
  /// A record holds one buffer: an empty first one must not end as 0 bytes.
  Task<std::size_t> write_some(std::string_view first, std::string_view second) override {
    return first.empty() ? write_to(stream_, second, {}) : write_to(stream_, first, second);
  }
  Task<void> end_writing() override { co_await stream_.async_shutdown(kAwait); }
  bool secure() const override { return true; }
  void cancel() override {
    boost::system::error_code ignored;  // nothing may be under way
    stream_.next_layer().cancel(ignored);
  }
  void close() override { close_socket(stream_.next_layer()); }

 private:
  std::shared_ptr<asio::ssl::context> context_;
  asio::ssl::stream<tcp::socket> stream_;
};

}  // namespace

std::unique_ptr<Transport> plain_transport(tcp::socket socket) {
  return std::make_unique<PlainTransport>(std::move(socket));
}

std::unique_ptr<Transport> tls_transport(
    tcp::socket socket, std::shared_ptr<asio::ssl::context> context
) {
  return std::make_unique<TlsTransport>(std::move(socket), std::move(context));
}

std::shared_ptr<asio::ssl::context> tls_context(const TlsFiles& files) {
  const auto refuse = [&](const std::string& reason) {
    return base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("http.tls", files.certificate.string(), reason)
    );
  };
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  boost::system::error_code error;
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(
      context->native_handle(),
      SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE
  );
  context->use_certificate_chain_file(files.certificate.string(), error);
  if (error) throw refuse(error.message());
  context->use_private_key_file(files.key.string(), asio::ssl::context::pem, error);
  if (error) throw refuse(error.message());
  if (SSL_CTX_check_private_key(context->native_handle()) != 1) throw refuse("key mismatch");
  return context;
}

}  // namespace rongtong::http
