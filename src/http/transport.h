#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string_view>

namespace rongtong::http {

/// What a connection reads and writes: a socket, with or without TLS. One read and one write may be
/// under way at once. Errors and the end of the stream count as 0 bytes: a connection treats them
/// alike.
class Transport {
 public:
  template <class T>
  using Task = boost::asio::awaitable<T>;

  virtual ~Transport() = default;
  virtual Task<bool> handshake() = 0;
  virtual Task<std::size_t> read_some(boost::asio::mutable_buffer buffer) = 0;
  /// At most two pieces: head and content.
  virtual Task<std::size_t> write_some(std::string_view first, std::string_view second) = 0;
  /// Tells the client that nothing follows; it may still send.
  virtual Task<void> end_writing() = 0;
  virtual bool secure() const = 0;

  /// Operations under way end with 0 bytes.
  virtual void cancel() = 0;
  virtual void close() = 0;
};

std::unique_ptr<Transport> plain_transport(boost::asio::ip::tcp::socket socket);
std::unique_ptr<Transport> tls_transport(
    boost::asio::ip::tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> context
);

struct TlsFiles;
/// TLS 1.2 and newer, no compression, no renegotiation. Throws Error (kInvalidArgument).
std::shared_ptr<boost::asio::ssl::context> tls_context(const TlsFiles& files);

}  // namespace rongtong::http
