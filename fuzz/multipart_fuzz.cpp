// Any bytes as multipart/form-data: parts or an Error, the same however they are cut.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "http/multipart.h"

namespace {

using namespace rongtong::http;

class Collector final : public PartSink {
 public:
  void begin(const PartHead& head) override {
    if (head.file_name && head.file_name->find('/') != std::string::npos) __builtin_trap();
    text += "[" + head.name + "|" + head.file_name.value_or("-") + "|" + head.type + ":";
  }
  void data(std::string_view bytes) override { text += bytes; }
  void end() override { text += "]"; }
  std::string text;
};

std::string read(std::string_view bytes, std::size_t step) {
  Collector collector;
  MultipartParser parser("B", collector, 8);
  try {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size()))) {
      parser.feed(bytes.substr(0, step));
    }
    parser.finish();
  } catch (const rongtong::base::Error&) {
    return "fault";
  }
  return collector.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = read(bytes, size + 1);
  if (read(bytes, 1) != whole || read(bytes, 5) != whole) __builtin_trap();
  Headers headers;
  headers.add("Content-Type", bytes);
  multipart_boundary(headers);
  return 0;
}
