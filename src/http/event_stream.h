#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace rongtong::http {

/// One server-sent event (WHATWG HTML, 9.2). `data` may have several lines.
struct Event {
  std::string name;  ///< empty: `message`
  std::string data;
  std::string id;  ///< sent back as Last-Event-ID when the browser connects again; may be empty
};

/// The text of an event as it goes over the wire. Line ends in `name` and `id` are left out.
std::string to_wire(const Event& event);

/// Where worker code writes the events of one client; shared with the connection that sends them. A
/// slow client holds no thread: events wait in memory up to `most_bytes`; a client that falls
/// further behind is cut off and may connect again. Thread safe.
class EventStream {
 public:
  explicit EventStream(std::size_t most_bytes = 256U << 10U) : most_bytes_(most_bytes) {}

  /// False when the client is gone (or cut off now): no one needs further events.
  bool send(const Event& event);
  /// No event follows; the connection ends after those that wait.
  void close();
  bool gone() const { return gone_.stop_requested(); }
  /// Requested when the client is gone, so that work done for it alone can end.
  std::stop_token cancelled() const { return gone_.get_token(); }

  /// For the connection: `wake` is called, from any thread, when there is something to take, and
  /// never again once `abandon` has returned. It is called under the lock: it must not call back.
  void attach(std::function<void()> wake);
  /// The waiting events; empty when the stream has ended, an empty text when none waits.
  std::optional<std::string> take();
  /// The client left: `send` returns false from now on.
  void abandon();

 private:
  mutable std::mutex mutex_;
  std::string waiting_;
  bool closed_ = false;
  std::size_t most_bytes_;
  std::function<void()> wake_;
  std::stop_source gone_;
};

}  // namespace rongtong::http
