#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace rongtong::tests {

/// One blocking connection to a server on loopback, as raw as the tests need it. Reads end after
/// five seconds, so that a server that says nothing fails a test instead of stopping it.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const auto* const raw = reinterpret_cast<const sockaddr*>(&address);
    if (::connect(socket_, raw, sizeof address) != 0) throw std::runtime_error("no connection");
  }
  ~RawClient() { close(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server has closed the connection.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  int descriptor() const { return socket_; }
  void end_sending() { ::shutdown(socket_, SHUT_WR); }
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

  /// One read; false at the end or after five seconds.
  bool read_more() {
    char buffer[16384];
    const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count > 0) received_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
  }
  std::string read_to_end() {
    while (read_more()) {
    }
    return std::exchange(received_, {});
  }
  /// Up to and with `mark`; what was read when it never comes.
  std::string read_until(std::string_view mark) {
    auto at = received_.find(mark);
    while (at == std::string::npos && read_more()) at = received_.find(mark);
    const auto end = at == std::string::npos ? received_.size() : at + mark.size();
    std::string taken = received_.substr(0, end);
    received_.erase(0, end);
    return taken;
  }
  /// One answer with a Content-Length: head and content.
  std::string read_answer() {
    std::string head = read_until("\r\n\r\n");
    const auto at = head.find("Content-Length: ");
    if (at == std::string::npos) return head;
    const auto length = static_cast<std::size_t>(std::atoll(head.c_str() + at + 16));
    while (received_.size() < length && read_more()) {
    }
    head += received_.substr(0, length);
    received_.erase(0, length);
    return head;
  }

 private:
  int socket_;
  std::string received_;
};

/// The status of an answer; 0 when it is none.
inline int status_in(std::string_view answer) {
  if (!answer.starts_with("HTTP/1.1 ") || answer.size() < 12) return 0;
  return std::atoi(std::string(answer.substr(9, 3)).c_str());
}

inline std::string content_in(const std::string& answer) {
  const auto at = answer.find("\r\n\r\n");
  return at == std::string::npos ? std::string{} : answer.substr(at + 4);
}

/// Sends `bytes` on a connection of its own and gives everything that comes back.
inline std::string exchange(std::uint16_t port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  return client.read_to_end();
}

}  // namespace rongtong::tests
