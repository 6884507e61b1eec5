#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/address.h"
#include "http/application.h"
#include "http/loop.h"
#include "http/transport.h"
#include "http/wire.h"

namespace rongtong::http {

/// One client's connection: a coroutine on its loop that reads a request, has it answered, writes
/// the answer, and starts again. Requests that come before the answer (pipelining) wait in the
/// buffer, and when that is full in the socket.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = Loop::Clock;
  template <class T>
  using Task = boost::asio::awaitable<T>;

  Connection(Shared& shared, Loop& loop, std::unique_ptr<Transport> transport, Address peer);

  void start();
  void check_deadline(Clock::time_point now);
  /// Ends it when idle, else behind the answer; `now`: in any case.
  void stop(bool now);
  /// Since when it waits for a request; empty while it has one.
  std::optional<Clock::time_point> idle_since() const { return idle_since_; }

 private:
  /// Numbers of the exchange under way, and what the observer is told.
  struct Account;
  enum class Read { kOk, kClosed, kRefused };

  Task<void> run();
  Task<bool> serve_one();
  Task<Read> read_head();
  Task<bool> answer(Request& request, RequestHead& head, Account& account);
  Task<std::optional<Response>> receive(
      Request& request, const RequestHead& head, const Admission& admission, Account& account
  );
  Task<std::optional<Response>> read_body(
      Request& request, const Admission& admission, Account& account
  );
  Task<Response> produce(Request& request, const Admission& admission, Account& account);
  Task<void> linger();

  std::optional<Response> build(Request& request, RequestHead& head);
  void identify(Request& request);
  Response refusal(int status, const Request& request) const;
  std::optional<Response> spooled(std::string& bytes, Body& body, const Request& request);

  Task<bool> send(Response& response, bool is_head, Account& account);
  Task<bool> send_chunks(ChunkSource& source, Account& account);
  Task<bool> send_events(std::shared_ptr<EventStream> stream, Account& account);
  Task<bool> send_piece(std::string_view piece, Account& account);
  Task<void> watch();
  std::string head_of(const Response& response, bool has_text) const;

  Task<bool> write(std::string_view first, std::string_view second, Account& account);
  Task<std::size_t> read_more(std::size_t most);
  Task<bool> on_worker(WorkerPool& pool, bool must, std::function<void()> job);
  Task<void> await_signal(std::chrono::milliseconds most);
  void wake();

  void arm(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }
  void disarm() { deadline_ = Clock::time_point::max(); }
  void report(const Account& account, const Request& request) const;

  Shared& shared_;
  Loop& loop_;
  std::unique_ptr<Transport> transport_;
  Address peer_;
  std::optional<RequestParser> parser_;
  std::string in_;  ///< read, not used yet
  boost::asio::steady_timer signal_;
  Clock::time_point deadline_ = Clock::time_point::max();
  std::optional<Clock::time_point> idle_since_;
  bool expired_ = false;   ///< the deadline has passed: what is under way was cancelled
  bool stopping_ = false;  ///< the server stops: no further request
  bool closed_ = false;
  bool keep_ = true;     ///< another request may follow
  bool linger_ = false;  ///< bytes of the client may be under way: closing at once would reset
  bool http11_ = true;
  bool job_done_ = false;
  bool client_left_ = false;
};

}  // namespace rongtong::http
