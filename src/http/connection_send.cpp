// The second half of Connection: how answers go out.
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <charconv>

#include "http/account.h"
#include "http/connection.h"

namespace rongtong::http {

namespace asio = boost::asio;

namespace {

void append_field(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  head += value;
  head += "\r\n";
}

/// However the answer ends, who writes the events is told.
class EventEnd {
 public:
  explicit EventEnd(std::shared_ptr<EventStream> stream) : stream_(std::move(stream)) {}
  ~EventEnd() {
    if (stream_) stream_->abandon();
  }
  EventEnd(const EventEnd&) = delete;
  EventEnd& operator=(const EventEnd&) = delete;

 private:
  std::shared_ptr<EventStream> stream_;
};

std::string chunk_size(std::size_t size) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), size, 16).ptr;
  return std::string(digits.data(), end) + "\r\n";
}

bool is_stream(const Response& response) {
  return std::holds_alternative<std::shared_ptr<ChunkSource>>(response.content) ||
         std::holds_alternative<std::shared_ptr<EventStream>>(response.content);
}

}  // namespace

std::string Connection::head_of(const Response& response, bool has_text) const {
  std::string head;
  head.reserve(512);
  head += "HTTP/1.1 ";
  head += std::to_string(response.status);
  head += ' ';
  head += reason_phrase(response.status);
  head += "\r\n";
  for (const auto& [name, value] : response.headers) append_field(head, name, value);
  for (const auto& [name, value] : shared_.options.fields) {
    if (response.find(name) == nullptr) append_field(head, name, value);
  }
  append_field(head, "Date", loop_.date());
  if (has_text) {
    const std::uint64_t length = response.length.value_or(response.text().size());
    append_field(head, "Content-Length", std::to_string(length));
  } else if (is_stream(response) && http11_) {
    append_field(head, "Transfer-Encoding", "chunked");
  }
  if (!keep_) {
    append_field(head, "Connection", "close");
  } else if (!http11_) {
    append_field(head, "Connection", "keep-alive");
  }
  head += "\r\n";
  return head;
}

Connection::Task<bool> Connection::send(Response& response, bool is_head, Account& account) {
  account.status = response.status;
  const bool stream = is_stream(response);
  const bool content = may_have_content(response.status);
  auto* const events = std::get_if<std::shared_ptr<EventStream>>(&response.content);
  const EventEnd end(events == nullptr ? nullptr : *events);
  // Without chunks only the end of the connection ends a stream; an event stream ends with it too.
  if ((stream && !http11_) || events != nullptr || stopping_) keep_ = false;
  const std::string head = head_of(response, content && !stream);
  const std::string_view text = is_head || !content ? std::string_view{} : response.text();
  if (!co_await write(head, text, account)) co_return false;
  if (!stream) co_return true;
  if (is_head || !content) co_return true;
  if (events != nullptr) co_return co_await send_events(*events, account);
  co_return co_await send_chunks(
      *std::get<std::shared_ptr<ChunkSource>>(response.content), account
  );
}

Connection::Task<bool> Connection::send_chunks(ChunkSource& source, Account& account) {
  for (;;) {
    std::optional<std::string> piece;
    bool failed = false;
    disarm();
    std::string note;
    co_await on_worker(shared_.workers, true, [&] {
      try {
        piece = source.next();
      } catch (const std::exception& error) {
        note = error.what();
        failed = true;
      }
    });
    if (failed) {
      account.note = note;
      keep_ = false;
      co_return false;
    }
    if (!piece) break;
    if (piece->empty()) continue;
    if (!co_await send_piece(*piece, account)) co_return false;
  }
  if (!http11_) co_return true;
  co_return co_await write("0\r\n\r\n", {}, account);
}

Connection::Task<bool> Connection::send_piece(std::string_view piece, Account& account) {
  if (!http11_) co_return co_await write(piece, {}, account);
  std::string framed = chunk_size(piece.size());
  framed += piece;
  framed += "\r\n";
  co_return co_await write(framed, {}, account);
}

/// Reads until the client leaves; what it sends meanwhile is nothing that an event stream expects.
Connection::Task<void> Connection::watch() {
  std::array<char, 512> dropped{};
  while (co_await transport_->read_some(asio::buffer(dropped)) != 0) {
  }
  client_left_ = true;
  signal_.cancel();
}

Connection::Task<bool> Connection::send_events(
    std::shared_ptr<EventStream> stream, Account& account
) {
  ++shared_.event_streams;
  const auto self = shared_from_this();
  stream->attach([weak = weak_from_this(), &context = loop_.context()] {
    asio::post(context, [weak] {
      if (const auto connection = weak.lock()) connection->signal_.cancel();
    });
  });
  asio::co_spawn(loop_.context(), watch(), [self](const std::exception_ptr&) {});
  bool sent = true;
  disarm();
  while (sent && !client_left_ && !stopping_) {
    const auto waiting = stream->take();
    if (!waiting) break;
    if (!waiting->empty()) {
      sent = co_await send_piece(*waiting, account);
      disarm();
      continue;
    }
    const auto due = Clock::now() + shared_.options.heartbeat;
    co_await await_signal(shared_.options.heartbeat);
    if (Clock::now() >= due) sent = co_await send_piece(":\n\n", account);
    disarm();
  }
  stream->abandon();
  if (sent && !client_left_ && http11_) sent = co_await write("0\r\n\r\n", {}, account);
  --shared_.event_streams;
  disarm();
  while (!client_left_) {
    transport_->cancel();  // ends the watch
    co_await await_signal(std::chrono::milliseconds(100));
  }
  co_return sent;
}

Connection::Task<bool> Connection::write(
    std::string_view first, std::string_view second, Account& account
) {
  while (!first.empty() || !second.empty()) {
    arm(shared_.options.write_timeout);
    const std::size_t count = co_await transport_->write_some(first, second);
    if (count == 0) {
      client_left_ = true;
      linger_ = false;
      co_return false;
    }
    account.bytes_out += count;
    const std::size_t of_first = std::min(count, first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(count - of_first);
  }
  disarm();
  co_return true;
}

}  // namespace rongtong::http
