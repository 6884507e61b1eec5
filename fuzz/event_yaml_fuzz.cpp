// Any bytes as event.yaml: an event or a rejecting finding; an event that was read is written and
// read back as the same.
#include <cstdint>
#include <string_view>

#include "base/finding.h"
#include "intake/event_yaml.h"

namespace {

/// YAML cannot carry every character in a quoted text; such events are not written back.
bool printable(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0x7F || byte >= 0x80 || (byte < 0x20 && c != '\n' && c != '\t')) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = intake::read_event_yaml(text, "fuzz.yaml");
  if (read.event.has_value() == base::rejected(read.findings)) __builtin_trap();
  if (!read.event) return 0;
  intake::check_event_against(*read.event, {}, [](const auto&) { return false; });
  if (!printable(text) || text.find('\\') != std::string_view::npos) return 0;
  const auto again = intake::read_event_yaml(intake::event_to_yaml(*read.event), "again.yaml");
  if (!again.event || *again.event != *read.event) __builtin_trap();
  return 0;
}
