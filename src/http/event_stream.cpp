#include "http/event_stream.h"

#include <algorithm>
#include <utility>

namespace rongtong::http {

namespace {
std::string one_line(std::string_view text) {
  std::string line(text);
  std::erase_if(line, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  return line;
}

/// CR, LF and CRLF all end a line for the reader.
void append_data(std::string& wire, std::string_view data) {
  for (;;) {
    const auto end = data.find_first_of("\r\n");
    wire += "data: ";
    wire += data.substr(0, end);
    wire += '\n';
    if (end == std::string_view::npos) return;
    const bool pair = data.substr(end, 2) == "\r\n";
    data.remove_prefix(end + (pair ? 2 : 1));
  }
}
}  // namespace

std::string to_wire(const Event& event) {
  std::string wire;
  if (!event.id.empty()) wire += "id: " + one_line(event.id) + "\n";
  if (!event.name.empty()) wire += "event: " + one_line(event.name) + "\n";
  append_data(wire, event.data);
  wire += '\n';
  return wire;
}

bool EventStream::send(const Event& event) {
  const std::string wire = to_wire(event);
  bool cut = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || gone_.stop_requested()) return false;
    cut = waiting_.size() + wire.size() > most_bytes_;
    if (cut) {
      closed_ = true;
    } else {
      waiting_ += wire;
    }
    if (wake_) wake_();
  }
  if (cut) gone_.request_stop();
  return !cut;
}

void EventStream::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  if (wake_) wake_();
}

void EventStream::attach(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

std::optional<std::string> EventStream::take() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty() && closed_) return std::nullopt;
  return std::exchange(waiting_, {});
}

void EventStream::abandon() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    waiting_.clear();
    wake_ = nullptr;
  }
  gone_.request_stop();
}

}  // namespace rongtong::http
