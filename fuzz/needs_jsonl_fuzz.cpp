// Any bytes as JSON lines of needs: each line ends stored or rejected.
#include <cstdint>
#include <string_view>

#include "needs_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto reader =
      intake::read_need_lines(base::memory_source(text), fuzz::checker(), fuzz::columns());
  fuzz::read_all(*reader);
  return 0;
}
