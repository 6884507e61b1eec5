#include "http/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/account.h"
#include "http/problem.h"

namespace rongtong::http {

namespace asio = boost::asio;

namespace {
constexpr std::size_t kFirstRead = 4U << 10U;
constexpr std::size_t kBodyRead = 64U << 10U;
/// What a refused client may still send before the connection is closed on it.
constexpr std::size_t kMostLinger = 1U << 20U;
constexpr std::chrono::milliseconds kLinger{2'000};
/// Bodies go to the disk in pieces of this size.
constexpr std::size_t kSpoolPiece = 256U << 10U;

std::chrono::microseconds since(Connection::Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Connection::Clock::now() - start);
}
}  // namespace

Connection::Connection(
    Shared& shared, Loop& loop, std::unique_ptr<Transport> transport, Address peer
)
    : shared_(shared),
      loop_(loop),
      transport_(std::move(transport)),
      peer_(peer),
      signal_(loop.context()) {}

void Connection::start() {
  asio::co_spawn(loop_.context(), run(), [self = shared_from_this()](const std::exception_ptr&) {
    // Whatever went wrong concerns this client only, and ends its connection.
    self->closed_ = true;
    self->transport_->close();
    self->loop_.forget(self.get());
  });
}

void Connection::check_deadline(Clock::time_point now) {
  if (now < deadline_) return;
  disarm();
  expired_ = true;
  transport_->cancel();
}

void Connection::stop(bool now) {
  stopping_ = true;
  keep_ = false;
  if (now || idle_since_) {
    closed_ = true;
    transport_->close();
  }
  signal_.cancel();
}

Connection::Task<void> Connection::run() {
  arm(shared_.options.head_timeout);
  const bool greeted = co_await transport_->handshake();
  while (greeted && !closed_) {
    const bool more = co_await serve_one();
    if (!more) break;
  }
  idle_since_.reset();
  if (linger_ && !closed_) co_await linger();
}

/// Says that nothing follows and reads what is still under way: closing with unread bytes would
/// reset the connection and take the answer away from the client (RFC 9112, 9.6).
Connection::Task<void> Connection::linger() {
  expired_ = false;
  arm(kLinger);
  co_await transport_->end_writing();
  std::size_t total = 0;
  while (!expired_ && total < kMostLinger) {
    in_.clear();
    const auto count = co_await read_more(kBodyRead);
    if (count == 0) break;
    total += count;
  }
}

Connection::Task<bool> Connection::serve_one() {
  const Read read = co_await read_head();
  if (read == Read::kClosed) co_return false;
  Account account;
  Request request;
  identify(request);
  if (read == Read::kRefused) {
    keep_ = false;
    linger_ = true;
    const int status = parser_->fault() == WireFault::kNone ? 408 : status_of(parser_->fault());
    expired_ = false;
    Response response = refusal(status, request);
    account.sent = co_await send(response, false, account);
    report(account, request);
    co_return false;
  }
  RequestHead head = parser_->take();
  account.method = head.method;
  const bool kept = co_await answer(request, head, account);
  report(account, request);
  co_return kept;
}

Connection::Task<Connection::Read> Connection::read_head() {
  parser_.emplace(shared_.options.head);
  if (in_.empty()) {
    if (stopping_) co_return Read::kClosed;
    idle_since_ = Clock::now();
    arm(shared_.options.idle_timeout);
    const auto count = co_await read_more(kFirstRead);
    idle_since_.reset();
    if (count == 0) co_return Read::kClosed;
  }
  arm(shared_.options.head_timeout);
  for (;;) {
    const std::size_t used = parser_->take_head(in_);
    if (parser_->fault() != WireFault::kNone) co_return Read::kRefused;
    if (used != 0) {
      in_.erase(0, used);
      co_return Read::kOk;
    }
    const auto count = co_await read_more(kFirstRead);
    if (count == 0) co_return expired_ && !closed_ ? Read::kRefused : Read::kClosed;
  }
}

void Connection::identify(Request& request) {
  request.client.address = peer_.text();
  request.client.secure = transport_->secure();
  request.id = loop_.next_request_id();
  request.cancelled = shared_.cancelled.get_token();
}

/// The request as handlers see it; a response when it can be no request of ours.
std::optional<Response> Connection::build(Request& request, RequestHead& head) {
  request.headers = std::move(head.headers);
  request.method = parse_method(head.method);
  if (holds(shared_.options.trusted_proxies, peer_)) trust_proxy(request, peer_, shared_.options);
  auto target = parse_target(head.target);
  if (target) request.target = std::move(*target);
  request.language = language_of(request.headers, request.target.query);
  if (!target) return refusal(400, request);
  const bool absolute = !request.target.authority.empty();
  request.client.host =
      absolute ? request.target.authority : std::string(request.headers.find("host").value_or(""));
  const bool nameless = request.client.host.empty() && !head.http11;
  if (!nameless && !is_allowed_host(request.client.host, shared_.options.hosts)) {
    return refusal(421, request);
  }
  if (request.method == Method::kUnknown) return refusal(501, request);
  if (const auto expect = request.headers.find("expect");
      expect && !same_word(*expect, "100-continue")) {
    return refusal(417, request);
  }
  return std::nullopt;
}

Connection::Task<bool> Connection::answer(Request& request, RequestHead& head, Account& account) {
  http11_ = head.http11;
  keep_ = head.keep_alive && !stopping_;
  std::optional<Response> early = build(request, head);
  Admission admission;
  if (!early) {
    admission = admitted(shared_.application, request);
    account.route = shared_.application.route_name(request);
    early = std::move(admission.refusal);
  }
  if (!early && head.has_body()) {
    early = co_await receive(request, head, admission, account);
  }
  if (closed_ || client_left_) co_return false;
  if (!parser_->complete()) {
    // The rest of the body stands between us and the next request.
    keep_ = false;
    linger_ = true;
  }
  Response response;
  if (early) {
    response = std::move(*early);
  } else {
    response = co_await produce(request, admission, account);
  }
  account.note = response.note;
  account.status = response.status;
  account.sent = co_await send(response, request.method == Method::kHead, account);
  co_return keep_&& account.sent;
}

Connection::Task<std::optional<Response>> Connection::receive(
    Request& request, const RequestHead& head, const Admission& admission, Account& account
) {
  if (head.content_length.value_or(0) > admission.most_body) co_return refusal(413, request);
  std::optional<Response> early;
  if (admission.check_before_body) {
    const bool taken = co_await on_worker(shared_.workers, false, [&] {
      const auto start = Clock::now();
      early = checked(shared_.application, request);
      account.handled += since(start);
    });
    if (!taken) early = overloaded(shared_, request);
    if (early) co_return early;
  }
  if (head.http11 && request.headers.find("expect") && in_.empty()) {
    const bool sent = co_await write("HTTP/1.1 100 Continue\r\n\r\n", {}, account);
    if (!sent) client_left_ = true;
  }
  if (!client_left_) early = co_await read_body(request, admission, account);
  co_return early;
}

Connection::Task<std::optional<Response>> Connection::read_body(
    Request& request, const Admission& admission, Account& account
) {
  const auto start = Clock::now();
  std::string bytes;
  Body body;
  std::optional<Response> failed;
  for (;;) {
    const std::size_t before = bytes.size();
    const std::size_t used = parser_->take_body(in_, bytes);
    in_.erase(0, used);
    account.bytes_in += bytes.size() - before;
    if (parser_->fault() != WireFault::kNone) {
      co_return refusal(status_of(parser_->fault()), request);
    }
    if (account.bytes_in > admission.most_body) co_return refusal(413, request);
    const bool spool = body.in_file() || account.bytes_in > shared_.options.memory_body;
    if (spool && (bytes.size() >= kSpoolPiece || parser_->complete())) {
      disarm();
      co_await on_worker(shared_.disk, true, [&] { failed = spooled(bytes, body, request); });
      if (failed) co_return failed;
    }
    if (parser_->complete()) break;
    const auto allowed = std::chrono::milliseconds(
        account.bytes_in * 1000 / std::max<std::uint64_t>(1, shared_.options.least_body_rate)
    );
    arm(shared_.options.body_timeout);
    deadline_ = std::min(deadline_, start + shared_.options.body_timeout + allowed);
    const auto count = co_await read_more(kBodyRead);
    if (count != 0) continue;
    if (expired_ && !closed_) {
      expired_ = false;
      co_return refusal(408, request);
    }
    client_left_ = true;
    co_return std::nullopt;
  }
  request.body = body.in_file() ? std::move(body) : Body(std::move(bytes));
  co_return std::nullopt;
}

std::optional<Response> Connection::spooled(
    std::string& bytes, Body& body, const Request& request
) {
  try {
    if (!body.in_file()) {
      body = Body(std::make_shared<TemporaryFile>(shared_.options.spool_folder));
    }
    body.file()->append(bytes);
    bytes.clear();
    return std::nullopt;
  } catch (const base::Error& error) {
    Response response = problem(507, request.language, request.id);
    response.note = error.what();
    return response;
  }
}

Connection::Task<Response> Connection::produce(
    Request& request, const Admission& admission, Account& account
) {
  disarm();
  if (admission.at_once) {
    const auto start = Clock::now();
    Response response = handled(shared_.application, request);
    account.handled += since(start);
    co_return response;
  }
  const bool check = !(admission.check_before_body && parser_->complete() && account.bytes_in > 0);
  const auto queued = Clock::now();
  Response response;
  const bool taken = co_await on_worker(shared_.workers, false, [&] {
    account.waited += since(queued);
    const auto start = Clock::now();
    std::optional<Response> refused;
    if (check) refused = checked(shared_.application, request);
    response = refused ? std::move(*refused) : handled(shared_.application, request);
    account.handled += since(start);
  });
  if (!taken) response = overloaded(shared_, request);
  co_return response;
}

Response Connection::refusal(int status, const Request& request) const {
  return problem(status, request.language, request.id);
}

Connection::Task<std::size_t> Connection::read_more(std::size_t most) {
  const std::size_t size = in_.size();
  in_.resize(size + most);
  const std::size_t count =
      co_await transport_->read_some(asio::mutable_buffer(in_.data() + size, most));
  in_.resize(size + count);
  co_return count;
}

/// Runs `job` on `pool` and comes back to this thread. `job` may use what the caller's frame holds:
/// the frame waits for it whatever happens to the client. False when the queue is full, unless the
/// job `must` run.
Connection::Task<bool> Connection::on_worker(
    WorkerPool& pool, bool must, std::function<void()> job
) {
  job_done_ = false;
  // The worker hands its share of us back: the last one must end on this thread, not there.
  auto work = [self = shared_from_this(), job = std::move(job)]() mutable {
    job();
    auto& context = self->loop_.context();
    asio::post(context, [back = std::move(self)] {
      back->job_done_ = true;
      back->signal_.cancel();
    });
  };
  if (must) {
    pool.submit(std::move(work));
  } else if (!pool.try_submit(std::move(work))) {
    co_return false;
  }
  while (!job_done_) co_await await_signal(std::chrono::hours(1));
  co_return true;
}

Connection::Task<void> Connection::await_signal(std::chrono::milliseconds most) {
  signal_.expires_after(most);
  co_await signal_.async_wait(asio::as_tuple(asio::use_awaitable));
}

void Connection::report(const Account& account, const Request& request) const {
  if (shared_.observer != nullptr) shared_.observer->finished(account.exchange(request));
}

}  // namespace rongtong::http
